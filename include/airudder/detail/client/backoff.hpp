#ifndef AIRUDDER_DETAIL_CLIENT_BACKOFF_HPP
#define AIRUDDER_DETAIL_CLIENT_BACKOFF_HPP

#include <airudder/detail/requirements.hpp>

#include <algorithm>
#include <chrono>
#include <limits>
#include <random>

namespace airudder::detail {

/// Waits between attempts: exponential backoff with full jitter.
///
/// The wait after attempt n is uniformly random from 0 to the smaller of `base`
/// * 2^(n-1) and `most`, inclusive. It uses the whole range, because clients
/// that fail together would otherwise return together. A negative time counts
/// as 0. The default is not to wait.
struct Backoff {
    /// The longest wait after the first attempt, e.g. 100 milliseconds.
    std::chrono::milliseconds base{};

    /// The longest wait after any attempt, e.g. 30 seconds.
    std::chrono::milliseconds most{};

    /// Returns the longest wait after `attempt`, the number of the failed
    /// attempt, counted from 1. Smaller numbers count as 1. Never overflows.
    constexpr std::chrono::milliseconds longest(int attempt) const noexcept;

    /// Returns a random wait after `attempt`, from 0 to `longest(attempt)`.
    /// Throws only the exceptions of `random`.
    template <std::uniform_random_bit_generator Random>
    std::chrono::milliseconds delay(int attempt, Random& random) const;
};

// Implementation

constexpr std::chrono::milliseconds Backoff::longest(int attempt) const noexcept
{
    using Count = std::chrono::milliseconds::rep;
    auto const first = (std::max)(base.count(), Count{0});
    auto const last = (std::max)(most.count(), Count{0});
    // This many doublings take any count except 0 beyond the limit.
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
