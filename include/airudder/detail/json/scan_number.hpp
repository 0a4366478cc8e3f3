#ifndef AIRUDDER_DETAIL_JSON_SCAN_NUMBER_HPP
#define AIRUDDER_DETAIL_JSON_SCAN_NUMBER_HPP

#include <airudder/detail/json/scan.hpp>

#include <cstdint>

namespace airudder::detail {

/// Advances past one or more digits; false if there are none.
inline bool scan_digits(char const*& at, char const* end) noexcept
{
    auto const begin = at;
    at = find_non_digit(at, end);
    return at != begin;
}

/// Advances past the number at `at`; false if `at` then points where a digit is
/// missing. `integral` tells whether it has neither fraction nor exponent.
inline bool
scan_number(char const*& at, char const* end, bool& integral) noexcept
{
    integral = true;
    if (*at == '-')
        ++at;
    if (at != end && *at == '0')
        ++at;
    else if (!scan_digits(at, end))
        return false;
    if (at != end && *at == '.') {
        integral = false;
        if (!scan_digits(++at, end))
            return false;
    }
    if (at == end || (*at | 0x20) != 'e')
        return true;
    integral = false;
    ++at;
    if (at != end && (*at == '+' || *at == '-'))
        ++at;
    return scan_digits(at, end);
}

/// Advances past the integer at `at`; false if it has more than 18 digits, a
/// fraction or an exponent, or is -0 or malformed.
inline bool scan_short_integer(char const*& at,
                               char const* end,
                               std::int64_t& value) noexcept
{
    constexpr std::size_t most_digits = 18;
    auto const begin = at;
    bool const negative = at != end && *at == '-';
    if (negative)
        ++at;
    auto const first = at;
    auto const stop = left_of(at, end) < most_digits ? end : at + most_digits;
    std::int64_t magnitude = 0;
    for (; at != stop; ++at) {
        auto const digit = static_cast<unsigned>(*at - '0');
        if (digit > 9)
            break;
        magnitude = 10 * magnitude + digit;
    }
    if (at == first || (*first == '0' && at != begin + 1))
        return false;
    if (at != end && (is_digit(*at) || *at == '.' || (*at | 0x20) == 'e'))
        return false;
    value = negative ? -magnitude : magnitude;
    return true;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_SCAN_NUMBER_HPP
