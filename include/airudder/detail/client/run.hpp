#ifndef AIRUDDER_DETAIL_CLIENT_RUN_HPP
#define AIRUDDER_DETAIL_CLIENT_RUN_HPP

#include <airudder/client/call_error.hpp>
#include <airudder/detail/client/completion.hpp>
#include <airudder/detail/client/connector.hpp>
#include <airudder/detail/client/core.hpp>
#include <airudder/detail/client/http_response.hpp>
#include <airudder/detail/client/origin.hpp>
#include <airudder/detail/client/proxy.hpp>
#include <airudder/detail/client/response_reader.hpp>
#include <airudder/result.hpp>

#include <boost/asio/error.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace airudder::detail {

/// Masks secrets. The pointer stays: it says where to look.
inline void mask_error(CallError& error, Mask const& mask)
{
    error.message = mask.apply(error.message);
    error.place.message = mask.apply(error.place.message);
    error.body = mask.apply_to_answer(error.body);
    if (error.status)
        error.status = mask.apply_to_answer(*error.status);
    if (error.reason)
        error.reason = mask.apply_to_answer(*error.reason);
}

/// One job for a caller, from start to end, with all its attempts. Each handler
/// belongs to a stage; handlers of stages that are over do nothing.
class Run : public std::enable_shared_from_this<Run> {
public:
    Run(Core& core, Clock::time_point deadline)
        : core_(core), deadline_(deadline), timer_(core.io)
    {
    }

    virtual ~Run() = default;

    Clock::time_point deadline() const noexcept { return deadline_; }

    /// Gives it time until `deadline`, if it has less.
    void extend(Clock::time_point deadline)
    {
        deadline_ = (std::max)(deadline_, deadline);
    }

    /// A cancellation may come before the begin: posts of several threads
    /// overtake each other. Once stopped, nothing begins.
    void begin()
    {
        if (ended_)
            return;
        if (core_.stopped)
            return cancel();
        begun_ = true;
        core_.runs.insert(shared_from_this());
        do_stage([this] { start(); });
    }

    /// Until it has begun, from any thread: it has touched nothing shared.
    void cancel()
    {
        fail(error_of(CallErrorKind::cancelled,
                      "expected an answer, found that "
                      "the call was cancelled"));
    }

    void expire()
    {
        auto const activity = doing();
        if (activity != reading_body)
            fail(error_of(CallErrorKind::deadline,
                          "expected an answer in time, found none while " +
                              activity));
        else if (!refused())
            fail(error_of(CallErrorKind::deadline,
                          "expected an answer in time, found " + progress() +
                              " while " + activity));
    }

protected:
    virtual void start() = 0;

    /// Called once a token is available.
    virtual void have_token() = 0;

    virtual void attempt() = 0;

    /// Called once connected, with TLS verified if used.
    virtual void have_way() = 0;

    /// Called when a part of the answer was read; returns whether to go on.
    virtual bool took_part() = 0;

    /// Called when the rest of the answer's body cannot be read. If the answer
    /// is a failure regardless of its body, ends the run with that failure and
    /// returns true.
    virtual bool refused() = 0;

    virtual void have_answer() = 0;

    /// The answer ended early; `failure` is the connection's error, if it had
    /// one.
    virtual void broke_off(ErrorCode failure) = 0;

    /// Ends the run with an error, unless it has ended.
    virtual void fail(CallError error) = 0;

    /// Starts the next stage: returns a handler that runs in that stage only
    /// and keeps alive what an operation works with.
    template <class Self, class... Arguments>
    auto next(void (Self::*then)(Arguments...))
    {
        ++stage_;
        return [self = std::static_pointer_cast<Self>(shared_from_this()),
                connection = connection_,
                stage = stage_,
                then](Arguments... arguments) {
            if (self->stage_ == stage)
                self->do_stage(
                    [&] { ((*self).*then)(std::move(arguments)...); });
        };
    }

