#ifndef AIRUDDER_JSON_SCAN_NUMBER_HPP
#define AIRUDDER_JSON_SCAN_NUMBER_HPP

#include <airudder/json/scan.hpp>

namespace airudder::detail {

/// Goes behind one or more digits; false if there are none.
inline bool scan_digits(char const*& at, char const* end) noexcept
{
    auto const begin = at;
    at = find_non_digit(at, end);
    return at != begin;
}

/// Goes behind the number at `at`; false if a digit is missing there then.
/// `integral` tells whether it has neither fraction nor exponent.
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

} // namespace airudder::detail

#endif // AIRUDDER_JSON_SCAN_NUMBER_HPP
