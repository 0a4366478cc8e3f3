#ifndef AIRUDDER_CLIENT_ENGINE_HPP
#define AIRUDDER_CLIENT_ENGINE_HPP

#include <airudder/client/call_run.hpp>
#include <airudder/client/core.hpp>
#include <airudder/client/exchanged_token.hpp>
#include <airudder/client/request_head.hpp>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace airudder::detail {

/// The loop of one client, in a thread of its own. Every member but `run` may
/// be called from any thread.
class Engine {
public:
    explicit Engine(ClientOptions options)
        : core_(check(std::move(options))), work_(core_.io.get_executor())
    {
        auto const& given = core_.options;
        if (given.token.empty() && !given.credentials.app_key.empty())
            core_.tokens = std::make_unique<ExchangedToken>(core_);
        else
            core_.tokens = std::make_unique<FixedToken>(given.token);
    }

    Engine(Engine const&) = delete;
    Engine& operator=(Engine const&) = delete;

    /// What the thread does, until `stop`.
    void run() { core_.io.run(); }

    bool in_loop() noexcept { return executor().running_in_this_thread(); }

    Executor executor() noexcept { return core_.io.get_executor(); }

    ClientOptions const& options() const noexcept { return core_.options; }

    Mask mask_for(GoodAnswer const& answer) const
    {
        return core_.mask_for(answer.token);
    }

    /// A call whose completion will be called in the loop.
    std::shared_ptr<CallRun> make(Operation operation,
                                  HttpRequest request,
                                  std::chrono::milliseconds timeout,
                                  std::unique_ptr<Completion> completion)
    {
        return std::make_shared<CallRun>(core_,
                                         operation,
                                         std::move(request),
                                         deadline_after(timeout),
                                         std::move(completion));
    }

    void start(std::shared_ptr<CallRun> run)
    {
        boost::asio::post(core_.io,
                          [this, run = std::move(run)] { begin(run); });
    }

    /// Completes with an error that there was no need to call for.
    void refuse(CallError error, std::unique_ptr<Completion> completion)
    {
        boost::asio::post(core_.io,
                          [error = std::move(error),
                           completion = std::move(completion)]() mutable {
                              completion->complete(std::move(error));
                          });
    }

    void cancel(std::weak_ptr<CallRun> run)
    {
        boost::asio::post(core_.io, [run = std::move(run)] {
            if (auto const still = run.lock())
                still->cancel();
        });
    }

    /// A call that is waited for here.
    CallResult<GoodAnswer> call(Operation operation,
                                HttpRequest request,
                                std::chrono::milliseconds timeout);

    /// Cancels what is under way and lets `run` return.
    void stop()
    {
        boost::asio::post(core_.io, [this] {
            core_.stopped = true;
            for (auto const& run : all_runs())
                run->cancel();
            core_.pool.clear();
            core_.timer.cancel();
            work_.reset();
        });
    }

private:
    /// How exactly deadlines are met.
    static constexpr std::chrono::milliseconds tick{10};

    /// How exactly idle connections are closed.
    static constexpr std::chrono::seconds idle_tick{1};

    static ClientOptions check(ClientOptions options);

    std::vector<std::shared_ptr<CallRun>> all_runs() const
    {
        return {core_.runs.begin(), core_.runs.end()};
    }

    void begin(std::shared_ptr<CallRun> const& run)
    {
        core_.runs.insert(run);
        if (core_.stopped)
            return run->cancel();
        if (!ticks_)
            tick_again();
        run->begin();
    }

    /// One timer for all calls: to arm one for each would cost more than the
    /// calls do.
    void tick_again()
    {
        ticks_ = !core_.runs.empty();
        if (core_.stopped || (!ticks_ && core_.pool.empty()))
            return;
        if (ticks_)
            core_.timer.expires_after(tick);
        else
            core_.timer.expires_after(idle_tick);
        core_.timer.async_wait([this](ErrorCode error) {
            if (error)
                return;
            sweep();
            tick_again();
        });
    }

    void sweep()
    {
        auto const now = Clock::now();
        for (auto const& run : all_runs())
            if (run->deadline() <= now)
                run->expire();
        core_.pool.drop_older_than(now -
                                   at_most_a_year(core_.options.max_idle_time));
    }

    Core core_;
    boost::asio::executor_work_guard<Executor> work_;
    bool ticks_ = false;
};

/// Hands the result to a thread that waits for it.
class WaitedFor {
public:
    class Done final : public Completion {
    public:
        explicit Done(WaitedFor& waiting) : waiting_(waiting) {}

        void complete(CallResult<GoodAnswer> result) override
        {
            // Notified under the lock: after it there may be nobody left.
            std::lock_guard const lock(waiting_.mutex_);
            waiting_.result_.emplace(std::move(result));
            waiting_.changed_.notify_one();
        }

    private:
        WaitedFor& waiting_;
    };

    CallResult<GoodAnswer> wait()
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return result_.has_value(); });
        return *std::move(result_);
    }

private:
    std::mutex mutex_{};
    std::condition_variable changed_{};
    std::optional<CallResult<GoodAnswer>> result_{};
};

inline CallResult<GoodAnswer> Engine::call(Operation operation,
                                           HttpRequest request,
                                           std::chrono::milliseconds timeout)
{
    if (in_loop())
        throw std::logic_error("expected a blocking call from another thread "
                               "than the client's own");
    WaitedFor result;
    start(make(operation,
               std::move(request),
               timeout,
               std::make_unique<WaitedFor::Done>(result)));
    return result.wait();
}

/// Throws std::invalid_argument, without a value that could be a secret.
inline ClientOptions Engine::check(ClientOptions options)
{
    auto const origin = origin_of(options.server);
    if (!origin)
        throw std::invalid_argument("server: " + origin.error().message);
    if (!origin->tls && !is_loopback(origin->host) &&
        !options.insecure_plain_http_to_any_host)
        throw std::invalid_argument(
            "server: expected https, for plain HTTP is for loopback only");
    if (auto const name = forbidden_header(options.headers))
        throw std::invalid_argument("headers: expected no " + *name +
                                    ", which the client writes itself");
    if (!is_header_value(options.token) || !is_header_value(options.scheme))
        throw std::invalid_argument("token, scheme: expected no CR, LF or NUL");
    auto const proxy = choose_proxy(options.proxy, *origin);
    if (!proxy)
        throw std::invalid_argument("proxy: " + proxy.error().message);
    if (!options.encryption_key.empty() &&
        aes_for(options.encryption_key) == nullptr)
        throw std::invalid_argument(
            "encryption_key: expected 16, 24 or 32 bytes, found " +
            std::to_string(options.encryption_key.size()));
    if (options.attempts < 1)
        throw std::invalid_argument("attempts: expected at least 1");
    return options;
}

} // namespace airudder::detail

#endif // AIRUDDER_CLIENT_ENGINE_HPP
