#ifndef AIRUDDER_DETAIL_CLIENT_RETRY_AFTER_HPP
#define AIRUDDER_DETAIL_CLIENT_RETRY_AFTER_HPP

#include <airudder/detail/client/http_date.hpp>
#include <airudder/detail/client/http_response.hpp>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>

/// The header Retry-After (RFC 9110, section 10.2.3).
namespace airudder::detail {

/// The longest wait returned, even if a server asks for more: 2^31 seconds,
/// about 68 years, which RFC 9111, section 1.2.2, specifies for numbers that
/// are too large. Until the year 2194, it can be added to a system time in
/// nanoseconds without overflow.
inline constexpr std::chrono::seconds longest_retry_after{2147483648};

/// Returns how long a value of Retry-After asks to wait: the number of seconds
/// that it states, e.g. "120", or the time until the date that it names,
/// rounded up to full seconds. The result is from 0, e.g. for a date in the
/// past, to `longest_retry_after`.
///
/// `value` is the field's value without surrounding white space; `now` is the
/// time to compare dates with. Returns nullopt if the value is neither digits
/// nor a date that `parse_http_date` reads: the field then counts as absent.
std::optional<std::chrono::seconds>
retry_after(std::string_view value, std::chrono::system_clock::time_point now);

/// Returns how long an answer asks to wait from now on; nullopt if it does not
/// ask.
std::optional<std::chrono::seconds> retry_after(HttpResponse const& response);

// Implementation

inline std::optional<std::chrono::seconds>
parse_delay_seconds(std::string_view text)
{
    if (text.empty())
        return std::nullopt;
    std::chrono::seconds delay{};
    for (char const digit : text) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
        delay = delay * 10 + std::chrono::seconds(digit - '0');
        delay = (std::min)(delay, longest_retry_after);
    }
    return delay;
}

inline std::optional<std::chrono::seconds>
retry_after(std::string_view value, std::chrono::system_clock::time_point now)
{
    if (auto const delay = parse_delay_seconds(value))
        return delay;
    // Dates are full seconds, so this rounds the difference up.
    auto const second = std::chrono::floor<std::chrono::seconds>(now);
    auto const date = parse_http_date(value, second);
    if (!date)
        return std::nullopt;
    return std::clamp(
        *date - second, std::chrono::seconds(0), longest_retry_after);
}

inline std::optional<std::chrono::seconds>
retry_after(HttpResponse const& response)
{
    auto const value = response.find("Retry-After");
    return value ? retry_after(*value, std::chrono::system_clock::now())
                 : std::nullopt;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_RETRY_AFTER_HPP
