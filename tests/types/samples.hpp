#ifndef AIRUDDER_TESTS_TYPES_SAMPLES_HPP
#define AIRUDDER_TESTS_TYPES_SAMPLES_HPP

#include <airudder/describe.hpp>

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/json/object.hpp>
#include <boost/mp11/algorithm.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Two values of every C++ type that a member may have, neither of them the
/// default one (true alone for bool). sample_texts.cpp has their JSON texts.
namespace types {

template <class T>
struct Sample;

template <>
struct Sample<std::string> {
    static std::string make(std::size_t at)
    {
        return at == 0 ? "sample" : "another \"sample\"/\xF0\x9F\x98\x80";
    }
};

template <>
struct Sample<std::int64_t> {
    static std::int64_t make(std::size_t at)
    {
        return at == 0 ? 4242 : INT64_MIN;
    }
};

template <>
struct Sample<double> {
    static double make(std::size_t at) { return at == 0 ? 0.375 : -1e-7; }
};

template <>
struct Sample<bool> {
    static bool make(std::size_t) { return true; }
};

template <>
struct Sample<boost::json::object> {
    static boost::json::object make(std::size_t at)
    {
        return at == 0
                   ? boost::json::object{{"sample", 20000}}
                   : boost::json::object{{"", nullptr}, {"list", {0.5, "x"}}};
    }
};

template <airudder::Enumeration T>
struct Sample<T> {
    /// The first or the last one.
    static T make(std::size_t at)
    {
        T value{};
        bool found = false;
        using All = boost::describe::describe_enumerators<T>;
        boost::mp11::mp_for_each<All>([&](auto one) {
            if (at != 0 || !found)
                value = one.value;
            found = true;
        });
        return value;
    }
};

template <class T>
struct Sample<std::optional<T>> {
    static std::optional<T> make(std::size_t at) { return Sample<T>::make(at); }
};

/// One element, or two.
template <class T>
struct Sample<std::vector<T>> {
    static std::vector<T> make(std::size_t at)
    {
        if (at == 0)
            return {Sample<T>::make(0)};
        return {Sample<T>::make(1), Sample<T>::make(0)};
    }
};

template <airudder::Record T>
struct Sample<T> {
    static T make(std::size_t at)
    {
        using Members =
            boost::describe::describe_members<T, boost::describe::mod_public>;
        T record{};
        boost::mp11::mp_for_each<Members>([&](auto one) {
            auto& member = record.*one.pointer;
            member = Sample<std::remove_cvref_t<decltype(member)>>::make(at);
        });
        return record;
    }
};

} // namespace types

#endif // AIRUDDER_TESTS_TYPES_SAMPLES_HPP
