#ifndef AIRUDDER_CLIENT_CALL_RUN_HPP
#define AIRUDDER_CLIENT_CALL_RUN_HPP

#include <airudder/client/call_error.hpp>
#include <airudder/client/core.hpp>
#include <airudder/client/envelope.hpp>
#include <airudder/client/http_response.hpp>
#include <airudder/client/response_reader.hpp>
#include <airudder/request.hpp>

#include <boost/asio/ip/basic_resolver.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder::detail {

/// What a call is told by its endpoint.
struct Operation {
    bool authorized{};
    bool idempotent{};
    bool envelope{};

    /// The answer is a secret itself.
    bool secret{};
};

/// An answer that says it is good.
struct GoodAnswer {
    HttpResponse response{};
    Envelope envelope{};

    /// With which it was got.
    std::string token{};
    bool secret{};
};

/// Takes what a call brought; called once.
class Completion {
public:
    virtual ~Completion() = default;
    virtual void complete(CallResult<GoodAnswer> result) = 0;
};

/// Hides what nobody may see. Where the answer is a secret, what was sent for
/// it is one, too.
inline void mask_error(CallError& error, Mask const& mask)
{
    error.message = mask.apply(error.message);
    error.body = mask.apply(error.body);
    error.place.message = mask.apply(error.place.message);
    error.place.pointer = mask.apply(error.place.pointer);
    if (error.status)
        error.status = mask.apply(*error.status);
    if (error.reason)
        error.reason = mask.apply(*error.reason);
}

/// Describes an answer in an error.
inline void describe_answer(CallError& error,
                            HttpResponse const& response,
                            Envelope const& envelope,
                            bool secret)
{
    error.http_status = response.status;
    error.code = envelope.code;
    error.status = envelope.status;
    error.reason = envelope.message;
    if (!secret)
        error.body = response.body;
}

/// One call from its begin to its end, with all its attempts. Each handler
/// belongs to a stage; handlers of an earlier stage than the present one come
/// too late and do nothing.
class CallRun : public std::enable_shared_from_this<CallRun> {
public:
    CallRun(Core& core,
            Operation operation,
            HttpRequest request,
            Clock::time_point deadline,
            std::unique_ptr<Completion> completion)
        : core_(core), operation_(operation), request_(std::move(request)),
          deadline_(deadline), completion_(std::move(completion)),
          timer_(core.io)
    {
    }

    Clock::time_point deadline() const noexcept { return deadline_; }

    /// Gives the call time until `deadline`, if it has less.
    void extend(Clock::time_point deadline)
    {
        deadline_ = std::max(deadline_, deadline);
    }

    void begin()
    {
        do_stage([this] { start(); });
    }

    void start()
    {
        if (operation_.authorized)
            ask_for_token({});
        else
            attempt();
    }

    void cancel()
    {
        finish(error(CallErrorKind::cancelled,
                     "expected an answer, found that "
                     "the call was cancelled"));
    }

    void expire()
    {
        finish(error(CallErrorKind::deadline,
                     std::string("expected an answer in time, found none "
                                 "while ") +
                         doing_));
    }

private:
    using Resolver = boost::asio::ip::basic_resolver<Tcp, Executor>;

    /// A handler for the present stage only. It keeps alive what an operation
    /// works with.
    template <class... Arguments>
    auto next(void (CallRun::*then)(Arguments...))
    {
        ++stage_;
        return [self = shared_from_this(),
                connection = connection_,
                stage = stage_,
                then](Arguments... arguments) {
            if (self->stage_ == stage)
                self->do_stage(
                    [&] { ((*self).*then)(std::move(arguments)...); });
        };
    }

    /// What a stage throws for want of memory, threads or whatever OpenSSL
    /// needs ends this call, not the loop. What a handler throws goes on.
    template <class F>
    void do_stage(F stage)
    {
        try {
            stage();
        } catch (std::exception const&) {
            if (completion_ == nullptr)
                throw;
            finish(error(CallErrorKind::connect,
                         "expected the means to make a call, found that "
                         "memory or the like ran out"));
        }
    }

    void ask_for_token(std::string_view refused)
    {
        doing_ = "waiting for a token";
        core_.tokens->get(refused, deadline_, next(&CallRun::have_token));
    }

    void have_token(CallResult<std::string> token)
    {
        if (!token)
            return finish(token.error());
        token_ = *std::move(token);
        attempt();
    }

    void attempt()
    {
        if (Clock::now() >= deadline_)
            return expire();
        ++attempt_;
        connection_ = fresh_ ? nullptr : core_.pool.take();
        reused_ = connection_ != nullptr;
        if (reused_)
            return send();
        connection_ = std::make_shared<Connection>(core_.io.get_executor());
        resolve();
    }

    void resolve();
    void have_addresses(ErrorCode error, Resolver::results_type addresses);
    void have_connection(ErrorCode error, Tcp::endpoint);
    void have_address(ErrorCode error)
    {
        have_connection(error, Tcp::endpoint());
    }
    void ask_proxy();
    void proxy_was_asked(ErrorCode error, std::size_t);
    void proxy_answered(ErrorCode error, std::size_t size);
    void have_way();
    void have_trust(ErrorCode error);
    void send();
    void was_sent(ErrorCode error, std::size_t);
    void read();
    void was_read(ErrorCode error, std::size_t size);
    void broke_off();
    void have_answer();
    bool decrypt_answer();
    void judge();
    void retry(CallError error,
               std::optional<std::chrono::milliseconds> wait = {});
    void waited(ErrorCode) { attempt(); }

    CallError error(CallErrorKind kind, std::string message) const
    {
        CallError error;
        error.kind = kind;
        error.message = std::move(message);
        return error;
    }

    /// An error about the present answer.
    CallError answer_error(CallErrorKind kind, std::string message) const;

    std::vector<std::string> secrets_in_request() const;
    void finish(CallResult<GoodAnswer> result);

    Core& core_;
    Operation operation_;
    HttpRequest request_;
    Clock::time_point deadline_;
    std::unique_ptr<Completion> completion_;
    decltype(Core::timer) timer_;

    std::string token_{};
    std::shared_ptr<Connection> connection_{};
    std::optional<Resolver> resolver_{};
    std::string sent_{};
    HttpResponse response_{};
    std::optional<ResponseReader> reader_{};
    Envelope envelope_{};

    char const* doing_ = "starting";
    int stage_ = 0;
    int attempt_ = 0;
    bool reused_ = false;

    /// No connection of the pool is to be used any more.
    bool fresh_ = false;

    /// A refused token was replaced already.
    bool renewed_ = false;
};

} // namespace airudder::detail

#include <airudder/client/answer_steps.hpp>
#include <airudder/client/connect_steps.hpp>

#endif // AIRUDDER_CLIENT_CALL_RUN_HPP
