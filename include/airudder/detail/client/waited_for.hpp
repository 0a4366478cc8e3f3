#ifndef AIRUDDER_DETAIL_CLIENT_WAITED_FOR_HPP
#define AIRUDDER_DETAIL_CLIENT_WAITED_FOR_HPP

#include <airudder/detail/client/completion.hpp>
#include <airudder/detail/client/engine.hpp>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <utility>

namespace airudder::detail {

/// Hands a result to a thread that waits for it.
template <class T>
class WaitedFor {
public:
    class Done final : public Completion<T> {
    public:
        explicit Done(WaitedFor& waiting) : waiting_(waiting) {}

        void complete(CallResult<T> result) override
        {
            // Notifies under the lock: otherwise, the waiting thread could
            // destroy `waiting_` first.
            std::lock_guard const lock(waiting_.mutex_);
            waiting_.result_.emplace(std::move(result));
            waiting_.changed_.notify_one();
        }

    private:
        WaitedFor& waiting_;
    };

    CallResult<T> wait()
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return result_.has_value(); });
        return *std::move(result_);
    }

private:
    std::mutex mutex_{};
    std::condition_variable changed_{};
    std::optional<CallResult<T>> result_{};
};

/// Starts the run that `make` returns for a completion, and waits for its
/// result. Throws std::logic_error in the loop's own thread.
template <class T, class Make>
CallResult<T> wait_for(Engine& engine, Make make)
{
    if (engine.in_loop())
        throw std::logic_error("expected a blocking call from another thread "
                               "than the client's own");
    WaitedFor<T> result;
    engine.start(make(std::make_unique<typename WaitedFor<T>::Done>(result)));
    return result.wait();
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_WAITED_FOR_HPP
