#ifndef AIRUDDER_DETAIL_CLIENT_ANSWER_STEPS_HPP
#define AIRUDDER_DETAIL_CLIENT_ANSWER_STEPS_HPP

#include <airudder/detail/client/call_run.hpp>
#include <airudder/detail/client/encrypted_answer.hpp>
#include <airudder/detail/client/member_texts.hpp>
#include <airudder/detail/client/request_head.hpp>

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
    judged_ = false;
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

/// The status is judged first: a body that is not needed may be unusable.
inline bool CallRun::took_part()
{
    if (!reader_->has_head())
        return true;
    if (!std::exchange(judged_, true) && !judge_head())
        return false;
    auto const unusable = reader_->unusable();
    if (!unusable && (is_good() || reader_->error() == nullptr))
        return true;
    if (!is_good()) {
        refuse();
        return false;
    }
    if (reader_->is_coded())
        response_.body.clear();
    fail(answer_error(CallErrorKind::protocol, *unusable));
    return false;
}

/// Whether the rest of the answer is needed: not where a token is renewed or
/// another attempt made because of its status.
inline bool CallRun::judge_head()
{
    if (response_.status == 401 && can_renew()) {
        let_go();
        renew();
        return false;
    }
    if (auto const wait = wait_if_busy()) {
        let_go();
        retry_after_wait(*wait);
        return false;
    }
    return true;
}

/// Keeps the connection for other calls if nothing is to come on it, else ends
/// it.
inline void CallRun::let_go()
{
    auto const connection = std::exchange(connection_, nullptr);
    if (connection->ssl() != nullptr)
        core_.session.reset(SSL_get1_session(connection->ssl()));
    if (reader_->is_done() && reader_->keep_alive() &&
        connection->waiting().empty())
        core_.pool.give(
            connection, core_.now(), core_.options.max_idle_connections);
    else
        connection->close();
}

inline void CallRun::have_answer()
{
    if (!is_good())
        return refuse();
    let_go();
    if (!decrypt_answer())
        return;
    envelope_ = read_envelope(response_.body);
    judge();
}

/// False if that ended the call. A body that cannot be decrypted may be an error
/// in plain text.
inline bool CallRun::decrypt_answer()
{
    if (!is_encrypted(response_))
        return true;
    auto plain = decrypted_body(response_, core_.options.encryption_key);
    if (plain) {
        response_.body = *std::move(plain);
        return true;
    }
    if (operation_.envelope && read_envelope(response_.body).is_failure())
        return true;
    fail(answer_error(CallErrorKind::decode,
                      "expected an answer that can be decrypted: " +
                          plain.error().message));
    return false;
}

inline bool CallRun::refused()
{
    if (is_good())
        return false;
    refuse();
    return true;
}

/// Ends with the answer's status, and what can be read of its body.
inline void CallRun::refuse()
{
    if (reader_->is_coded())
        response_.body.clear();
    else if (is_encrypted(response_))
        if (auto plain =
                decrypted_body(response_, core_.options.encryption_key))
            response_.body = *std::move(plain);
    let_go();
    envelope_ = read_envelope(response_.body);
    fail(answer_error(CallErrorKind::http_status,
                      "expected an HTTP status from 200 to 299, found " +
                          std::to_string(response_.status)));
}

inline void CallRun::renew()
{
    renewed_ = true;
    --attempt_;
    refused_ = token_;
    ask_for_token(refused_);
}

inline void CallRun::judge()
{
    bool const failed = operation_.envelope && envelope_.is_failure();
    if (failed && *envelope_.code == 401 && can_renew())
        return renew();
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
        // The request is encrypted by now, so its secrets cannot be masked.
        error.status.reset();
        error.reason.reset();
    }
    mask_error(error, core_.mask_for(token_, other_secrets()));
    auto const completion = std::move(completion_);
    completion->complete(std::move(error));
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_ANSWER_STEPS_HPP
