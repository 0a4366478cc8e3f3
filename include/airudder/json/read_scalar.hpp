#ifndef AIRUDDER_JSON_READ_SCALAR_HPP
#define AIRUDDER_JSON_READ_SCALAR_HPP

#include <airudder/describe.hpp>
#include <airudder/json/decoder.hpp>
#include <airudder/json/double.hpp>
#include <airudder/json/keys.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Readers of strings, numbers, booleans and enumerators.
namespace airudder::detail {

inline bool starts_number(char byte) noexcept
{
    return is_digit(byte) || byte == '-';
}

/// Faster than `assign` where memory is needed.
inline void assign(std::string& value, std::string_view text)
{
    if (text.size() < sizeof(std::string) / 2)
        value.assign(text);
    else
        value = std::string(text);
}

inline Step read_value(Decoder& decoder,
                       char const* at,
                       std::string& value,
                       Place const& place)
{
    if (decoder.reader.peek(at) != '"')
        return decoder.misfit(at, place, "a string");
    std::string_view string;
    auto const behind = decoder.reader.read_string(at, string);
    if (behind == nullptr || !decoder.charge_string(string.size(), at))
        return failed_step;
    assign(value, string);
    return {behind, Outcome::exact};
}

inline Step read_value(Decoder& decoder,
                       char const* at,
                       std::optional<std::string>& value,
                       Place const& place)
{
    if (decoder.reader.peek(at) != '"')
        return decoder.misfit(at, place, "a string");
    std::string_view string;
    auto const behind = decoder.reader.read_string(at, string);
    if (behind == nullptr || !decoder.charge_string(string.size(), at))
        return failed_step;
    value.emplace(string.data(), string.size());
    return {behind, Outcome::exact};
}

inline Step
read_value(Decoder& decoder, char const* at, bool& value, Place const& place)
{
    auto const first = decoder.reader.peek(at);
    if (first != 't' && first != 'f')
        return decoder.misfit(at, place, "a boolean");
    value = first == 't';
    return exact_or_failure(
        decoder.reader.read_literal(at, value ? "true" : "false"));
}

/// Integers of at most 18 digits, as nearly all are.
inline bool read_short_integer(std::string_view text, std::int64_t& value)
{
    bool const negative = text.front() == '-';
    auto const digits = text.substr(negative ? 1 : 0);
    if (digits.size() > 18)
        return false;
    std::int64_t magnitude = 0;
    for (char const digit : digits)
        magnitude = 10 * magnitude + (digit - '0');
    value = negative ? -magnitude : magnitude;
    return true;
}

/// Says why a number is no std::int64_t.
inline bool report_no_integer(Decoder& decoder,
                              char const* at,
                              Decimal const& decimal,
                              Place const& place)
{
    if (decimal.integral())
        return decoder.report(place,
                              IssueKind::wrong_type,
                              at,
                              "an integer from -2^63 to 2^63 - 1",
                              "one beyond");
    return decoder.report(place,
                          IssueKind::wrong_type,
                          at,
                          "an integer",
                          "a number with a fraction");
}

inline Step read_value(Decoder& decoder,
                       char const* at,
                       std::int64_t& value,
                       Place const& place)
{
    if (!starts_number(decoder.reader.peek(at)))
        return decoder.misfit(at, place, "an integer");
    std::string_view text;
    bool integral;
    auto const behind = decoder.reader.read_number(at, text, integral);
    if (behind == nullptr)
        return failed_step;
    if (integral && read_short_integer(text, value))
        return {behind, decoder.number(text != "-0")};
    auto const decimal = read_decimal(text);
    if (to_int64(decimal, value))
        return {behind, decoder.number(integral)};
    if (!report_no_integer(decoder, at, decimal, place))
        return failed_step;
    return {behind, Outcome::instead};
}

/// Reports what is wrong with a number that shall be a double.
inline bool report_double(Decoder& decoder,
                          DoubleReading const& reading,
                          char const* at,
                          Place const& place)
{
    if (!reading.fits)
        return decoder.report(place,
                              IssueKind::wrong_type,
                              at,
                              "a number within a double's range",
                              "one beyond");
    return !reading.rounded || decoder.report(place,
                                              IssueKind::rounded,
                                              at,
                                              "a number that a double holds",
                                              "more digits");
}

inline Step
read_value(Decoder& decoder, char const* at, double& value, Place const& place)
{
    if (!starts_number(decoder.reader.peek(at)))
        return decoder.misfit(at, place, "a number");
    std::string_view text;
    bool integral;
    auto const behind = decoder.reader.read_number(at, text, integral);
    if (behind == nullptr)
        return failed_step;
    auto const reading = read_double(text, integral);
    if (!report_double(decoder, reading, at, place))
        return failed_step;
    if (!reading.fits)
        return {behind, Outcome::instead};
    value = reading.value;
    return {behind,
            reading.rounded ? Outcome::kept : decoder.number(reading.spelled)};
}

/// Whether a value at `place` may be a secret: it is never quoted.
inline bool is_secret(Place const& place)
{
    std::string names;
    for (auto at = &place; at->parent != nullptr; at = at->parent)
        names.append(at->name).append("/");
    for (auto& byte : names)
        byte =
            byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte;
    for (auto const word : {"secret", "token", "password", "appkey"})
        if (names.find(word) != std::string::npos)
            return true;
    return false;
}

/// A text in quotes, shortened to 60 characters.
inline std::string quote(std::string_view text)
{
    constexpr int most = 60;
    std::size_t size = 0;
    for (int count = 0; count != most && size != text.size(); ++count)
        do
            ++size;
        while (size != text.size() &&
               (static_cast<unsigned char>(text[size]) & 0xC0u) == 0x80u);
    std::string out;
    Output output(out);
    output.finish(output.put_string(output.begin(), text.substr(0, size)));
    return size == text.size() ? out : out + "...";
}

inline bool report_unknown_value(Decoder& decoder,
                                 char const* at,
                                 Place const& place,
                                 std::string_view text)
{
    return decoder.report(place,
                          IssueKind::unknown_value,
                          at,
                          "one of the documented values",
                          is_secret(place) ? "another" : quote(text));
}

template <Enumeration E>
Step read_value(Decoder& decoder, char const* at, E& value, Place const& place)
{
    if (decoder.reader.peek(at) != '"')
        return decoder.misfit(at, place, "a string");
    std::string_view text;
    auto const behind = decoder.reader.read_string(at, text);
    if (behind == nullptr)
        return failed_step;
    if (enumerator_from(text, value))
        return {behind, Outcome::exact};
    if (!report_unknown_value(decoder, at, place, text))
        return failed_step;
    return {behind, Outcome::kept};
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_READ_SCALAR_HPP
