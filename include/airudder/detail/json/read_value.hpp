#ifndef AIRUDDER_DETAIL_JSON_READ_VALUE_HPP
#define AIRUDDER_DETAIL_JSON_READ_VALUE_HPP

#include <airudder/detail/json/decoder.hpp>
#include <airudder/detail/json/escape.hpp>
#include <airudder/detail/json/number.hpp>
#include <airudder/detail/json/secret.hpp>
#include <airudder/detail/json/value_type.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

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

/// Reports a value that is not one of an enumeration's. `found` is its JSON.
inline bool report_unknown_value(Decoder& decoder,
                                 char const* at,
                                 Place const& place,
                                 std::string_view found)
{
    return decoder.report(place,
                          IssueKind::unknown_value,
                          at,
                          "one of the documented values",
                          is_secret(place) ? "another" : found);
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
    if (!report_unknown_value(decoder, at, place, quote(text)))
        return failed_step;
    return {end, Outcome::kept};
}

/// Reads a value of an enumeration whose values are integers. Any spelling of
/// an integer will do.
inline Step read_integer_enumerator(Decoder& decoder,
                                    char const* at,
                                    void* value,
                                    ValueType const& type,
                                    Place const& place)
{
    std::int64_t number;
    auto const step = read_value(decoder, at, number, place);
    if (step.at == nullptr || step.outcome == Outcome::rejected)
        return step;
    char digits[20];
    auto const end = spell_integer(digits, std::end(digits), number);
    std::string_view const text(digits, static_cast<std::size_t>(end - digits));
    if (set_enumerator(value, static_cast<EnumerationType const&>(type), text))
        return step;
    if (!report_unknown_value(decoder, at, place, text))
        return failed_step;
    return {step.at, Outcome::kept};
}

/// Reads an array of booleans. An element that does not fit is false, and the
/// text of the whole list is kept.
inline Step read_value(Decoder& decoder,
                       char const* begin,
                       std::vector<bool>& values,
                       Place const& place)
{
    if (decoder.reader.peek(begin) != '[')
        return decoder.misfit(begin, place, "an array");
    values.clear();
    auto outcome = Outcome::exact;
    Place inner{&place};
    auto const end =
        decoder.reader.each_element(begin, [&](char const* at) -> char const* {
            bool value = false;
            auto const step = read_value(decoder, at, value, inner);
            if (step.failed() || !decoder.charge(1, at))
                return nullptr;
            if (step.outcome != Outcome::exact)
                outcome = Outcome::kept;
            values.push_back(value);
            ++inner.index;
            return step.at;
        });
    return end == nullptr ? failed_step : Step{end, outcome};
}

/// Adds an element to a full list of `count` elements, and returns it; null if
/// that exceeds the memory limit. Makes room for `larger` elements. The next
/// element is at `at`.
inline void* grow_list(Decoder& decoder,
                       void* list,
                       ListType const& type,
                       std::size_t count,
                       std::size_t larger,
                       char const* at)
{
    auto const size = type.element->size;
    if (!decoder.charge(larger, size, at))
        return nullptr;
    auto const element = type.grow(list, larger);
    if (element == nullptr) [[unlikely]]
        decoder.refuse_memory(at);
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
                    decoder,
                    list,
                    operations,
                    inner.index,
                    decoder.grown_list(inner.index, of.size, begin, at),
                    at);
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

/// Like read_optional, but the value has memory of its own.
inline Step read_boxed(Decoder& decoder,
                       char const* at,
                       void* value,
                       ValueType const& type,
                       Place const& place)
{
    auto const& inner = *static_cast<OptionalType const&>(type).value;
    auto const size = allocated(inner.size);
    if (!decoder.charge(size, at))
        return failed_step;
    auto const step = read_optional(decoder, at, value, type, place);
    if (step.outcome == Outcome::rejected)
        decoder.release(size);
    return step;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_READ_VALUE_HPP
