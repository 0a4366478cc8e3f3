#include "json_number.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>

namespace airudder::generator {
namespace {

/// The number 0.d1d2d3… × 10^scale. Its first and last digits are not 0.
struct Decimal {
    bool negative{};
    std::string digits{}; // empty: zero
    std::int64_t scale{};
};

/// Larger than any relevant exponent and small enough not to overflow.
constexpr std::int64_t huge = 1'000'000'000'000;

std::int64_t exponent_of(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    std::int64_t value = 0;
    auto const [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range)
        return text.starts_with('-') ? -huge : huge;
    return std::clamp(value, -huge, huge);
}

Decimal read(std::string_view text)
{
    Decimal number;
    if (text.starts_with('-')) {
        number.negative = true;
        text.remove_prefix(1);
    }
    auto const e = std::min(text.find_first_of("eE"), text.size());
    if (e < text.size())
        number.scale = exponent_of(text.substr(e + 1));
    auto const mantissa = text.substr(0, e);
    auto const point = std::min(mantissa.find('.'), mantissa.size());
    number.scale += static_cast<std::int64_t>(point);
    number.digits = mantissa.substr(0, point);
    if (point < mantissa.size())
        number.digits += mantissa.substr(point + 1);

    auto const first =
        std::min(number.digits.find_first_not_of('0'), number.digits.size());
    number.digits.erase(0, first);
    number.scale -= static_cast<std::int64_t>(first);
    number.digits.erase(number.digits.find_last_not_of('0') + 1);
    return number;
}

/// Stores the value if it is an integer that fits into T.
template <class T>
bool to_integer(Decimal const& number, T& value)
{
    auto const size = static_cast<std::int64_t>(number.digits.size());
    value = 0;
    if (size == 0)
        return true;
    if (number.scale < size || number.scale > 20)
        return false;
    auto whole = number.negative ? "-" + number.digits : number.digits;
    whole.append(static_cast<std::size_t>(number.scale - size), '0');
    auto const end = whole.data() + whole.size();
    auto const read = std::from_chars(whole.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end;
}

/// The shortest number that reads back as `value`.
Decimal shortest(double value)
{
    char buffer[32];
    auto const end = std::to_chars(buffer,
                                   buffer + sizeof buffer,
                                   value,
                                   std::chars_format::scientific)
                         .ptr;
    return read({buffer, static_cast<std::size_t>(end - buffer)});
}

} // namespace

std::optional<std::int64_t> int64_of(std::string_view text)
{
    std::int64_t value;
    if (!to_integer(read(text), value))
        return std::nullopt;
    return value;
}

bool is_int64(std::string_view text) { return int64_of(text).has_value(); }

DoubleFit fit_of_double(std::string_view text)
{
    auto const number = read(text);
    if (number.digits.empty())
        return DoubleFit::exact;
    if (number.scale > 400)
        return DoubleFit::beyond;
    if (number.scale < -400)
        return DoubleFit::rounded;
    auto const plain =
        "0." + number.digits + 'e' + std::to_string(number.scale);
    double value = 0;
    auto const error =
        std::from_chars(plain.data(), plain.data() + plain.size(), value).ec;
    if (error == std::errc::result_out_of_range)
        return number.scale > 0 ? DoubleFit::beyond : DoubleFit::rounded;
    auto const kept = shortest(value);
    return kept.digits == number.digits && kept.scale == number.scale
               ? DoubleFit::exact
               : DoubleFit::rounded;
}

DoubleFit fit_in_open_object(std::string_view text)
{
    std::uint64_t value;
    bool const plain = text.find_first_of(".eE") == text.npos;
    if (plain && (is_int64(text) || to_integer(read(text), value)))
        return DoubleFit::exact;
    return fit_of_double(text);
}

std::string_view expectation(DoubleFit fit)
{
    switch (fit) {
    case DoubleFit::exact: break;
    case DoubleFit::rounded: return "a number that a double holds";
    case DoubleFit::beyond: return "a number in the range of a double";
    }
    return {};
}

} // namespace airudder::generator