    /// An exception for lack of memory, threads or OpenSSL's resources ends
    /// this run, not the loop. An exception from a handler propagates.
    template <class F>
    void do_stage(F stage)
    {
        try {
            stage();
        } catch (std::exception const&) {
            if (ended_)
                throw;
            fail(error_of(CallErrorKind::connect,
                          "expected the means to make a call, found that "
                          "memory or the like ran out"));
        }
    }

    /// Takes what is to be sent, if it may be; else fails.
    bool prepare(Result<std::string> message);

    void ask_for_token(std::string_view refused);
    void connect(Origin const& origin, std::optional<Proxy> const& proxy);
    void read() { connection_->read(next(&Run::was_read)); }
    void was_sent(ErrorCode, std::size_t);

    /// Waits for a random time, if there may be another attempt, and makes it;
    /// else fails.
    void retry(CallError error);

    /// How long to wait for another attempt: as asked, else a random time. None
    /// if there may be no other.
    std::optional<std::chrono::milliseconds>
    wait_to_retry(std::optional<std::chrono::milliseconds> asked = {});

    /// The same if the answer's HTTP status says that another attempt may help:
    /// until the server says it will.
    std::optional<std::chrono::milliseconds> wait_if_busy();

    /// Makes another attempt then.
    void retry_after_wait(std::chrono::milliseconds wait);

    /// How much of the present answer's body came, e.g. "3 of 9 bytes".
    std::string progress() const;

    /// Lets go of what it has to do with. False if it did already.
    bool end();

    /// The kind of error if an answer breaks off: OpenSSL may have something
    /// against it after the handshake, too.
    static CallErrorKind kind_of(ErrorCode failure)
    {
        return failure.category() == boost::asio::error::get_ssl_category()
                   ? CallErrorKind::tls
                   : CallErrorKind::protocol;
    }

    /// The reason why the current answer broke off.
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

    /// The message to send once connected.
    std::string message_{};

    /// The message sent to the proxy.
    std::string sent_{};
    HttpResponse response_{};
    std::optional<ResponseReader> reader_{};

    static constexpr char const* preparing = "preparing to connect";
    static constexpr char const* reading_body = "reading the answer's body";

    char const* doing_ = preparing;
    int attempt_ = 0;

    /// Whether there may be more than one attempt.
    bool repeatable_ = false;

private:
    Origin const& next_hop() const noexcept
    {
        return proxy_ ? proxy_->origin : origin_;
    }

    /// For errors, which tell where on the way something failed.
    std::string hop() const
    {
        return (proxy_ ? "the proxy " : "the server ") + next_hop().host;
    }

    /// What the run is waiting for.
    std::string doing() const
    {
        auto const connector = connector_.lock();
        return connector ? connector->doing(proxy_ ? "the proxy" : "the server")
                         : doing_;
    }

    void have_token_or_none(CallResult<std::string> token);
    void have_connection(Connector::Result result);
    void ask_proxy();
    void proxy_was_asked(ErrorCode error, std::size_t);
    void proxy_answered(ErrorCode error, std::size_t size);
    void proxy_refused(ErrorCode error);
    void shake_hands();
    void have_trust(ErrorCode error, std::size_t);
    void was_read(ErrorCode error, std::size_t size);
    void waited(ErrorCode);

    Clock::time_point deadline_;
    decltype(Core::timer) timer_;

    /// Makes the present connection, until there is one.
    std::weak_ptr<Connector> connector_{};

    /// Whom the present connection leads to, and how.
    Origin origin_{};
    std::optional<Proxy> proxy_{};

    int stage_ = 0;
    bool begun_ = false;
    bool ended_ = false;
};

} // namespace airudder::detail

#include <airudder/detail/client/connect_steps.hpp>
#include <airudder/detail/client/run_steps.hpp>

#endif // AIRUDDER_DETAIL_CLIENT_RUN_HPP
