#ifndef AIRUDDER_JSON_READ_OPEN_HPP
#define AIRUDDER_JSON_READ_OPEN_HPP

#include <airudder/json/read_scalar.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// Readers of open objects: any JSON.
namespace airudder::detail {

inline Step read_json(Decoder& decoder,
                      char const* at,
                      boost::json::value& value,
                      Place const& place);

/// An integer becomes Int64 or UInt64 where that holds it, else a double.
/// Beyond a double's range the value is null.
inline Step read_json_number(Decoder& decoder,
                             char const* at,
                             boost::json::value& value,
                             Place const& place)
{
    std::string_view text;
    bool integral;
    auto const behind = decoder.reader.read_number(at, text, integral);
    if (behind == nullptr)
        return failed_step;
    if (integral) {
        auto const decimal = read_decimal(text);
        std::int64_t number;
        std::uint64_t large;
        if (to_int64(decimal, number)) {
            value = number;
            return {behind, decoder.number(text != "-0")};
        }
        if (!decimal.negative && to_integer(decimal, large)) {
            value = large;
            return {behind, Outcome::exact};
        }
    }
    auto const reading = read_double(text, integral);
    if (!report_double(decoder, reading, at, place))
        return failed_step;
    if (!reading.fits)
        return {behind, Outcome::kept};
    value = reading.value;
    return {behind,
            reading.rounded ? Outcome::kept : decoder.number(reading.spelled)};
}

inline Step
read_json_string(Decoder& decoder, char const* at, boost::json::value& value)
{
    std::string_view string;
    auto const behind = decoder.reader.read_string(at, string);
    if (behind == nullptr || !decoder.charge(string.size() + 1, at))
        return failed_step;
    value.emplace_string().assign(string.data(), string.size());
    return {behind, Outcome::exact};
}

/// Members that an object whose first name is at `at` may have, 8 at most: as
/// many as there is text for up to its end, or that of an object in it.
inline std::size_t likely_members(Reader const& reader, char const* at)
{
    constexpr std::size_t least_member = 5; // "":1,
    constexpr std::size_t most = 8;
    auto const near = reader.text().substr(reader.offset_of(at), 128);
    auto const end = std::min(near.find('}'), near.size());
    return std::clamp((end + 1) / least_member, std::size_t{1}, most);
}

/// Reads the name at `at` and makes room for its value, where an earlier one
/// of that name is dropped; null on failure.
inline char const* read_json_name(Decoder& decoder,
                                  char const* at,
                                  boost::json::object& object,
                                  boost::json::key_value_pair*& member,
                                  Place& place)
{
    constexpr auto cost = sizeof(boost::json::key_value_pair);
    auto const behind = decoder.reader.read_name(at, place.name);
    auto const& name = place.name;
    if (behind == nullptr)
        return nullptr;
    auto const room = object.empty() ? likely_members(decoder.reader, at) : 0;
    auto const members = std::max<std::size_t>(room, 2);
    if (!decoder.charge(members * cost + name.size(), at))
        return nullptr;
    if (room != 0)
        object.reserve(room);
    auto const [added, is_new] = object.emplace(
        boost::json::string_view(name.data(), name.size()), nullptr);
    member = added;
    if (!is_new) {
        member->value() = nullptr;
        if (!decoder.report(
                place, IssueKind::duplicate, at, "each name once", "it again"))
            return nullptr;
    }
    place.name = {member->key().data(), member->key().size()};
    return behind;
}

/// Adds the members of the object at `at` to an empty one.
inline Step read_open_object(Decoder& decoder,
                             char const* at,
                             boost::json::object& object,
                             Place const& place)
{
    auto outcome = Outcome::exact;
    Place inner{&place};
    at = decoder.reader.each_member(at, [&](char const* name_at) {
        boost::json::key_value_pair* member;
        auto const value_at =
            read_json_name(decoder, name_at, object, member, inner);
        if (value_at == nullptr)
            return value_at;
        auto const step = read_json(
            decoder, decoder.reader.token(value_at), member->value(), inner);
        if (step.outcome != Outcome::exact)
            outcome = Outcome::kept;
        return step.at;
    });
    return at == nullptr ? failed_step : Step{at, outcome};
}

inline Step read_json_array(Decoder& decoder,
                            char const* at,
                            boost::json::array& array,
                            Place const& place)
{
    auto outcome = Outcome::exact;
    Place inner{&place};
    at = decoder.reader.each_element(at, [&](char const* element_at) {
        if (!decoder.charge(2 * sizeof(boost::json::value), element_at))
            return element_at = nullptr;
        auto const step =
            read_json(decoder, element_at, array.emplace_back(nullptr), inner);
        if (step.outcome != Outcome::exact)
            outcome = Outcome::kept;
        ++inner.index;
        return step.at;
    });
    return at == nullptr ? failed_step : Step{at, outcome};
}

/// Reads any value. `kept` tells that its text says more than the value, i.e.
/// that it would be written differently apart from escapes.
inline Step read_json(Decoder& decoder,
                      char const* at,
                      boost::json::value& value,
                      Place const& place)
{
    auto const first = decoder.reader.peek(at);
    switch (first) {
    case '{':
        return read_open_object(decoder, at, value.emplace_object(), place);
    case '[': return read_json_array(decoder, at, value.emplace_array(), place);
    case '"': return read_json_string(decoder, at, value);
    case 't':
    case 'f': value = first == 't'; break;
    case 'n': value = nullptr; break;
    default:
        if (starts_number(first))
            return read_json_number(decoder, at, value, place);
        break;
    }
    return exact_or_failure(decoder.reader.skip_value(at));
}

inline Step read_value(Decoder& decoder,
                       char const* at,
                       boost::json::object& value,
                       Place const& place)
{
    if (decoder.reader.peek(at) != '{')
        return decoder.misfit(at, place, "an object");
    value.clear();
    return read_open_object(decoder, at, value, place);
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_READ_OPEN_HPP
