#ifndef AIRUDDER_DETAIL_JSON_NUMBER_HPP
#define AIRUDDER_DETAIL_JSON_NUMBER_HPP

#include <airudder/detail/json/exact_double.hpp>
#include <airudder/detail/json/scan.hpp>

#include <bit>
#include <cfloat>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>

/// Exact values of JSON numbers, and conversion to and from doubles.
namespace airudder::detail {

/// Exact value of a JSON number, as a view into its text. The value is the
/// significant digits, with a point after the first one, times 10 to the power
/// of `exponent`. Neither the first nor the last significant digit is 0.
struct Decimal {
    bool negative = false;

    /// The digits are in [first, last), possibly with the text's point among
    /// them.
    char const* first = nullptr;
    char const* last = nullptr;

    /// Number of digits; 0 for zero.
    std::int64_t count = 0;

    /// Clamped, but to so wide a range that the digits of no text can
    /// compensate for it.
    std::int64_t exponent = 0;

    bool zero() const noexcept { return count == 0; }

    bool integral() const noexcept { return exponent >= count - 1; }

    /// The digits as an integer; `count` must be at most 19.
    std::uint64_t digits() const noexcept
    {
        std::uint64_t value = 0;
        for (auto at = first; at != last; ++at)
            if (*at != '.')
                value = 10 * value + static_cast<unsigned char>(*at - '0');
        return value;
    }
};

/// Reads digits after an optional sign, clamped to ±10^17.
inline std::int64_t read_exponent(char const* at, char const* end) noexcept
{
    constexpr std::int64_t most = 100'000'000'000'000'000;
    bool const negative = at != end && *at == '-';
    std::int64_t value = 0;
    for (; at != end; ++at)
        if (is_digit(*at) && value < most)
            value = 10 * value + (*at - '0');
    value = value < most ? value : most;
    return negative ? -value : value;
}

/// `text` must be a JSON number.
inline Decimal read_decimal(std::string_view text) noexcept
{
    Decimal decimal;
    decimal.negative = text.front() == '-';
    auto const begin = text.data() + (decimal.negative ? 1 : 0);
    auto const end = text.data() + text.size();
    auto const point = find_non_digit(begin, end);
    auto const has_point = point != end && *point == '.';
    auto const mantissa_end =
        has_point ? find_non_digit(point + 1, end) : point;

    auto first = begin;
    while (first != mantissa_end && (*first == '0' || *first == '.'))
        ++first;
    if (first == mantissa_end)
        return decimal;
    auto last = mantissa_end;
    while (last[-1] == '0' || last[-1] == '.')
        --last;

    decimal.first = first;
    decimal.last = last;
    bool const point_within = first < point && point < last;
    decimal.count = last - first - (point_within ? 1 : 0);
    decimal.exponent = first < point ? point - first - 1 : point - first;
    if (mantissa_end != end)
        decimal.exponent += read_exponent(mantissa_end + 1, end);
    return decimal;
}

/// Whether two numbers have the same value.
inline bool equal(Decimal const& left, Decimal const& right) noexcept
{
    if (left.zero() || right.zero())
        return left.zero() && right.zero();
    if (left.negative != right.negative || left.count != right.count ||
        left.exponent != right.exponent)
        return false;
    auto const skip_point = [](char const* at, char const* end) {
        return at != end && *at == '.' ? at + 1 : at;
    };
    auto at = left.first;
    for (auto other = right.first; other != right.last; ++at, ++other) {
        at = skip_point(at, left.last);
        other = skip_point(other, right.last);
        if (*at != *other)
            return false;
    }
    return true;
}

/// Stores the value if it is an integer that Int64 or UInt64 holds.
inline bool to_integer(Decimal const& decimal, std::uint64_t& value) noexcept
{
    if (!decimal.integral() || decimal.exponent > 19)
        return false;
    constexpr auto tenth = ~std::uint64_t{} / 10;
    value = 0;
    auto const push = [&value](std::uint64_t digit) {
        if (value > tenth || (value == tenth && digit > ~std::uint64_t{} % 10))
            return false;
        value = 10 * value + digit;
        return true;
    };
    for (auto at = decimal.first; at != decimal.last; ++at)
        if (*at != '.' && !push(static_cast<unsigned char>(*at - '0')))
            return false;
    for (auto at = decimal.count - 1; at < decimal.exponent; ++at)
        if (!push(0))
            return false;
    return true;
}

/// Stores the value if it is an integer in the range of std::int64_t.
inline bool to_int64(Decimal const& decimal, std::int64_t& value) noexcept
{
    constexpr auto most = static_cast<std::uint64_t>(INT64_MAX);
    std::uint64_t magnitude;
    if (!to_integer(decimal, magnitude) ||
        magnitude > most + (decimal.negative ? 1 : 0))
        return false;
    value =
        static_cast<std::int64_t>(decimal.negative ? 0 - magnitude : magnitude);
    return true;
}

/// Whether the library converts between doubles and decimals: libc++ could not
/// read doubles before version 20.
template <class Double>
concept ReadByLibrary = requires(char const* at, Double& value)
{
    std::from_chars(at, at, value);
};
template <class Double>
concept SpelledByLibrary = requires(char* at, Double const& value)
{
    std::to_chars(at, at, value, std::chars_format::scientific);
};

/// Whether the compiler rounds each result of floating-point arithmetic once,
/// to a double. The x87 computes with more bits, and -ffast-math may replace a
/// division.
#if defined(__FAST_MATH__) || defined(__RECIPROCAL_MATH__) ||                  \
    defined(_M_FP_FAST)
inline constexpr bool rounds_once = false;
#else
inline constexpr bool rounds_once = FLT_EVAL_METHOD == 0;
#endif

/// Whether std::from_chars rounds once. On i386, libstdc++ itself is compiled
/// for the x87: of a million short decimals, it reads 40 wrongly.
#if defined(__i386__)
inline constexpr bool library_rounds_once = false;
#else
inline constexpr bool library_rounds_once = FLT_EVAL_METHOD == 0;
#endif

/// `magnitude` must be finite and not 0.
template <class Double = double>
ShortestDigits shortest_digits(std::uint64_t magnitude) noexcept
{
    if constexpr (SpelledByLibrary<Double>) {
        ShortestDigits digits;
        char buffer[number_room];
        auto const end = std::to_chars(buffer,
                                       buffer + sizeof buffer,
                                       std::bit_cast<Double>(magnitude),
                                       std::chars_format::scientific)
                             .ptr;
        auto at = buffer;
        for (; at != end && *at != 'e'; ++at)
            if (*at != '.')
                digits.text[digits.count++] = *at;
        if (at != end)
            digits.exponent = static_cast<int>(read_exponent(at + 1, end));
        // Not if the processor takes subnormals for zero, as it does in
        // programs that are linked with -ffast-math.
        if (digits.text[0] != '0')
            return digits;
    }
    return exact_shortest_digits(magnitude);
}

/// std::to_chars for integers, which is compiled anew for each type. There must
/// be room.
inline char* spell_integer(char* out, char* end, std::int64_t value) noexcept
{
    return std::to_chars(out, end, value).ptr;
}

/// Writes digits as ECMAScript's Number::toString does (ECMA-262, 6.1.6.1.20).
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
        out = spell_integer(out, out + 4, std::abs(digits.exponent));
    }
    return out;
}

