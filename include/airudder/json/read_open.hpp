#ifndef AIRUDDER_JSON_READ_OPEN_HPP
#define AIRUDDER_JSON_READ_OPEN_HPP

#include <airudder/json/read_scalar.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include <cstdint>
#include <string_view>

/// Readers of open objects: any JSON.
namespace airudder::detail {

inline Outcome
read_json(Decoder& decoder, boost::json::value& value, Place const& place);

/// An integer becomes Int64 or UInt64 where that holds it, else a double.
/// Beyond a double's range the value is null.
inline Outcome read_json_number(Decoder& decoder,
                                boost::json::value& value,
                                Place const& place)
{
    auto const offset = decoder.reader.offset();
    std::string_view text;
    bool integral;
    if (!decoder.reader.read_number(text, integral))
        return Outcome::failed;
    if (integral) {
        auto const decimal = read_decimal(text);
        std::int64_t number;
        std::uint64_t large;
        if (to_int64(decimal, number)) {
            value = number;
            return decoder.number(text != "-0");
        }
        if (!decimal.negative && to_integer(decimal, large)) {
            value = large;
            return Outcome::exact;
        }
    }
    auto const reading = read_double(text, integral);
    if (!report_double(decoder, reading, offset, place))
        return Outcome::failed;
    if (!reading.fits)
        return Outcome::kept;
    value = reading.value;
    return reading.rounded ? Outcome::kept : decoder.number(reading.spelled);
}

inline Outcome read_json_string(Decoder& decoder, boost::json::value& value)
{
    std::string_view string;
    if (!decoder.reader.read_string(string) ||
        !decoder.charge(string.size() + 1))
        return Outcome::failed;
    value.emplace_string().assign(string.data(), string.size());
    return Outcome::exact;
}

/// Reads the name of a member and makes room for its value, where an earlier
/// one of that name is dropped; null on failure.
inline boost::json::key_value_pair* read_json_name(Decoder& decoder,
                                                   boost::json::object& object,
                                                   Place const& place)
{
    auto const offset = decoder.reader.offset();
    std::string_view name;
    if (!decoder.reader.read_name(name) ||
        !decoder.charge(2 * sizeof(boost::json::key_value_pair) + name.size()))
        return nullptr;
    auto const [member, is_new] = object.emplace(
        boost::json::string_view(name.data(), name.size()), nullptr);
    if (!is_new) {
        Place const repeated{&place, name};
        member->value() = nullptr;
        if (!decoder.report(repeated,
                            IssueKind::duplicate,
                            offset,
                            "each name once",
                            "it again"))
            return nullptr;
    }
    return member;
}

/// Adds the members of an object, whose brace peek() saw, to an empty one.
inline Outcome read_open_object(Decoder& decoder,
                                boost::json::object& object,
                                Place const& place)
{
    auto outcome = Outcome::exact;
    if (!decoder.reader.enter())
        return Outcome::failed;
    for (;;) {
        auto const next = decoder.reader.next_member();
        if (next != Reader::item)
            return next == Reader::end ? outcome : Outcome::failed;
        auto const member = read_json_name(decoder, object, place);
        if (member == nullptr)
            return Outcome::failed;
        auto const key = member->key();
        Place const inner{&place, {key.data(), key.size()}};
        outcome = combine(outcome, read_json(decoder, member->value(), inner));
        if (outcome == Outcome::failed)
            return outcome;
    }
}

inline Outcome
read_json_array(Decoder& decoder, boost::json::array& array, Place const& place)
{
    auto outcome = Outcome::exact;
    Place inner{&place};
    if (!decoder.reader.enter())
        return Outcome::failed;
    for (;; ++inner.index) {
        auto const next = decoder.reader.next_element();
        if (next != Reader::item)
            return next == Reader::end ? outcome : Outcome::failed;
        if (!decoder.charge(2 * sizeof(boost::json::value)))
            return Outcome::failed;
        auto& element = array.emplace_back(nullptr);
        outcome = combine(outcome, read_json(decoder, element, inner));
        if (outcome == Outcome::failed)
            return outcome;
    }
}

/// Reads any value. `kept` tells that its text says more than the value, i.e.
/// that it would be written differently apart from escapes.
inline Outcome
read_json(Decoder& decoder, boost::json::value& value, Place const& place)
{
    auto const first = decoder.reader.peek();
    switch (first) {
    case '{': return read_open_object(decoder, value.emplace_object(), place);
    case '[': return read_json_array(decoder, value.emplace_array(), place);
    case '"': return read_json_string(decoder, value);
    case 't':
    case 'f':
        value = first == 't';
        return decoder.reader.skip_value() ? Outcome::exact : Outcome::failed;
    case 'n':
        value = nullptr;
        return decoder.reader.skip_value() ? Outcome::exact : Outcome::failed;
    default: break;
    }
    if (starts_number(first))
        return read_json_number(decoder, value, place);
    decoder.reader.skip_value();
    return Outcome::failed;
}

inline Outcome
read_value(Decoder& decoder, boost::json::object& value, Place const& place)
{
    if (decoder.reader.peek() != '{')
        return decoder.misfit(place, "an object");
    value.clear();
    return read_open_object(decoder, value, place);
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_READ_OPEN_HPP
