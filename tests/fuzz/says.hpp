#ifndef AIRUDDER_TESTS_FUZZ_SAYS_HPP
#define AIRUDDER_TESTS_FUZZ_SAYS_HPP

#include "boost_values.hpp"
#include "decimal.hpp"
#include "described_shape.hpp"

#include <airudder/boxed.hpp>
#include <airudder/describe.hpp>
#include <airudder/map.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Checks decoded values against JSON values.
///
/// `fits<T>(value)`: whether the value has the JSON type and range of a T.
/// `says(decoded, value)`: whether decoding the value must give `decoded`.
namespace fuzz {

using airudder::conformance::double_of;
using airudder::conformance::int64_of;
using airudder::conformance::Shape;
using airudder::conformance::ShapeOf;
using airudder::conformance::TypeOf;

/// The distance of a member from the start of its record.
inline std::size_t offset_in(void const* record, void const* member)
{
    return static_cast<std::size_t>(static_cast<char const*>(member) -
                                    static_cast<char const*>(record));
}

template <class T>
struct Reading;

template <class T>
bool fits(Json const& value)
{
    return Reading<T>::fits(value);
}

template <class T>
bool says(T const& decoded, Json const& value)
{
    return Reading<T>::says(decoded, value);
}

template <>
struct Reading<std::string> {
    static bool fits(Json const& value) { return value.is(Json::Kind::string); }

    static bool says(std::string const& decoded, Json const& value)
    {
        return decoded == (fits(value) ? value.text : "");
    }
};

template <>
struct Reading<std::int64_t> {
    static bool fits(Json const& value)
    {
        return value.is(Json::Kind::number) && int64_of(value.text).has_value();
    }

    static bool says(std::int64_t decoded, Json const& value)
    {
        return decoded == (fits(value) ? *int64_of(value.text) : 0);
    }
};

template <>
struct Reading<double> {
    static bool fits(Json const& value)
    {
        return value.is(Json::Kind::number) &&
               double_of(value.text).has_value();
    }

    static bool says(double decoded, Json const& value)
    {
        auto const expected = fits(value) ? *double_of(value.text) : 0.0;
        return decoded == expected &&
               std::signbit(decoded) == std::signbit(expected);
    }
};

template <>
struct Reading<bool> {
    static bool fits(Json const& value)
    {
        return value.is(Json::Kind::boolean);
    }

    static bool says(bool decoded, Json const& value)
    {
        return decoded == (fits(value) && value.text == "true");
    }
};

template <>
struct Reading<boost::json::object> {
    static bool fits(Json const& value) { return value.is(Json::Kind::object); }

    static bool says(boost::json::object const& decoded, Json const& value)
    {
        return fits(value) ? open_says(decoded, value) : decoded.empty();
    }
};

template <>
struct Reading<boost::json::value> {
    static bool fits(Json const&) { return true; }

    static bool says(boost::json::value const& decoded, Json const& value)
    {
        return open_says(decoded, value);
    }
};

template <airudder::Enumeration T>
struct Reading<T> {
    static bool fits(Json const& value)
    {
        return airudder::has_integer_values<T>
                   ? Reading<std::int64_t>::fits(value)
                   : value.is(Json::Kind::string);
    }

