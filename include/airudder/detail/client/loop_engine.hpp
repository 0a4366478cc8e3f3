#ifndef AIRUDDER_DETAIL_CLIENT_LOOP_ENGINE_HPP
#define AIRUDDER_DETAIL_CLIENT_LOOP_ENGINE_HPP

#include <airudder/detail/client/call_run.hpp>
#include <airudder/detail/client/checked_options.hpp>
#include <airudder/detail/client/core.hpp>
#include <airudder/detail/client/download_run.hpp>
#include <airudder/detail/client/download_target.hpp>
#include <airudder/detail/client/encryption.hpp>
#include <airudder/detail/client/engine.hpp>
#include <airudder/detail/client/make_token_source.hpp>
#include <airudder/issue.hpp>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include <chrono>
#include <csignal>
#include <cstdint>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace airudder::detail {

class LoopEngine final : public Engine {
public:
    explicit LoopEngine(ClientOptions options, Now now = &Clock::now)
        : core_(check(std::move(options)), std::move(now)),
          work_(core_.io.get_executor())
    {
        core_.tokens = make_token_source(core_);
    }

    LoopEngine(LoopEngine const&) = delete;
    LoopEngine& operator=(LoopEngine const&) = delete;

    void run() override
    {
        block_file_size_signal();
        core_.io.run();
    }

    void stop() override
    {
        std::lock_guard const lock(mutex_);
        closed_ = true;
        boost::asio::post(core_.io, [this] {
            core_.stopped = true;
            for (auto const& run : all_runs())
                run->cancel();
            core_.pool.clear();
            core_.timer.cancel();
            work_.reset();
        });
    }

    bool in_loop() noexcept override
    {
        return executor().running_in_this_thread();
    }

    Executor executor() noexcept override { return core_.io.get_executor(); }

    ClientOptions const& options() const noexcept override
    {
        return core_.options;
    }

    void mask(CallError& error, GoodAnswer const& answer) const override
    {
        mask_error(error, core_.mask_for(answer.token, answer.other_secrets));
    }

    void mask(std::vector<Issue>& issues,
              GoodAnswer const& answer) const override
    {
        auto const mask = core_.mask_for(answer.token, answer.other_secrets);
        for (auto& issue : issues)
            issue.message = mask.apply(issue.message);
    }

    std::shared_ptr<Run> make_call(Operation operation,
                                   CallResult<HttpRequest> request,
                                   std::chrono::milliseconds timeout,
                                   CallRun::Done completion) override
    {
        return std::make_shared<CallRun>(core_,
                                         operation,
                                         std::move(request),
                                         core_.deadline_after(timeout),
                                         std::move(completion));
    }

    std::shared_ptr<Run> make_download(std::string link,
                                       DownloadTarget target,
                                       DownloadProgressHandler progress,
                                       std::chrono::milliseconds timeout,
                                       DownloadRun::Done completion) override
    {
        return std::make_shared<DownloadRun>(core_,
                                             std::move(link),
                                             std::move(target),
                                             std::move(progress),
                                             core_.deadline_after(timeout),
                                             std::move(completion));
    }

    void start(std::shared_ptr<Run> run) override
    {
        std::unique_lock lock(mutex_);
        if (closed_ && !in_loop()) {
            lock.unlock();
            return run->cancel();
        }
        boost::asio::post(core_.io,
                          [this, run = std::move(run)] { begin(run); });
    }

    void cancel(std::weak_ptr<Run> run) override
    {
        boost::asio::post(core_.io, [run = std::move(run)] {
            if (auto const still = run.lock())
                still->cancel();
        });
    }

private:
    /// How often deadlines are checked.
    static constexpr std::chrono::milliseconds tick{10};

    /// The interval for checking idle connections while no run is active.
    static constexpr std::chrono::seconds idle_tick{1};

    /// How many new runs are cancelled after `stop`. Their handlers may start
    /// further runs, so the loop might never end. Further runs are therefore
    /// dropped with their handlers.
    static constexpr int most_refusals = 1000;

    static ClientOptions check(ClientOptions options);

    /// Makes exceeding the file size limit an error of the download. The signal
    /// would end the process.
    static void block_file_size_signal() noexcept
    {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGXFSZ);
        pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    }

    std::vector<std::shared_ptr<Run>> all_runs() const
    {
        return {core_.runs.begin(), core_.runs.end()};
    }

    void begin(std::shared_ptr<Run> const& run)
    {
        if (core_.stopped && refusals_left_-- <= 0)
            return;
        run->begin();
        if (!ticks_)
            tick_again();
    }

    /// One timer serves all calls: a timer for each would cost more than the
    /// calls.
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
        auto const now = core_.now();
        for (auto const& run : all_runs())
            if (run->deadline() <= now)
                run->expire();
        core_.pool.drop_older_than(core_.oldest_idle());
    }

    Core core_;
    boost::asio::executor_work_guard<Executor> work_;
    bool ticks_ = false;
    int refusals_left_ = most_refusals;

    /// Serializes `start` and `stop`.
    std::mutex mutex_{};
    bool closed_ = false;
};

inline ClientOptions LoopEngine::check(ClientOptions options)
{
    auto const origin = origin_of(options.server);
    if (!origin)
        throw std::invalid_argument("server: " + origin.error().message);
    if (!origin->tls && !is_loopback(origin->host) &&
        !options.insecure_plain_http_to_any_host)
        throw std::invalid_argument(
            "server: expected https, for plain HTTP is for loopback only");
    check_texts(options);
    auto const proxy = ProxyChoice(options.proxy).proxy_for(*origin);
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

AIRUDDER_DECL std::shared_ptr<Engine> make_engine(ClientOptions options)
{
    return std::make_shared<LoopEngine>(std::move(options));
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_LOOP_ENGINE_HPP
