#ifndef AIRUDDER_TESTS_GOLDEN_USE_SAMPLE_HPP
#define AIRUDDER_TESTS_GOLDEN_USE_SAMPLE_HPP

#include <airudder/boxed.hpp>
#include <airudder/describe.hpp>
#include <airudder/map.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
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

template <>
struct Sample<boost::json::value> {
    static boost::json::value make(std::size_t level)
    {
        return Sample<boost::json::object>::make(level);
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

template <class T>
struct Sample<airudder::Map<T>> {
    static airudder::Map<T> make(std::size_t level)
    {
        airudder::Map<T> map;
        for (std::size_t left = level; left > 1; --left)
            map["\"" + std::to_string(left)] = Sample<T>::make(left - 1);
        return map;
    }
};

template <class T>
struct Sample<airudder::Boxed<T>> {
    static airudder::Boxed<T> make(std::size_t level)
    {
        airudder::Boxed<T> boxed;
        if (level > 1)
            boxed = Sample<T>::make(level - 1);
        return boxed;
    }
};

} // namespace golden

#endif // AIRUDDER_TESTS_GOLDEN_USE_SAMPLE_HPP
