#ifndef AIRUDDER_DETAIL_CLIENT_BACKOFF_HPP
#define AIRUDDER_DETAIL_CLIENT_BACKOFF_HPP

#include <airudder/detail/requirements.hpp>

#include <algorithm>
#include <chrono>
#include <limits>
#include <random>

namespace airudder::detail {

/// How long to wait between attempts: exponential backoff with full jitter.
///
/// The wait after attempt n is random, uniformly from 0 to `base` * 2^(n-1) or
/// to `most`, whichever is less; both ends included. All of the range rather
/// than a part of it, because clients that fail together would otherwise come
/// back together. A negative time counts as 0; by default nothing waits.
struct Backoff {
    /// The longest wait after the first attempt, e.g. 100 milliseconds.
    std::chrono::milliseconds base{};

    /// The longest wait after any attempt, e.g. 30 seconds.
    std::chrono::milliseconds most{};

    /// The longest wait after `attempt`, the number of the attempt that has
    /// just failed, from 1; a lesser number counts as 1. No number overflows.
    constexpr std::chrono::milliseconds longest(int attempt) const noexcept;

    /// A wait after `attempt`, from 0 to `longest(attempt)`. Throws only what
    /// `random` throws.
    template <std::uniform_random_bit_generator Random>
    std::chrono::milliseconds delay(int attempt, Random& random) const;
};

// Implementation

constexpr std::chrono::milliseconds Backoff::longest(int attempt) const noexcept
{
    using Count = std::chrono::milliseconds::rep;
    auto const first = (std::max)(base.count(), Count{0});
    auto const last = (std::max)(most.count(), Count{0});
    // So many doublings take any count but 0 beyond the limit.
    constexpr int enough = std::numeric_limits<Count>::digits;
    int const doublings = (std::min)((std::max)(attempt, 1) - 1, enough);
    bool const beyond = first > (last >> doublings);
    return std::chrono::milliseconds(beyond ? last : first << doublings);
}

template <std::uniform_random_bit_generator Random>
std::chrono::milliseconds Backoff::delay(int attempt, Random& random) const
{
    std::uniform_int_distribution<std::chrono::milliseconds::rep> between(
        0, longest(attempt).count());
    return std::chrono::milliseconds(between(random));
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_BACKOFF_HPP
