#ifndef AIRUDDER_TESTS_INCLUDE_COUNTING_NEW_HPP
#define AIRUDDER_TESTS_INCLUDE_COUNTING_NEW_HPP

#include <cstddef>
#include <new>

/// operator new that counts and fails on demand, for each thread by itself.
/// Programs that link counting_new.cpp have it in the place of their own.
namespace counting_new {

struct Counts {
    /// Since the thread began.
    std::size_t allocations = 0;
    std::size_t bytes = 0;

    /// Bytes that are allocated at the moment, and most of them since
    /// `restart_peak`.
    std::size_t in_use = 0;
    std::size_t peak = 0;
};

Counts const& counts() noexcept;

/// From now on `peak` counts from what is in use.
void restart_peak() noexcept;

/// Makes an allocation fail, once: the next one for 0, the one after it for 1.
void fail_at(std::size_t allocation) noexcept;

/// Takes that back; whether it was still to come.
bool cancel_failure() noexcept;

template <class F>
std::size_t allocations_of(F f)
{
    auto const before = counts().allocations;
    f();
    return counts().allocations - before;
}

/// Runs `f` with the n-th allocation failing, for every n it makes from `first`
/// on in steps of `step`, and returns the first n it does not make. `f` lets
/// std::bad_alloc pass.
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