/// Stores a finite magnitude if it is an integer that fits the significand.
inline bool to_integer(std::uint64_t magnitude, std::uint64_t& value) noexcept
{
    auto const [significand, exponent] = parts_of(magnitude);
    if (exponent > 0 || exponent < -fraction_bits) {
        value = 0;
        return magnitude == 0;
    }
    value = significand >> -exponent;
    return value << -exponent == significand;
}

/// Writes a double as ECMAScript's Number::toString does, NaN and infinity as
/// null; returns the end. `out` has number_room bytes.
inline char* spell_double(char* out, double const& value) noexcept
{
    auto const bits = bits_of(value);
    auto const magnitude = bits & ~sign_bit;
    if (magnitude >= infinite) {
        std::memcpy(out, "null", 4);
        return out + 4;
    }
    if (magnitude != bits && magnitude != 0)
        *out++ = '-';
    std::uint64_t integer;
    if (to_integer(magnitude, integer))
        return spell_integer(
            out, out + number_room - 1, static_cast<std::int64_t>(integer));
    return lay_out(out, shortest_digits(magnitude));
}

/// A JSON number as a double.
struct DoubleReading {
    double value = 0;

    /// Whether the number is within the range of a double; if not, `value` is
    /// 0.
    bool fits = true;

    /// Whether the shortest spelling of `value` is a different number.
    bool rounded = false;

