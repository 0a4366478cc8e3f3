#include "decimal.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>

namespace airudder::conformance {
namespace {

double nearest_double(std::string_view number)
{
    return std::strtod(std::string(number).c_str(), nullptr);
}

/// The integer's digits; empty when there is a fraction or more than 20.
std::string integer_digits(Decimal const& value)
{
    auto const length = static_cast<long>(value.digits.size()) + value.exponent;
    if (value.exponent < 0 || length > 20)
        return {};
    return value.digits +
           std::string(static_cast<std::size_t>(value.exponent), '0');
}

bool at_most(Decimal const& value, std::string_view limit)
{
    if (value.digits.empty())
        return true;
    auto const digits = integer_digits(value);
    if (digits.empty() || digits.size() != limit.size())
        return !digits.empty() && digits.size() < limit.size();
    return digits <= limit;
}

} // namespace

Decimal read_decimal(std::string_view number)
{
    Decimal value;
    auto const e = number.find_first_of("eE");
    if (e != number.npos)
        value.exponent =
            std::strtol(std::string(number.substr(e + 1)).c_str(), nullptr, 10);
    bool fraction = false;
    for (char const c : number.substr(0, e)) {
        if (c >= '0' && c <= '9') {
            value.digits += c;
            value.exponent -= fraction;
        } else {
            fraction |= c == '.';
            value.negative |= c == '-';
        }
    }
    value.digits.erase(0, value.digits.find_first_not_of('0'));
    if (value.digits.empty())
        return {};
    while (value.digits.back() == '0') {
        value.digits.pop_back();
        ++value.exponent;
    }
    return value;
}

bool fits_int64(Decimal const& value)
{
    return at_most(
        value, value.negative ? "9223372036854775808" : "9223372036854775807");
}

bool fits_uint64(Decimal const& value)
{
    return !value.negative && at_most(value, "18446744073709551615");
}

bool fits_double(std::string_view number)
{
    return std::isfinite(nearest_double(number));
}

bool is_rounded(std::string_view number)
{
    // Without the format, big integers get more digits than the shortest form.
    char shortest[32];
    auto const end = std::to_chars(shortest,
                                   shortest + sizeof shortest,
                                   nearest_double(number),
                                   std::chars_format::scientific)
                         .ptr;
    return read_decimal({shortest, end}) != read_decimal(number);
}

} // namespace airudder::conformance
