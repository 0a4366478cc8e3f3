#ifndef AIRUDDER_DETAIL_JSON_READ_OPEN_HPP
#define AIRUDDER_DETAIL_JSON_READ_OPEN_HPP

#include <airudder/detail/attributes.hpp>
#include <airudder/detail/json/read_value.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// Readers of open objects and open values, which hold any JSON.
namespace airudder::detail {

inline Step read_json(Decoder& decoder,
                      char const* at,
                      boost::json::value& value,
                      Place const& place);

/// An integer becomes an int64 or uint64 if it fits, else a double. A number
/// beyond a double's range becomes null.
inline Step read_json_number(Decoder& decoder,
                             char const* at,
                             boost::json::value& value,
                             Place const& place)
{
    std::int64_t number;
    if (auto const end = decoder.reader.read_short_integer(at, number)) {
        value.emplace_int64() = number;
        return {end, Outcome::exact};
    }
    std::string_view text;
    bool integral;
    auto const end = decoder.reader.read_number(at, text, integral);
    if (end == nullptr)
        return failed_step;
    if (integral) {
        auto const decimal = read_decimal(text);
        std::uint64_t large;
        if (to_int64(decimal, number)) {
            value.emplace_int64() = number;
            return {end, decoder.number(text != "-0")};
        }
        if (!decimal.negative && to_integer(decimal, large)) {
            value.emplace_uint64() = large;
            return {end, Outcome::exact};
        }
    }
    auto const reading = read_double(text, integral);
    if (!report_double(decoder, reading, at, place))
        return failed_step;
    if (!reading.fits)
        return {end, Outcome::kept};
    value.emplace_double() = reading.value;
    return {end,
            reading.rounded ? Outcome::kept : decoder.number(reading.spelled)};
}

inline Step
read_json_string(Decoder& decoder, char const* at, boost::json::value& value)
{
    std::string_view string;
    auto const end = decoder.reader.read_string(at, string);
    if (end == nullptr || !decoder.charge(string.size() + 1, at))
        return failed_step;
    value.emplace_string().assign(string.data(), string.size());
    return {end, Outcome::exact};
}

/// The memory of an object's table of members, without names and values.
/// Includes the index that large objects have.
constexpr std::size_t memory_of_members(std::size_t capacity) noexcept
{
    constexpr auto each =
        sizeof(boost::json::key_value_pair) + sizeof(std::uint32_t);
    constexpr std::size_t head = 16;
    return capacity == 0 ? 0 : allocated(head + capacity * each);
}

/// Makes room in a full object for the member at `at` and for those that seem
/// to follow it; false if that exceeds the memory limit.
inline bool
make_room(Decoder& decoder, char const* at, boost::json::object& object)
{
    auto const text = decoder.reader.text();
    auto const likely = count_names(at, text.data() + text.size());
    auto const full = object.capacity();
    // The object grows by half anyway.
    auto const larger = full + (std::max)(likely, full / 2);
    if (!decoder.charge(memory_of_members(larger), at))
        return false;
    object.reserve(full + likely);
    decoder.release(memory_of_members(full));
    return true;
}

/// Adds a member and returns its value, which is null; null on failure. The name
/// is at `at` and in `place`. Replaces an earlier member with the same name.
/// Makes `place` refer to the name that the object owns.
inline boost::json::value* add_member(Decoder& decoder,
                                      char const* at,
                                      boost::json::object& object,
                                      Place& place)
{
    if (object.size() == object.capacity() && !make_room(decoder, at, object))
        return nullptr;
    auto const& name = place.name;
    auto const memory_of_name = allocated(name.size() + 1);
    if (!decoder.charge(memory_of_name, at))
        return nullptr;
    auto const [member, is_new] = object.emplace(
        boost::json::string_view(name.data(), name.size()), nullptr);
    if (!is_new) {
        decoder.release(memory_of_name);
        member->value().emplace_null();
        if (!decoder.report(
                place, IssueKind::duplicate, at, "each name once", "it again"))
            return nullptr;
    }
    place.name = {member->key().data(), member->key().size()};
    return &member->value();
}

/// Reads one member of an open object after another.
struct OpenMemberReader {
    Decoder& decoder;
    boost::json::object& object;

    /// The place of the member that is being read.
    Place place;

    Outcome outcome = Outcome::exact;

    AIRUDDER_ALWAYS_INLINE char const* operator()(char const* name_at)
    {
        auto& reader = decoder.reader;
        auto at = reader.read_plain_string(name_at, place.name);
        if (at != nullptr && reader.peek(at) == ':') [[likely]] {
            ++at;
        } else {
            at = reader.read_name(name_at, place.name);
            if (at == nullptr)
                return nullptr;
        }
        at = reader.token(at);
        auto const value = add_member(decoder, name_at, object, place);
        if (value == nullptr)
            return nullptr;
        auto const step = read_json(decoder, at, *value, place);
        if (step.outcome != Outcome::exact)
            outcome = Outcome::kept;
        return step.at;
    }
};

/// Adds the members of the object at `at` to `object`, which must be empty.
inline Step read_open_object(Decoder& decoder,
                             char const* at,
                             boost::json::object& object,
                             Place const& place)
{
    OpenMemberReader read_member{decoder, object, {&place}};
    at = decoder.reader.each_member(at, read_member);
    return at == nullptr ? failed_step : Step{at, read_member.outcome};
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

/// Reads any value. The outcome is `kept` if the value would be written
/// differently from its text, escapes aside.
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
    case 'f': value.emplace_bool() = first == 't'; break;
    case 'n': value.emplace_null(); break;
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

inline Step read_value(Decoder& decoder,
                       char const* at,
                       boost::json::value& value,
                       Place const& place)
{
    return read_json(decoder, at, value, place);
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_READ_OPEN_HPP