    static bool says(T decoded, Json const& value)
    {
        static auto const names = ShapeOf<T>::get().values;
        static auto const values =
            values_of(boost::describe::describe_enumerators<T>{});
        auto const text = airudder::has_integer_values<T> && fits(value)
                              ? std::to_string(*int64_of(value.text))
                              : value.text;
        auto const at = std::ranges::find(names, text) - names.begin();
        bool const known = fits(value) && at != std::ssize(names);
        return decoded == (known ? values[static_cast<std::size_t>(at)] : T{});
    }

private:
    template <template <class...> class L, class... Enumerators>
    static std::vector<T> values_of(L<Enumerators...>)
    {
        return {Enumerators::value...};
    }
};

template <class T>
struct Reading<std::optional<T>> {
    static bool says(std::optional<T> const& decoded, Json const& value)
    {
        if (!Reading<T>::fits(value))
            return !decoded;
        return decoded && Reading<T>::says(*decoded, value);
    }
};

template <class T>
struct Reading<airudder::Boxed<T>> {
    static bool says(airudder::Boxed<T> const& decoded, Json const& value)
    {
        if (!Reading<T>::fits(value))
            return !decoded;
        return decoded && Reading<T>::says(*decoded, value);
    }
};

/// The names are in the order in which they occur first.
template <class T>
struct Reading<airudder::Map<T>> {
    static bool fits(Json const& value) { return value.is(Json::Kind::object); }

    static bool says(airudder::Map<T> const& decoded, Json const& value)
    {
        std::set<std::string_view> seen;
        auto at = decoded.begin();
        for (auto const& member : value.members) {
            if (!seen.insert(member.name).second)
                continue;
            if (at == decoded.end() || at->name != member.name ||
                !Reading<T>::says(at->value, *value.find(member.name)))
                return false;
            ++at;
        }
        return at == decoded.end();
    }
};

template <class T>
struct Reading<std::vector<T>> {
    static bool fits(Json const& value) { return value.is(Json::Kind::array); }

    static bool says(std::vector<T> const& decoded, Json const& value)
    {
        return std::equal(decoded.begin(),
                          decoded.end(),
                          value.elements.begin(),
                          value.elements.end(),
                          Reading<T>::says);
    }
};

/// A member, without its type.
struct ReadMember {
    std::size_t offset{};
    bool (*says)(void const* decoded, Json const& value){};
    bool (*equal)(void const* left, void const* right){};
};

template <class T>
inline constexpr ReadMember read_member{
    0,
    [](void const* decoded, Json const& value) {
        return Reading<T>::says(*static_cast<T const*>(decoded), value);
    },
    [](void const* left, void const* right) {
        return *static_cast<T const*>(left) == *static_cast<T const*>(right);
    }};

/// The members of a record without its type.
struct ReadMembers {
    void add(ReadMember member, std::size_t offset)
    {
        member.offset = offset;
        members.push_back(member);
    }

    /// Whether each member is what decoding `value` must give. A member that
    /// `value` lacks must be as in `absent`.
    bool say(void const* decoded, void const* absent, Json const& value) const
    {
        for (std::size_t i = 0; i != members.size(); ++i) {
            auto const& member = members[i];
            auto const here = static_cast<char const*>(decoded) + member.offset;
            auto const there = static_cast<char const*>(absent) + member.offset;
            auto const* found = value.find(names[i].name);
            if (found ? !member.says(here, *found) : !member.equal(here, there))
                return false;
        }
        return true;
    }

    std::vector<Shape::Member> names{};
    std::vector<ReadMember> members{};
};

// Not a function for each member: there are hundreds.
template <airudder::Record T>
struct Reading<T> {
    static bool fits(Json const& value) { return value.is(Json::Kind::object); }

    static bool says(T const& decoded, Json const& value)
    {
        namespace describe = boost::describe;
        static T const absent{};
        static auto const members = members_of(
            absent, describe::describe_members<T, describe::mod_public>{});
        return decoded.unmodeled.whole().empty() == fits(value) &&
               members.say(&decoded, &absent, value);
    }

private:
    template <template <class...> class L, class... Members>
    static ReadMembers members_of(T const& record, L<Members...>)
    {
        ReadMembers out;
        out.names = ShapeOf<T>::get().members;
        (out.add(read_member<TypeOf<T, Members>>,
                 offset_in(&record, &(record.*Members::pointer))),
         ...);
        return out;
    }
};

} // namespace fuzz

#endif // AIRUDDER_TESTS_FUZZ_SAYS_HPP
