#ifndef AIRUDDER_TESTS_INCLUDE_COUNTING_NEW_HPP
#define AIRUDDER_TESTS_INCLUDE_COUNTING_NEW_HPP

#include <cstddef>
#include <new>

/// An operator new that counts allocations and fails on demand, separately for
/// each thread. It replaces the standard one in programs that link
/// counting_new.cpp.
namespace counting_new {

struct Counts {
    /// Since the thread began.
    std::size_t allocations = 0;
    std::size_t bytes = 0;

    /// The bytes in use, and their peak since `restart_peak`.
    std::size_t in_use = 0;
    std::size_t peak = 0;
};

Counts const& counts() noexcept;

/// Sets `peak` to the bytes in use.
void restart_peak() noexcept;

/// Makes an allocation fail, once: the next one for 0, the one after it for 1.
void fail_at(std::size_t allocation) noexcept;

/// Cancels the failure. Returns whether it was still to come.
bool cancel_failure() noexcept;

template <class F>
std::size_t allocations_of(F f)
{
    auto const before = counts().allocations;
    f();
    return counts().allocations - before;
}

/// Runs `f` with allocation n failing, for n = `first`, `first` + `step` and so
/// on. Returns the first n that `f` does not reach. `f` must not catch
/// std::bad_alloc.
template <class F>
std::size_t
fail_at_each_allocation(F f, std::size_t first = 0, std::size_t step = 1)
{
    for (auto number = first;; number += step) {
        fail_at(number);
        try {
            f();
            if (cancel_failure())
                return number;
        } catch (std::bad_alloc const&) {
            cancel_failure();
        }
    }
}

} // namespace counting_new

#endif // AIRUDDER_TESTS_INCLUDE_COUNTING_NEW_HPP