    /// Whether spell_double writes the same text.
    bool spelled = true;
};

/// Whether a number of at most 15 digits, which a double always preserves, is
/// spelled as spell_double writes it.
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

/// Multiplies or divides two exact doubles; the result is correctly rounded
/// (Clinger, 1990) if the compiler rounds once.
inline double scale(std::uint64_t digits, std::int64_t power) noexcept
{
    constexpr double powers[]{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                              1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                              1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    auto const value = static_cast<double>(digits);
    return power < 0 ? value / powers[-power] : value * powers[power];
}

/// Returns the correctly rounded magnitude of digits times 10^`power`;
/// `infinite` if it exceeds a double's range. See nearest_double.
template <class Double = double>
std::uint64_t read_magnitude(std::string_view digits, int power) noexcept
{
    if constexpr (ReadByLibrary<Double> && library_rounds_once) {
        char buffer[most_exact_digits + number_room];
        std::memcpy(buffer, digits.data(), digits.size());
        auto end = buffer + digits.size();
        *end++ = 'e';
        end = spell_integer(end, buffer + sizeof buffer, power);
        Double value = 0;
        auto const read = std::from_chars(buffer, end, value);
        // If not, it may be beyond the range, or the processor may take
        // subnormals for zero.
        if (read.ec == std::errc{} && bits_of(value) != 0)
            return bits_of(value);
    }
    return nearest_double(digits, power);
}

/// Returns the correctly rounded magnitude; `infinite` if it exceeds a double's
/// range. A single 1 replaces the digits after the first 800, which matter only
/// by their presence, so the time for conversion does not grow with the text.
inline std::uint64_t read_magnitude(Decimal const& decimal) noexcept
{
    if (decimal.exponent > 310)
        return infinite;
    if (decimal.exponent < -330 || decimal.zero())
        return 0;
    char buffer[most_exact_digits];
    std::size_t size = 0;
    for (auto at = decimal.first;
         at != decimal.last && size < most_exact_digits - 1;
         ++at)
        if (*at != '.')
            buffer[size++] = *at;
    if (decimal.count > static_cast<std::int64_t>(size))
        buffer[size++] = '1';
    auto const power = decimal.exponent - static_cast<std::int64_t>(size) + 1;
    return read_magnitude({buffer, size}, static_cast<int>(power));
}

inline bool same_number(std::uint64_t magnitude,
                        Decimal const& decimal) noexcept
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

/// `text` must be a JSON number. `integral` tells whether it has neither
/// fraction nor exponent.
inline DoubleReading read_double(std::string_view text, bool integral)
{
    DoubleReading reading;
    auto const decimal = read_decimal(text);
    auto const power = decimal.exponent - decimal.count + 1;
    bool const is_short = decimal.count <= 15 && power >= -22 && power <= 22;
    std::uint64_t magnitude;
    if (rounds_once && is_short) {
        magnitude = bits_of(scale(decimal.digits(), power));
    } else {
        magnitude = read_magnitude(decimal);
        reading.fits = magnitude < infinite;
        if (!reading.fits)
            magnitude = 0;
    }
    reading.value = std::bit_cast<double>(
        decimal.negative ? magnitude | sign_bit : magnitude);
    if (is_short) {
        reading.spelled = is_plain_spelling(text, decimal, integral);
        if (reading.spelled)
            return reading;
    } else {
        reading.rounded = reading.fits && !same_number(magnitude, decimal);
    }
    char buffer[number_room];
    auto const end = spell_double(buffer, reading.value);
    reading.spelled =
        text ==
        std::string_view(buffer, static_cast<std::size_t>(end - buffer));
    return reading;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_NUMBER_HPP
