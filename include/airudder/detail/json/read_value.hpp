#ifndef AIRUDDER_DETAIL_JSON_READ_VALUE_HPP
#define AIRUDDER_DETAIL_JSON_READ_VALUE_HPP

#include <airudder/detail/json/decoder.hpp>
#include <airudder/detail/json/escape.hpp>
#include <airudder/detail/json/number.hpp>
#include <airudder/detail/json/secret.hpp>
#include <airudder/detail/json/value_type.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Readers of strings, numbers, booleans, enumerators, lists and optionals.
namespace airudder::detail {

inline bool starts_number(char byte) noexcept
{
    return is_digit(byte) || byte == '-';
}

inline Step read_value(Decoder& decoder,
                       char const* at,
                       std::string& value,
                       Place const& place)
{
    if (decoder.reader.peek(at) != '"')
        return decoder.misfit(at, place, "a string");
    std::string_view string;
    auto const end = decoder.reader.read_string(at, string);
    if (end == nullptr || !decoder.charge_string(string.size(), at))
        return failed_step;
    value = std::string(string);
    return {end, Outcome::exact};
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

/// Reports why a number is not a std::int64_t.
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
    if (auto const end = decoder.reader.read_short_integer(at, value))
        return {end, Outcome::exact};
    std::string_view text;
    bool integral;
    auto const end = decoder.reader.read_number(at, text, integral);
    if (end == nullptr)
        return failed_step;
    auto const decimal = read_decimal(text);
    if (to_int64(decimal, value))
        return {end, decoder.number(integral && text != "-0")};
    if (!report_no_integer(decoder, at, decimal, place))
        return failed_step;
    return {end, Outcome::rejected};
}

/// Reports a number that a double cannot hold exactly; false if parsing must
/// stop.
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
    auto const end = decoder.reader.read_number(at, text, integral);
    if (end == nullptr)
        return failed_step;
    auto const reading = read_double(text, integral);
    if (!report_double(decoder, reading, at, place))
        return failed_step;
    if (!reading.fits)
        return {end, Outcome::rejected};
    value = reading.value;
    return {end,
            reading.rounded ? Outcome::kept : decoder.number(reading.spelled)};
}

/// Puts a text in quotes, shortened to 60 characters.
inline std::string quote(std::string_view text)
{
    constexpr int most = 60;
    std::string out = "\"";
    auto count = 0;
    for (char const byte : text) {
        bool const begins = (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
        if (begins && ++count > most)
            return out.append("\"...");
        char escape[longest_escape]{byte};
        out.append(escape, needs_escape(byte) ? write_escape(escape, byte) : 1);
    }
    out += '"';
    return out;
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

/// Reads a value of an enumeration.
inline Step read_enumerator(Decoder& decoder,
                            char const* at,
                            void* value,
                            ValueType const& type,
                            Place const& place)
{
    if (decoder.reader.peek(at) != '"')
        return decoder.misfit(at, place, "a string");
    std::string_view text;
    auto const end = decoder.reader.read_string(at, text);
    if (end == nullptr)
        return failed_step;
    if (set_enumerator(value, static_cast<EnumerationType const&>(type), text))
        return {end, Outcome::exact};
    if (!report_unknown_value(decoder, at, place, text))
        return failed_step;
    return {end, Outcome::kept};
}

/// Adds an element to a full list of `count` elements, and returns it; null if
/// that exceeds the memory limit. The list's text begins at `begin`, and the
/// next element is at `at`.
inline void* grow_list(Decoder& decoder,
                       void* list,
                       ListType const& type,
                       std::size_t count,
                       char const* begin,
                       char const* at)
{
    auto const size = type.element->size;
    auto const larger = decoder.grown_list(count, size, begin, at);
    if (!decoder.charge(larger * size, at))
        return nullptr;
    auto const element = type.grow(list, larger);
    decoder.release(count * size);
    return element;
}

/// Reads an array into a list. For an element that does not fit, the list has a
/// default element, and the text of the whole list is kept.
inline Step read_list(Decoder& decoder,
                      char const* begin,
                      void* list,
                      ValueType const& type,
                      Place const& place)
{
    auto const& operations = static_cast<ListType const&>(type);
    auto const& of = *operations.element;
    if (decoder.reader.peek(begin) != '[')
        return decoder.misfit(begin, place, "an array");
    auto outcome = Outcome::exact;
    Place inner{&place};
    auto const [first, last] = operations.elements(list);
    if (first != last) [[unlikely]]
        operations.grow(list, 0);
    auto const end =
        decoder.reader.each_element(begin, [&](char const* at) -> char const* {
            // An empty list has no room yet.
            auto element = inner.index == 0 ? nullptr : operations.add(list);
            if (element == nullptr)
                element = grow_list(
                    decoder, list, operations, inner.index, begin, at);
            if (element == nullptr)
                return nullptr;
            auto const step = of.read(decoder, at, element, of, inner);
            if (step.outcome != Outcome::exact)
                outcome = Outcome::kept;
            ++inner.index;
            return step.at;
        });
    return end == nullptr ? failed_step : Step{end, outcome};
}

/// If the value of an optional record is not an object, the optional stays
/// empty: the value is kept for the member, not as the record's whole value.
inline Step read_optional(Decoder& decoder,
                          char const* at,
                          void* value,
                          ValueType const& type,
                          Place const& place)
{
    auto const& optional = static_cast<OptionalType const&>(type);
    auto const& inner = *optional.value;
    if (inner.kind == Kind::record) {
        optional.reset(value);
        if (decoder.reader.peek(at) != '{')
            return decoder.misfit(at, place, "an object");
    }
    auto const step =
        inner.read(decoder, at, optional.engage(value), inner, place);
    if (step.outcome == Outcome::rejected)
        optional.reset(value);
    return step;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_READ_VALUE_HPP
