#ifndef AIRUDDER_DETAIL_CLIENT_RUN_STEPS_HPP
#define AIRUDDER_DETAIL_CLIENT_RUN_STEPS_HPP

#include <airudder/detail/client/backoff.hpp>
#include <airudder/detail/client/retry_after.hpp>
#include <airudder/detail/client/run.hpp>

#include <boost/asio/error.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// The stages of a run around its connections: tokens, answers, waits, the end.
namespace airudder::detail {

inline bool Run::prepare(Result<std::string> message)
{
    if (!message) {
        fail(error_of(CallErrorKind::request, message.error().message));
        return false;
    }
    message_ = *std::move(message);
    return true;
}

inline void Run::ask_for_token(std::string_view refused)
{
    doing_ = "waiting for a token";
    ++stage_;
    // A token provider may never call back, so its handler must not keep the
    // run alive.
    core_.tokens->get(refused,
                      deadline_,
                      [run = weak_from_this(),
                       stage = stage_](CallResult<std::string> token) {
                          if (auto const self = run.lock();
                              self && self->stage_ == stage)
                              self->do_stage([&] {
                                  self->have_token_or_none(std::move(token));
                              });
                      });
}

inline void Run::have_token_or_none(CallResult<std::string> token)
{
    if (!token)
        return fail(token.error());
    token_ = *std::move(token);
    doing_ = preparing;
    have_token();
}

/// A server may answer and end the connection before it has read everything:
/// what it says counts, if it says something.
inline void Run::was_sent(ErrorCode, std::size_t)
{
    doing_ = "waiting for the answer";
    read();
}

inline void Run::was_read(ErrorCode failure, std::size_t size)
{
    connection_->was_read(size);
    connection_->consume(reader_->read(connection_->waiting()));
    if (failure)
        reader_->end(failure == boost::asio::error::eof);
    if (reader_->has_head())
        doing_ = reading_body;
    if (!took_part())
        return;
    if (reader_->is_done())
        return have_answer();
    if (reader_->error() != nullptr)
        return broke_off(failure);
    read();
}

inline void Run::retry(CallError error)
{
    if (auto const time = wait_to_retry())
        retry_after_wait(*time);
    else
        fail(std::move(error));
}

inline std::optional<std::chrono::milliseconds>
Run::wait_to_retry(std::optional<std::chrono::milliseconds> asked)
{
    if (!repeatable_ || attempt_ >= core_.options.attempts)
        return std::nullopt;
    if (!asked)
        asked =
            Backoff{core_.options.first_wait, core_.options.longest_wait}.delay(
                attempt_, core_.random);
    if (*asked >= deadline_ - core_.now())
        return std::nullopt;
    return asked;
}

inline std::optional<std::chrono::milliseconds> Run::wait_if_busy()
{
    auto const status = response_.status;
    if (status != 429 && (status < 502 || status > 504))
        return std::nullopt;
    std::optional<std::chrono::milliseconds> asked;
    if (auto const header = response_.find("Retry-After"))
        asked = retry_after(*header, std::chrono::system_clock::now());
    return wait_to_retry(asked);
}

inline void Run::retry_after_wait(std::chrono::milliseconds wait)
{
    doing_ = "waiting to try again";
    if (connection_)
        connection_->close();
    timer_.expires_after(wait);
    timer_.async_wait(next(&Run::waited));
}

inline std::string Run::progress() const
{
    auto const length = reader_->body_length();
    return std::to_string(reader_->body_received()) +
           (length ? " of " + std::to_string(*length) : "") + " bytes";
}

inline void Run::waited(ErrorCode) { attempt(); }

inline bool Run::end()
{
    if (std::exchange(ended_, true))
        return false;
    ++stage_;
    if (begun_)
        core_.runs.erase(shared_from_this());
    timer_.cancel();
    if (auto const connector = connector_.lock())
        connector->cancel();
    if (connection_)
        connection_->close();
    return true;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_RUN_STEPS_HPP
