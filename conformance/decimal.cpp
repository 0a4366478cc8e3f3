#include "decimal.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>

namespace airudder::conformance {
namespace {

constexpr long most_exponent = 1'000'000'000;

/// The exponent in "+12", "-3" or "7".
long exponent_in(std::string_view text)
{
    long exponent = 0;
    for (char const byte : text)
        if (byte >= '0' && byte <= '9' && exponent < most_exponent)
            exponent = exponent * 10 + (byte - '0');
    exponent = exponent < most_exponent ? exponent : most_exponent;
    return text.starts_with('-') ? -exponent : exponent;
}

/// The digits of an integer; nullopt if the number has a fraction or too many
/// digits.
std::optional<std::string> integer_digits(Decimal const& value)
{
    auto const size = static_cast<long>(value.digits.size());
    if (value.exponent < 0 || value.exponent + size > 20)
        return std::nullopt;
    return value.digits +
           std::string(static_cast<std::size_t>(value.exponent), '0');
}

/// The magnitude of an integer up to `most`.
std::optional<std::uint64_t> magnitude(Decimal const& value, std::uint64_t most)
{
    auto const digits = integer_digits(value);
    if (!digits)
        return std::nullopt;
    std::uint64_t number = 0;
    for (char const digit : *digits) {
        auto const next = static_cast<std::uint64_t>(digit - '0');
        if (number > (most - next) / 10)
            return std::nullopt;
        number = number * 10 + next;
    }
    return number;
}

} // namespace

Decimal read_decimal(std::string_view number)
{
    Decimal value;
    auto const e = number.find_first_of("eE");
    if (e != number.npos)
        value.exponent = exponent_in(number.substr(e + 1));
    bool fraction = false;
    for (char const byte : number.substr(0, e)) {
        fraction = fraction || byte == '.';
        if (byte < '0' || byte > '9')
            continue;
        value.digits += byte;
        value.exponent -= fraction ? 1 : 0;
    }
    value.digits.erase(0, value.digits.find_first_not_of('0'));
    if (value.digits.empty())
        return {};
    auto const last = value.digits.find_last_not_of('0');
    value.exponent += static_cast<long>(value.digits.size() - last - 1);
    value.digits.erase(last + 1);
    value.negative = number.starts_with('-');
    return value;
}

std::optional<std::int64_t> int64_of(std::string_view number)
{
    auto const value = read_decimal(number);
    constexpr auto most = std::uint64_t{INT64_MAX};
    auto const size = magnitude(value, value.negative ? most + 1 : most);
    if (!size)
        return std::nullopt;
    return static_cast<std::int64_t>(value.negative ? 0 - *size : *size);
}

std::optional<std::uint64_t> uint64_of(std::string_view number)
{
    auto const value = read_decimal(number);
    return value.negative ? std::nullopt : magnitude(value, UINT64_MAX);
}

bool is_plain_integer(std::string_view number)
{
    return number.find_first_of(".eE") == number.npos;
}

std::optional<double> double_of(std::string_view number)
{
    auto const value = std::strtod(std::string(number).c_str(), nullptr);
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::string shortest(double number)
{
    char text[40];
    auto const end =
        std::to_chars(
            text, text + sizeof text, number, std::chars_format::scientific)
            .ptr;
    return {text, end};
}

bool is_rounded(std::string_view number)
{
    return read_decimal(shortest(*double_of(number))) != read_decimal(number);
}

} // namespace airudder::conformance
