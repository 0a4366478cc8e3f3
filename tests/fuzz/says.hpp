#ifndef AIRUDDER_TESTS_FUZZ_SAYS_HPP
#define AIRUDDER_TESTS_FUZZ_SAYS_HPP

#include "json_dom.hpp"
#include "numbers.hpp"

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

/// Checks decoded values against JSON values.
///
/// `fits<T>(value)`: whether the value has the JSON type and range of a T.
/// `says(decoded, value)`: whether decoding the value must give `decoded`.
namespace fuzz {

/// What a boost::json::value is for a JSON value; in numbers.cpp's terms.
bool open_says(boost::json::value const& decoded, json_dom::Value const& value);

template <class T>
struct Reading;

template <class T>
bool fits(json_dom::Value const& value)
{
    return Reading<T>::fits(value);
}

template <class T>
bool says(T const& decoded, json_dom::Value const& value)
{
    return Reading<T>::says(decoded, value);
}

template <>
struct Reading<std::string> {
    static bool fits(json_dom::Value const& value) { return value.kind == '"'; }

    static bool says(std::string const& decoded, json_dom::Value const& value)
    {
        return decoded == (fits(value) ? value.text : "");
    }
};

template <>
struct Reading<std::int64_t> {
    static bool fits(json_dom::Value const& value)
    {
        return value.kind == '0' && int64_of(value.text).has_value();
    }

    static bool says(std::int64_t decoded, json_dom::Value const& value)
    {
        return decoded == (fits(value) ? *int64_of(value.text) : 0);
    }
};

template <>
struct Reading<double> {
    static bool fits(json_dom::Value const& value)
    {
        return value.kind == '0' && double_of(value.text).has_value();
    }

    static bool says(double decoded, json_dom::Value const& value)
    {
        auto const expected = fits(value) ? *double_of(value.text) : 0.0;
        return decoded == expected &&
               std::signbit(decoded) == std::signbit(expected);
    }
};

template <>
struct Reading<bool> {
    static bool fits(json_dom::Value const& value)
    {
        return value.kind == 't' || value.kind == 'f';
    }

    static bool says(bool decoded, json_dom::Value const& value)
    {
        return decoded == (value.kind == 't');
    }
};

template <>
struct Reading<boost::json::object> {
    static bool fits(json_dom::Value const& value) { return value.kind == '{'; }

    static bool says(boost::json::object const& decoded,
                     json_dom::Value const& value)
    {
        return fits(value) ? open_says(decoded, value) : decoded.empty();
    }
};

template <airudder::Enumeration T>
struct Reading<T> {
    static bool fits(json_dom::Value const& value) { return value.kind == '"'; }

    static bool says(T decoded, json_dom::Value const& value)
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
    static bool says(std::optional<T> const& decoded,
                     json_dom::Value const& value)
    {
        if (!Reading<T>::fits(value))
            return !decoded;
        return decoded && Reading<T>::says(*decoded, value);
    }
};

template <class T>
struct Reading<std::vector<T>> {
    static bool fits(json_dom::Value const& value) { return value.kind == '['; }

    static bool says(std::vector<T> const& decoded,
                     json_dom::Value const& value)
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

    static bool fits(json_dom::Value const& value) { return value.kind == '{'; }

    static bool says(T const& decoded, json_dom::Value const& value)
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
