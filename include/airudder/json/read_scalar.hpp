#ifndef AIRUDDER_JSON_READ_SCALAR_HPP
#define AIRUDDER_JSON_READ_SCALAR_HPP

#include <airudder/describe.hpp>
#include <airudder/json/decoder.hpp>
#include <airudder/json/double.hpp>
#include <airudder/json/keys.hpp>

#include <cstdint>
#include <string>
#include <string_view>

/// Readers of strings, numbers, booleans and enumerators.
namespace airudder::detail {

inline bool starts_number(char byte) noexcept
{
    return is_digit(byte) || byte == '-';
}

inline Outcome
read_value(Decoder& decoder, std::string& value, Place const& place)
{
    if (decoder.reader.peek() != '"')
        return decoder.misfit(place, "a string");
    std::string_view string;
    if (!decoder.reader.read_string(string) ||
        !decoder.charge_string(string.size()))
        return Outcome::failed;
    value.assign(string.data(), string.size());
    return Outcome::exact;
}

inline Outcome read_value(Decoder& decoder, bool& value, Place const& place)
{
    auto const first = decoder.reader.peek();
    if (first != 't' && first != 'f')
        return decoder.misfit(place, "a boolean");
    if (!decoder.reader.read_literal(first == 't' ? "true" : "false"))
        return Outcome::failed;
    value = first == 't';
    return Outcome::exact;
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

inline Outcome
read_value(Decoder& decoder, std::int64_t& value, Place const& place)
{
    if (!starts_number(decoder.reader.peek()))
        return decoder.misfit(place, "an integer");
    auto const offset = decoder.reader.offset();
    std::string_view text;
    bool integral;
    if (!decoder.reader.read_number(text, integral))
        return Outcome::failed;
    if (integral && read_short_integer(text, value))
        return decoder.number(text != "-0");
    auto const decimal = read_decimal(text);
    if (to_int64(decimal, value))
        return decoder.number(integral);
    auto const expected =
        decimal.integral() ? "an integer from -2^63 to 2^63 - 1" : "an integer";
    auto const found =
        decimal.integral() ? "one beyond" : "a number with a fraction";
    return decoder.report(place, IssueKind::wrong_type, offset, expected, found)
               ? Outcome::instead
               : Outcome::failed;
}

/// Reports what is wrong with a number that shall be a double.
inline bool report_double(Decoder& decoder,
                          DoubleReading const& reading,
                          std::size_t offset,
                          Place const& place)
{
    if (!reading.fits)
        return decoder.report(place,
                              IssueKind::wrong_type,
                              offset,
                              "a number within a double's range",
                              "one beyond");
    return !reading.rounded || decoder.report(place,
                                              IssueKind::rounded,
                                              offset,
                                              "a number that a double holds",
                                              "more digits");
}

inline Outcome read_value(Decoder& decoder, double& value, Place const& place)
{
    if (!starts_number(decoder.reader.peek()))
        return decoder.misfit(place, "a number");
    auto const offset = decoder.reader.offset();
    std::string_view text;
    bool integral;
    if (!decoder.reader.read_number(text, integral))
        return Outcome::failed;
    auto const reading = read_double(text, integral);
    if (!report_double(decoder, reading, offset, place))
        return Outcome::failed;
    if (!reading.fits)
        return Outcome::instead;
    value = reading.value;
    return reading.rounded ? Outcome::kept : decoder.number(reading.spelled);
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

/// A text in quotes, shortened to 60 bytes at the end of a character.
inline std::string quote(std::string_view text)
{
    constexpr std::size_t most = 60;
    bool const shorten = text.size() > most;
    if (shorten) {
        std::size_t size = most;
        while ((static_cast<unsigned char>(text[size]) & 0xC0u) == 0x80u)
            --size;
        text = text.substr(0, size);
    }
    std::string out;
    Output output(out);
    output.put_string(text);
    output.finish();
    return shorten ? out + "..." : out;
}

inline bool report_unknown_value(Decoder& decoder,
                                 Place const& place,
                                 std::size_t offset,
                                 std::string_view text)
{
    return decoder.report(place,
                          IssueKind::unknown_value,
                          offset,
                          "one of the documented values",
                          is_secret(place) ? "another" : quote(text));
}

template <Enumeration E>
Outcome read_value(Decoder& decoder, E& value, Place const& place)
{
    if (decoder.reader.peek() != '"')
        return decoder.misfit(place, "a string");
    auto const offset = decoder.reader.offset();
    std::string_view text;
    if (!decoder.reader.read_string(text))
        return Outcome::failed;
    if (enumerator_from(text, value))
        return Outcome::exact;
    return report_unknown_value(decoder, place, offset, text) ? Outcome::kept
                                                              : Outcome::failed;
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_READ_SCALAR_HPP
