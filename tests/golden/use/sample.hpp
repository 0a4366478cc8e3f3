#ifndef AIRUDDER_TESTS_GOLDEN_USE_SAMPLE_HPP
#define AIRUDDER_TESTS_GOLDEN_USE_SAMPLE_HPP

#include <airudder/describe.hpp>

#include <boost/json/object.hpp>
#include <boost/mp11/algorithm.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace golden {

/// The levels of a record that contains itself. Below them, lists are empty.
inline constexpr std::size_t levels = 3;

/// A value other than the default, of any type that a member may have.
template <class T>
struct Sample;

template <>
struct Sample<std::string> {
    static std::string make(std::size_t) { return "a \"text\"\n"; }
};

template <>
struct Sample<std::int64_t> {
    static std::int64_t make(std::size_t) { return -7; }
};

template <>
struct Sample<double> {
    static double make(std::size_t) { return 0.25; }
};

template <>
struct Sample<bool> {
    static bool make(std::size_t) { return true; }
};

template <>
struct Sample<boost::json::object> {
    static boost::json::object make(std::size_t)
    {
        return {{"", nullptr}, {"list", {0.5, "x"}}};
    }
};

/// The last enumerator.
template <airudder::Enumeration E>
struct Sample<E> {
    static E make(std::size_t)
    {
        E value{};
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
            [&](auto one) { value = one.value; });
        return value;
    }
};

template <airudder::Record T>
struct Sample<T> {
    static T make(std::size_t level)
    {
        T record{};
        using Members =
            boost::describe::describe_members<T, boost::describe::mod_public>;
        boost::mp11::mp_for_each<Members>([&](auto member) {
            auto& value = record.*member.pointer;
            value = Sample<std::remove_cvref_t<decltype(value)>>::make(level);
        });
        return record;
    }
};

template <class T>
struct Sample<std::optional<T>> {
    static std::optional<T> make(std::size_t level)
    {
        return level == 0 ? std::nullopt
                          : std::optional(Sample<T>::make(level));
    }
};

template <class T>
struct Sample<std::vector<T>> {
    static std::vector<T> make(std::size_t level)
    {
        std::vector<T> list;
        for (std::size_t left = level; left > 1; --left)
            list.push_back(Sample<T>::make(left - 1));
        return list;
    }
};

} // namespace golden

#endif // AIRUDDER_TESTS_GOLDEN_USE_SAMPLE_HPP
