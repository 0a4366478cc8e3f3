#ifndef AIRUDDER_TESTS_FUZZ_SAYS_HPP
#define AIRUDDER_TESTS_FUZZ_SAYS_HPP

#include "boost_values.hpp"
#include "decimal.hpp"

#include <airudder/describe.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11/algorithm.hpp>

#include <cmath>
#include <concepts>
#include <optional>
#include <string>
#include <vector>

/// Whether a decoded value is what it has to be for a JSON value.
///
/// `fits<T>(value)`: a T can hold it, if not always all of it.
/// `says(decoded, value)`: `decoded` is what it is to be.
namespace fuzz {

using airudder::conformance::double_of;
using airudder::conformance::int64_of;

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

template <airudder::Enumeration T>
struct Reading<T> {
    static bool fits(Json const& value) { return value.is(Json::Kind::string); }

    static bool says(T decoded, Json const& value)
    {
        T expected{};
        using All = boost::describe::describe_enumerators<T>;
        boost::mp11::mp_for_each<All>([&](auto one) {
            std::string_view const name = airudder::wire_name<one.value>;
            if (fits(value) && value.text == (name.data() ? name : one.name))
                expected = one.value;
        });
        return decoded == expected;
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

template <airudder::Record T>
struct Reading<T> {
    using Members =
        boost::describe::describe_members<T, boost::describe::mod_public>;

    static bool fits(Json const& value) { return value.is(Json::Kind::object); }

    static bool says(T const& decoded, Json const& value)
    {
        static T const absent{};
        bool all = decoded.unmodeled.whole().empty() == fits(value);
        boost::mp11::mp_for_each<Members>([&](auto one) {
            auto const& member = decoded.*one.pointer;
            auto const found = value.find(name_of(one));
            using Member = std::remove_cvref_t<decltype(member)>;
            all = all && (found ? Reading<Member>::says(member, *found)
                                : member == absent.*one.pointer);
        });
        return all;
    }

    template <class Descriptor>
    static std::string_view name_of(Descriptor one)
    {
        std::string_view const name = airudder::wire_name<one.pointer>;
        return name.data() ? name : one.name;
    }
};

} // namespace fuzz

#endif // AIRUDDER_TESTS_FUZZ_SAYS_HPP
