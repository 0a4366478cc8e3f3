#ifndef AIRUDDER_DETAIL_JSON_DOUBLE_HPP
#define AIRUDDER_DETAIL_JSON_DOUBLE_HPP

#include <airudder/detail/json/decimal.hpp>

#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace airudder::detail {

/// Room that spell_double and std::to_chars of integers need.
inline constexpr std::size_t number_room = 32;

/// Decimal digits and exponent of a double, shortest that reads back.
struct ShortestDigits {
    char text[number_room];
    std::size_t count = 0;
    int exponent = 0;
};

inline ShortestDigits shortest_digits(double magnitude) noexcept
{
    ShortestDigits digits;
    char buffer[number_room];
    auto const end = std::to_chars(buffer,
                                   buffer + sizeof buffer,
                                   magnitude,
                                   std::chars_format::scientific)
                         .ptr;
    auto at = buffer;
    for (; at != end && *at != 'e'; ++at)
        if (*at != '.')
            digits.text[digits.count++] = *at;
    digits.exponent = static_cast<int>(read_exponent(at + 1, end));
    return digits;
}

/// Lays out digits as ECMAScript's Number::toString (ECMA-262, 6.1.6.1.20).
inline char* lay_out(char* out, ShortestDigits const& digits) noexcept
{
    auto const count = static_cast<int>(digits.count);
    auto const point = digits.exponent + 1;
    auto const copy = [&](int from, int to) {
        std::memcpy(
            out, digits.text + from, static_cast<std::size_t>(to - from));
        out += to - from;
    };
    auto const zeros = [&out](int number) {
        std::memset(out, '0', static_cast<std::size_t>(number));
        out += number;
    };
    if (count <= point && point <= 21) {
        copy(0, count);
        zeros(point - count);
    } else if (0 < point && point <= 21) {
        copy(0, point);
        *out++ = '.';
        copy(point, count);
    } else if (-6 < point && point <= 0) {
        *out++ = '0';
        *out++ = '.';
        zeros(-point);
        copy(0, count);
    } else {
        copy(0, 1);
        if (count > 1) {
            *out++ = '.';
            copy(1, count);
        }
        *out++ = 'e';
        *out++ = digits.exponent < 0 ? '-' : '+';
        out = std::to_chars(out, out + 4, std::abs(digits.exponent)).ptr;
    }
    return out;
}

/// Writes a double as ECMAScript's Number::toString does, NaN and infinity as
/// null; returns the end. `out` has number_room bytes.
inline char* spell_double(char* out, double value) noexcept
{
    constexpr double exact_integers = 9007199254740992.0;
    if (std::fabs(value) < exact_integers) {
        auto const integer = static_cast<std::int64_t>(value);
        if (static_cast<double>(integer) == value)
            return std::to_chars(out, out + number_room, integer).ptr;
    }
    if (!std::isfinite(value)) {
        std::memcpy(out, "null", 4);
        return out + 4;
    }
    if (value < 0)
        *out++ = '-';
    return lay_out(out, shortest_digits(std::fabs(value)));
}

/// A JSON number as a double.
struct DoubleReading {
    double value = 0;

    /// Whether it is within the range of a double; if not, `value` is 0.
    bool fits = true;

    /// Whether the shortest spelling of `value` is another number.
    bool rounded = false;

    /// Whether spell_double gives the same text.
    bool spelled = true;
};

/// Whether a number of at most 15 digits, which a double always gives back,
/// stands as spell_double writes it.
inline bool is_plain_spelling(std::string_view text,
                              Decimal const& decimal,
                              bool integral) noexcept
{
    if (decimal.zero())
        return text == "0";
    if (integral)
        return decimal.exponent < 15;
    return decimal.last == text.data() + text.size() && decimal.exponent >= -6;
}

/// Multiplies or divides two exact doubles: correctly rounded (Clinger).
inline double scale(std::uint64_t digits, std::int64_t power) noexcept
{
    constexpr double powers[]{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                              1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                              1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    auto const value = static_cast<double>(digits);
    return power < 0 ? value / powers[-power] : value * powers[power];
}

/// Correctly rounded magnitude; false beyond a double's range. Digits that
/// cannot matter (all but 800, except that there are some) are left out, so
/// the time for conversion does not grow with the text.
inline bool convert(Decimal const& decimal, double& value)
{
    value = 0;
    if (decimal.exponent > 310)
        return false;
    if (decimal.exponent < -330)
        return true;
    char buffer[832];
    std::size_t size = 0;
    for (auto at = decimal.first; at != decimal.last && size < 800; ++at)
        if (*at != '.')
            buffer[size++] = *at;
    if (decimal.count > 800)
        buffer[size++] = '1';
    auto const power = decimal.exponent - static_cast<std::int64_t>(size) + 1;
    buffer[size++] = 'e';
    auto const end =
        std::to_chars(buffer + size, buffer + sizeof buffer, power);
    auto const read = std::from_chars(buffer, end.ptr, value);
    if (read.ec != std::errc{}) {
        value = 0;
        return decimal.exponent < 0;
    }
    return std::isfinite(value);
}

inline bool same_number(double magnitude, Decimal const& decimal) noexcept
{
    if (magnitude == 0)
        return decimal.zero();
    auto const digits = shortest_digits(magnitude);
    Decimal shortest;
    shortest.negative = decimal.negative;
    shortest.first = digits.text;
    shortest.last = digits.text + digits.count;
    shortest.count = static_cast<std::int64_t>(digits.count);
    shortest.exponent = digits.exponent;
    return equal(decimal, shortest);
}

/// `text` must be a JSON number; `integral` tells that it has neither
/// fraction nor exponent.
inline DoubleReading read_double(std::string_view text, bool integral)
{
    DoubleReading reading;
    auto const decimal = read_decimal(text);
    auto const power = decimal.exponent - decimal.count + 1;
    if (decimal.count <= 15 && power >= -22 && power <= 22) {
        reading.value = scale(decimal.digits(), power);
        if (decimal.negative)
            reading.value = -reading.value;
        reading.spelled = is_plain_spelling(text, decimal, integral);
        if (reading.spelled)
            return reading;
    } else {
        reading.fits = convert(decimal, reading.value);
        reading.rounded = reading.fits && !same_number(reading.value, decimal);
        if (decimal.negative)
            reading.value = -reading.value;
    }
    char buffer[number_room];
    auto const end = spell_double(buffer, reading.value);
    reading.spelled =
        text ==
        std::string_view(buffer, static_cast<std::size_t>(end - buffer));
    return reading;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_DOUBLE_HPP
