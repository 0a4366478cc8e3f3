#ifndef AIRUDDER_DETAIL_JSON_DECIMAL_HPP
#define AIRUDDER_DETAIL_JSON_DECIMAL_HPP

#include <airudder/detail/json/scan.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace airudder::detail {

/// Exact value of a JSON number, as a view into its text: its significant
/// digits, the first and the last of which are not 0, with a point after the
/// first, times 10 to the power of `exponent`.
struct Decimal {
    bool negative = false;

    /// Digits in [first, last), perhaps with the text's point among them.
    char const* first = nullptr;
    char const* last = nullptr;

    /// Number of digits; 0 for zero.
    std::int64_t count = 0;

    /// Clamped to a range that no text's digits can make up for.
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

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_DECIMAL_HPP
