#ifndef AIRUDDER_CLIENT_ANSWER_STEPS_HPP
#define AIRUDDER_CLIENT_ANSWER_STEPS_HPP

#include <airudder/client/call_run.hpp>
#include <airudder/client/encryption.hpp>
#include <airudder/client/member_texts.hpp>
#include <airudder/client/request_head.hpp>

#include <boost/asio/error.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

/// The stages of a call from its request to what becomes of the answer.
namespace airudder::detail {

inline CallResult<HttpRequest>
CallRun::sealed(CallResult<HttpRequest> request) const
{
    auto const& key = core_.options.encryption_key;
    if (!request || key.empty())
        return request;
    auto encrypted = encrypted_request(*std::move(request), key);
    if (!encrypted)
        return error_of(CallErrorKind::request, encrypted.error().message);
    return *std::move(encrypted);
}

inline Result<std::string> CallRun::message_text() const
{
    return text_of_request(
        *request_,
        host_header(core_.origin),
        authorization({.token = token_, .scheme = core_.options.scheme}));
}

inline void CallRun::send()
{
    doing_ = "sending";
    envelope_ = {};
    reader_.emplace(response_,
                    ResponseLimits{core_.options.max_head_size,
                                   core_.options.max_body_size});
    connection_->write(message_, next(&CallRun::was_sent));
}

inline void CallRun::broke_off(ErrorCode failure)
{
    connection_->close();
    if (reused_ && operation_.idempotent && !reader_->has_begun()) {
        // The server had ended the connection before it saw the request.
        fresh_ = true;
        --attempt_;
        return attempt();
    }
    auto const kind = kind_of(failure);
    fail(reader_->has_head() ? answer_error(kind, reason_of(failure))
                             : error_of(kind, reason_of(failure)));
}

inline void CallRun::have_answer()
{
    auto const connection = std::exchange(connection_, nullptr);
    if (connection->ssl() != nullptr)
        core_.session.reset(SSL_get1_session(connection->ssl()));
    if (reader_->keep_alive() && connection->waiting().empty())
        core_.pool.give(
            connection, core_.now(), core_.options.max_idle_connections);
    else
        connection->close();
    if (!decrypt_answer())
        return;
    envelope_ = read_envelope(response_.body);
    judge();
}

/// False if that ended the call.
inline bool CallRun::decrypt_answer()
{
    if (response_.find("Is-Encrypted") != "1")
        return true;
    auto plain = decrypt(
        core_.options.encryption_key,
        {response_.body, std::string(response_.find("Signed").value_or(""))});
    if (plain) {
        response_.body = *std::move(plain);
        return true;
    }
    // An HTTP status that tells of a failure says more.
    if (response_.status < 200 || response_.status > 299)
        return true;
    fail(answer_error(CallErrorKind::decode,
                      "expected an answer that can be decrypted: " +
                          plain.error().message));
    return false;
}

inline void CallRun::judge()
{
    auto const status = response_.status;
    bool const good = status >= 200 && status < 300;
    bool const failed = good && operation_.envelope && envelope_.is_failure();
    bool const refused = status == 401 || (failed && *envelope_.code == 401);
    if (refused && operation_.authorized && !renewed_ &&
        core_.tokens->can_renew()) {
        renewed_ = true;
        --attempt_;
        refused_ = token_;
        return ask_for_token(refused_);
    }
    if (!good)
        return retry_if_busy(
            answer_error(CallErrorKind::http_status,
                         "expected an HTTP status from 200 to 299, found " +
                             std::to_string(status)));
    if (failed)
        return fail(answer_error(CallErrorKind::envelope,
                                 "expected code 200, found " +
                                     std::to_string(*envelope_.code)));
    if (!end())
        return;
    auto const completion = std::move(completion_);
    completion->complete(GoodAnswer{
        std::move(response_), envelope_, token_, refused_, operation_.secret});
}

inline CallError CallRun::answer_error(CallErrorKind kind,
                                       std::string message) const
{
    auto failure = error_of(kind, std::move(message));
    describe_answer(failure, response_, envelope_, operation_.secret);
    return failure;
}

/// What asks for a secret holds some, and what answers may.
inline std::vector<std::string> CallRun::other_secrets() const
{
    std::vector<std::string> secrets{refused_};
    if (!operation_.secret)
        return secrets;
    auto const add = [&secrets](std::vector<std::string> const& texts) {
        secrets.insert(secrets.end(), texts.begin(), texts.end());
    };
    if (request_)
        add(MemberTexts(request_->body).of_root());
    add(MemberTexts(response_.body).of_member("data"));
    return secrets;
}

inline void CallRun::fail(CallError error)
{
    if (!end())
        return;
    if (operation_.secret && !core_.options.encryption_key.empty()) {
        // What was asked for it cannot be looked up any more.
        error.status.reset();
        error.reason.reset();
    }
    mask_error(error, core_.mask_for(token_, other_secrets()));
    auto const completion = std::move(completion_);
    completion->complete(std::move(error));
}

} // namespace airudder::detail

#endif // AIRUDDER_CLIENT_ANSWER_STEPS_HPP
