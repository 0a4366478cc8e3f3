#ifndef AIRUDDER_TESTS_THREADS_IN_THREADS_HPP
#define AIRUDDER_TESTS_THREADS_IN_THREADS_HPP

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

namespace in_threads {

inline constexpr int threads = 8;
inline constexpr int rounds = 50;

/// Calls `work(thread, round)` in several threads that start together. Returns
/// how often it returned false.
template <class F>
int failures(F work)
{
    std::latch start(threads);
    std::atomic<int> failed = 0;
    std::vector<std::jthread> running;
    for (int thread = 0; thread != threads; ++thread)
        running.emplace_back([&, thread] {
            start.arrive_and_wait();
            for (int round = 0; round != rounds; ++round)
                failed += work(thread, round) ? 0 : 1;
        });
    running.clear(); // waits for all
    return failed;
}

} // namespace in_threads

#endif // AIRUDDER_TESTS_THREADS_IN_THREADS_HPP
