#ifndef AIRUDDER_BENCH_CLIENT_IN_TURN_HPP
#define AIRUDDER_BENCH_CLIENT_IN_TURN_HPP

#include <atomic>
#include <cstddef>
#include <future>

namespace bench {

/// Counts calls that a client makes in its own thread. Each completed call can
/// start the next one.
class InTurn {
public:
    explicit InTurn(std::size_t calls) : unbegun_(calls), undone_(calls) {}

    /// Takes a call to start; returns false if none is left.
    bool begin()
    {
        auto left = unbegun_.load();
        while (left != 0)
            if (unbegun_.compare_exchange_weak(left, left - 1))
                return true;
        return false;
    }

    /// Counts a completed call, whose successor has already been started.
    void end()
    {
        if (--undone_ == 0)
            done_.set_value();
    }

    /// Waits until all calls are completed.
    void wait() { done_.get_future().wait(); }

private:
    std::atomic<std::size_t> unbegun_;
    std::atomic<std::size_t> undone_;
    std::promise<void> done_{};
};

} // namespace bench

#endif // AIRUDDER_BENCH_CLIENT_IN_TURN_HPP
