#ifndef AIRUDDER_DETAIL_CLIENT_RUN_HPP
#define AIRUDDER_DETAIL_CLIENT_RUN_HPP

#include <airudder/client/call_error.hpp>
#include <airudder/detail/client/backoff.hpp>
#include <airudder/detail/client/connection.hpp>
#include <airudder/detail/client/connector.hpp>
#include <airudder/detail/client/core.hpp>
#include <airudder/detail/client/http_response.hpp>
#include <airudder/detail/client/origin.hpp>
#include <airudder/detail/client/proxy.hpp>
#include <airudder/detail/client/response_reader.hpp>
#include <airudder/detail/client/retry_after.hpp>
#include <airudder/detail/net/socket.hpp>
#include <airudder/result.hpp>

#include <boost/asio/error.hpp>

#include <algorithm>
#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace airudder::detail {

/// One call or download, with all its attempts. Each attempt gets a connection,
/// sends a message and reads the answer.
///
/// Every handler belongs to a stage. Handlers of earlier stages do nothing.
class Run : public std::enable_shared_from_this<Run> {
public:
    Run(Core& core, Clock::time_point deadline)
        : core_(core), deadline_(deadline), timer_(core.io)
    {
    }

    virtual ~Run() = default;

    Clock::time_point deadline() const noexcept { return deadline_; }

    /// Moves the deadline to `deadline` if that is later.
    void extend(Clock::time_point deadline)
    {
        deadline_ = (std::max)(deadline_, deadline);
    }

    /// Starts the run, unless it has already been cancelled: posts from several
    /// threads can arrive in any order. If the client has stopped, cancels the
    /// run instead.
    void begin();

    /// Until the run has begun, any thread may call this, because the run has
    /// not touched shared state yet. After that, only the client's thread may.
    void cancel()
    {
        fail(error_of(CallErrorKind::cancelled,
                      "expected an answer, found that "
                      "the call was cancelled"));
    }

    /// Ends the run because its deadline has passed.
    void expire();

protected:
    virtual void start() = 0;

    /// Begins an attempt.
    virtual void attempt() = 0;

    /// Called once connected, with TLS verified if used.
    virtual void on_connected() = 0;

    /// Called after data, or the end of the connection, was read.
    virtual void on_read(ErrorCode failure) = 0;

    /// Called when the rest of the answer's body is not available. If the head
    /// alone makes the answer a failure, ends the run with that failure and
    /// returns true.
    virtual bool fail_by_head() = 0;

    /// Ends the run with an error unless it has already ended.
    virtual void fail(CallError error) = 0;

    /// Begins the next stage. Returns a handler that keeps the run alive and
    /// calls `then`, unless another stage has begun in the meantime.
    template <class Self, class... Arguments>
    auto next(void (Self::*then)(Arguments...))
    {
        ++stage_;
        return [self = std::static_pointer_cast<Self>(shared_from_this()),
                stage = stage_,
                then](Arguments... arguments) {
            if (self->stage_ == stage)
                self->do_stage(
                    [&] { ((*self).*then)(std::move(arguments)...); });
        };
    }

    /// Asks for a token other than `refused`, then calls `then`.
    void ask_for_token(std::string_view refused, std::function<void()> then);

    /// Stores the message for `send`. If `message` is an error, ends the run
    /// with it and returns false.
    bool prepare(Result<std::string> message);

    /// Connects, then calls `on_connected`. On failure, retries or ends the
    /// run.
    void connect(Origin const& origin, std::optional<Proxy> const& proxy);

    /// Sends the prepared message and reads the answer.
    void send(ResponseLimits limits);

    /// Reads more of the answer.
    void read() { connection_->read(next(&Run::on_part)); }

    /// Makes another attempt after waiting for the time `asked`, else for a
    /// random time. Ends the run with `error` if no attempt or not enough time
    /// is left.
    void retry(CallError error,
               std::optional<std::chrono::milliseconds> asked = {});

    /// Returns how long to wait before another attempt; nullopt unless the
    /// answer's status makes one useful and one is left.
    std::optional<std::chrono::milliseconds> wait_if_busy();

    void retry_after_wait(std::chrono::milliseconds wait);

    /// Releases connection and timer. Returns false if the run has already
    /// ended.
    bool end();

    /// Returns the kind of error for an answer that breaks off: OpenSSL may
    /// report an error after the handshake, too.
    static CallErrorKind kind_of(ErrorCode failure)
    {
        return failure.category() == boost::asio::error::get_ssl_category()
                   ? CallErrorKind::tls
                   : CallErrorKind::protocol;
    }

    /// Says why the current answer broke off.
    std::string reason_of(ErrorCode failure) const
    {
        return kind_of(failure) == CallErrorKind::tls
                   ? "expected an answer, found: " + failure.message()
                   : *reader_->error();
    }

    static CallError error_of(CallErrorKind kind, std::string message)
    {
        CallError error;
        error.kind = kind;
        error.message = std::move(message);
        return error;
    }

    Core& core_;
    std::string token_{};
    std::shared_ptr<Connection> connection_{};
    HttpResponse response_{};
    std::optional<ResponseReader> reader_{};
    int attempt_ = 0;

