#ifndef AIRUDDER_CLIENT_ANSWER_STEPS_HPP
#define AIRUDDER_CLIENT_ANSWER_STEPS_HPP

#include <airudder/client/call_run.hpp>
#include <airudder/client/encryption.hpp>
#include <airudder/client/request_head.hpp>
#include <airudder/client/retry_after.hpp>

#include <boost/asio/error.hpp>
#include <boost/json/parse.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// The stages of a call from its request to what becomes of the answer.
namespace airudder::detail {

inline void CallRun::send()
{
    doing_ = "sending";
    envelope_ = {};
    sent_.clear();
    append_request(
        sent_,
        request_,
        host_header(core_.origin),
        authorization({.token = token_, .scheme = core_.options.scheme}));
    reader_.emplace(response_,
                    ResponseLimits{core_.options.max_head_size,
                                   core_.options.max_body_size});
    connection_->write(sent_, next(&CallRun::was_sent));
}

/// A server may answer and end the connection before it has read everything:
/// what it says counts, if it says something.
inline void CallRun::was_sent(ErrorCode, std::size_t)
{
    doing_ = "waiting for the answer";
    read();
}

inline void CallRun::read() { connection_->read(next(&CallRun::was_read)); }

inline void CallRun::was_read(ErrorCode failure, std::size_t size)
{
    connection_->was_read(size);
    connection_->consume(reader_->read(connection_->waiting()));
    if (failure)
        reader_->end(failure == boost::asio::error::eof);
    if (reader_->is_done())
        return have_answer();
    if (reader_->error() != nullptr)
        return broke_off();
    read();
}

inline void CallRun::broke_off()
{
    connection_->close();
    if (reused_ && operation_.idempotent && !reader_->has_begun()) {
        // The server had ended the connection before it saw the request.
        fresh_ = true;
        --attempt_;
        return attempt();
    }
    auto const kind = CallErrorKind::protocol;
    finish(reader_->has_head() ? answer_error(kind, *reader_->error())
                               : error(kind, *reader_->error()));
}

inline void CallRun::have_answer()
{
    auto const connection = std::exchange(connection_, nullptr);
    if (connection->ssl() != nullptr)
        core_.session.reset(SSL_get1_session(connection->ssl()));
    if (reader_->keep_alive() && connection->waiting().empty())
        core_.pool.give(connection, core_.options.max_idle_connections);
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
    finish(answer_error(CallErrorKind::decode,
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
        return ask_for_token(token_);
    }
    if (!good) {
        auto failure =
            answer_error(CallErrorKind::http_status,
                         "expected an HTTP status from 200 to 299, found " +
                             std::to_string(status));
        if (status != 429 && (status < 502 || status > 504))
            return finish(std::move(failure));
        std::optional<std::chrono::milliseconds> wait;
        if (auto const header = response_.find("Retry-After"))
            wait = retry_after(*header, std::chrono::system_clock::now());
        return retry(std::move(failure), wait);
    }
    if (failed)
        return finish(answer_error(CallErrorKind::envelope,
                                   "expected code 200, found " +
                                       std::to_string(*envelope_.code)));
    finish(
        GoodAnswer{std::move(response_), envelope_, token_, operation_.secret});
}

inline void CallRun::retry(CallError error,
                           std::optional<std::chrono::milliseconds> wait)
{
    if (!operation_.idempotent || attempt_ >= core_.options.attempts)
        return finish(std::move(error));
    if (!wait)
        wait =
            Backoff{core_.options.first_wait, core_.options.longest_wait}.delay(
                attempt_, core_.random);
    auto const now = Clock::now();
    if (*wait >= deadline_ - now)
        return finish(std::move(error));
    doing_ = "waiting to try again";
    if (connection_)
        connection_->close();
    timer_.expires_at(now + *wait);
    timer_.async_wait(next(&CallRun::waited));
}

inline CallError CallRun::answer_error(CallErrorKind kind,
                                       std::string message) const
{
    auto failure = error(kind, std::move(message));
    describe_answer(failure, response_, envelope_, operation_.secret);
    return failure;
}

/// What asks for a secret holds some.
inline std::vector<std::string> CallRun::secrets_in_request() const
{
    std::vector<std::string> secrets;
    if (!operation_.secret)
        return secrets;
    ErrorCode ignored;
    auto const body = boost::json::parse(request_.body, ignored);
    if (body.is_object())
        for (auto const& member : body.get_object())
            if (auto const* text = member.value().if_string())
                secrets.emplace_back(text->data(), text->size());
    return secrets;
}

inline void CallRun::finish(CallResult<GoodAnswer> result)
{
    auto const self = shared_from_this();
    auto const completion = std::move(completion_);
    if (completion == nullptr)
        return;
    ++stage_;
    core_.runs.erase(self);
    timer_.cancel();
    if (resolver_)
        resolver_->cancel();
    if (connection_)
        connection_->close();
    if (!result) {
        auto failure = result.error();
        if (operation_.secret && !core_.options.encryption_key.empty()) {
            // What was asked for it cannot be looked up any more.
            failure.status.reset();
            failure.reason.reset();
        }
        mask_error(failure, core_.mask_for(token_, secrets_in_request()));
        result = std::move(failure);
    }
    completion->complete(std::move(result));
}

} // namespace airudder::detail

#endif // AIRUDDER_CLIENT_ANSWER_STEPS_HPP