    /// Whether there may be more than one attempt.
    bool repeatable_ = false;

private:
    static constexpr char const* preparing = "preparing to connect";
    static constexpr char const* reading_body = "reading the answer's body";

    template <class F>
    void do_stage(F stage);

    void on_token(CallResult<std::string> token,
                  std::function<void()> const& then);
    void on_connection(Connector::Result result);
    void on_sent(ErrorCode);
    void on_part(ErrorCode failure);
    void on_waited(ErrorCode) { attempt(); }

    std::optional<std::chrono::milliseconds>
    wait_to_retry(std::optional<std::chrono::milliseconds> asked);

    /// Says how much of the current answer's body was received, e.g. "3 of 9
    /// bytes".
    std::string progress() const;

    /// Says what the run is waiting for.
    std::string doing() const
    {
        auto const connector = connector_.lock();
        return connector ? connector->doing() : doing_;
    }

    Clock::time_point deadline_;
    Timer timer_;

    /// The pending connection attempt, if any.
    std::weak_ptr<Connector> connector_{};
    std::string message_{};
    char const* doing_ = preparing;
    int stage_ = 0;
    bool begun_ = false;
    bool ended_ = false;
};

// Implementation

inline void Run::begin()
{
    if (ended_)
        return;
    if (core_.stopped)
        return cancel();
    begun_ = true;
    core_.runs.insert(shared_from_this());
    do_stage([this] { start(); });
}

inline void Run::expire()
{
    auto const activity = doing();
    if (activity != reading_body)
        fail(error_of(CallErrorKind::deadline,
                      "expected an answer in time, found none while " +
                          activity));
    else if (!fail_by_head())
        fail(error_of(CallErrorKind::deadline,
                      "expected an answer in time, found " + progress() +
                          " while " + activity));
}

/// An exception for lack of memory, threads or OpenSSL's resources ends this
/// run, not the loop. An exception from a caller's handler propagates.
template <class F>
void Run::do_stage(F stage)
{
    try {
        stage();
    } catch (std::exception const&) {
        if (ended_)
            throw;
        fail(error_of(CallErrorKind::connect, out_of_resources));
    }
}

inline void Run::ask_for_token(std::string_view refused,
                               std::function<void()> then)
{
    doing_ = "waiting for a token";
    ++stage_;
    // A token provider may never call back, so its handler must not keep the
    // run alive.
    core_.tokens->get(
        refused,
        deadline_,
        [run = weak_from_this(), stage = stage_, then = std::move(then)](
            CallResult<std::string> token) {
            auto const self = run.lock();
            if (self && self->stage_ == stage)
                self->do_stage([&] { self->on_token(std::move(token), then); });
        });
}

inline void Run::on_token(CallResult<std::string> token,
                          std::function<void()> const& then)
{
    if (!token)
        return fail(token.error());
    token_ = *std::move(token);
    doing_ = preparing;
    then();
}

inline bool Run::prepare(Result<std::string> message)
{
    if (!message) {
        fail(error_of(CallErrorKind::request, message.error().message));
        return false;
    }
    message_ = *std::move(message);
    return true;
}

inline void Run::connect(Origin const& origin,
                         std::optional<Proxy> const& proxy)
{
    connection_ = nullptr;
    auto const connector = std::make_shared<Connector>(
        core_.io.get_executor(),
        core_.tls,
        origin == core_.origin ? &core_.session : nullptr,
        core_.options.max_head_size,
        origin,
        proxy);
    connector_ = connector;
    connector->start(next(&Run::on_connection));
}

inline void Run::on_connection(Connector::Result result)
{
    connector_.reset();
    if (result) {
        connection_ = *std::move(result);
        return on_connected();
    }
    auto const& reason = result.error();
    auto error = error_of(reason.kind, reason.message);
    if (reason.is_transient)
        retry(std::move(error), reason.wait);
    else
        fail(std::move(error));
}

inline void Run::send(ResponseLimits limits)
{
    doing_ = "sending";
    reader_.emplace(response_, limits);
    connection_->write(message_, next(&Run::on_sent));
}

/// Reads even after an error: a server may answer and close the connection
/// before it has read everything, and its answer counts.
inline void Run::on_sent(ErrorCode)
{
    doing_ = "waiting for the answer";
    read();
}

inline void Run::on_part(ErrorCode failure)
{
    connection_->pass_to(*reader_, failure);
    if (reader_->has_head())
        doing_ = reading_body;
    on_read(failure);
}

inline void Run::retry(CallError error,
                       std::optional<std::chrono::milliseconds> asked)
{
    if (auto const wait = wait_to_retry(asked))
        retry_after_wait(*wait);
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
    if (!is_busy(response_.status))
        return std::nullopt;
    return wait_to_retry(retry_after(response_));
}

inline void Run::retry_after_wait(std::chrono::milliseconds wait)
{
    doing_ = "waiting to try again";
    if (connection_)
        connection_->close();
    timer_.expires_after(wait);
    timer_.async_wait(next(&Run::on_waited));
}

inline std::string Run::progress() const
{
    auto const length = reader_->body_length();
    return std::to_string(reader_->body_received()) +
           (length ? " of " + std::to_string(*length) : "") + " bytes";
}

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

#endif // AIRUDDER_DETAIL_CLIENT_RUN_HPP
