#ifndef AIRUDDER_TESTS_INCLUDE_FIXTURES_HPP
#define AIRUDDER_TESTS_INCLUDE_FIXTURES_HPP

#include <airudder/unmodeled.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Records as the generator prints them, with every kind of member.
namespace fixtures {

using airudder::tag_invoke;
using airudder::Unmodeled;

enum class Level {
    unknown,
    low,
    high,
    default_,
    quoted_,
};

BOOST_DESCRIBE_ENUM(Level, low, high, default_, quoted_)

/// Has no members and keeps all members of a text.
struct Nothing {
    Unmodeled unmodeled{};

    bool operator==(Nothing const&) const = default;
};

BOOST_DESCRIBE_STRUCT(Nothing, (), ())

struct Inner {
    std::string id{};
    std::optional<std::int64_t> size{};
    Unmodeled unmodeled{};

    bool operator==(Inner const&) const = default;
};

BOOST_DESCRIBE_STRUCT(Inner, (), (id, size))

struct Outer {
    std::string text{};
    std::int64_t count{};
    double amount{};
    bool flag{};
    Level level{};
    Inner inner{};
    boost::json::object open{};

    std::optional<std::string> maybe_text{};
    std::optional<std::int64_t> maybe_count{};
    std::optional<double> maybe_amount{};
    std::optional<bool> maybe_flag{};
    std::optional<Level> maybe_level{};
    std::optional<Inner> maybe_inner{};
    std::optional<boost::json::object> maybe_open{};
    std::optional<std::vector<std::string>> maybe_texts{};

    std::vector<std::string> texts{};
    std::vector<std::int64_t> counts{};
    std::vector<double> amounts{};
    std::vector<Level> levels{};
    std::vector<Inner> inners{};
    std::vector<boost::json::object> opens{};

    std::optional<std::string> default_{};
    std::optional<std::string> pointer_{};
    std::optional<std::string> nul_{};
    std::optional<std::string> quote_{};
    std::optional<std::string> empty_{};

    Unmodeled unmodeled{};

    bool operator==(Outer const&) const = default;
};

BOOST_DESCRIBE_STRUCT(Outer,
                      (),
                      (text,
                       count,
                       amount,
                       flag,
                       level,
                       inner,
                       open,
                       maybe_text,
                       maybe_count,
                       maybe_amount,
                       maybe_flag,
                       maybe_level,
                       maybe_inner,
                       maybe_open,
                       maybe_texts,
                       texts,
                       counts,
                       amounts,
                       levels,
                       inners,
                       opens,
                       default_,
                       pointer_,
                       nul_,
                       quote_,
                       empty_))

/// A record without required members.
struct Optional {
    std::optional<std::string> text{};
    std::optional<double> amount{};
    std::optional<Level> level{};
    std::optional<Inner> inner{};
    Unmodeled unmodeled{};

    bool operator==(Optional const&) const = default;
};

BOOST_DESCRIBE_STRUCT(Optional, (), (text, amount, level, inner))

/// A record with one member, for tests of one kind of member.
template <class T>
struct One {
    T value{};
    Unmodeled unmodeled{};

    bool operator==(One const&) const = default;

    BOOST_DESCRIBE_CLASS(One, (), (value), (), ())
};

} // namespace fixtures

namespace airudder {

template <>
inline constexpr std::string_view wire_name<fixtures::Level::default_>{
    "default"};

template <>
inline constexpr std::string_view wire_name<fixtures::Level::quoted_>{"\"\\\0/",
                                                                      4};

template <>
inline constexpr std::string_view wire_name<&fixtures::Outer::default_>{
    "default"};

template <>
inline constexpr std::string_view wire_name<&fixtures::Outer::pointer_>{
    "a/b~c"};

template <>
inline constexpr std::string_view wire_name<&fixtures::Outer::nul_>{"n\0l", 3};

template <>
inline constexpr std::string_view wire_name<&fixtures::Outer::quote_>{
    "q\"\\\n"};

template <>
inline constexpr std::string_view wire_name<&fixtures::Outer::empty_>{""};

} // namespace airudder

namespace fixtures {

/// An Outer without deviations, with all its members.
inline constexpr std::string_view complete_outer =
    R"({"text":"t","count":-7,"amount":0.25,"flag":true,"level":"high",)"
    R"("inner":{"id":"i","size":3},"open":{"k":[1,"x",null]},)"
    R"("maybe_text":"","maybe_count":0,"maybe_amount":1e-7,)"
    R"("maybe_flag":false,"maybe_level":"default","maybe_inner":{"id":""},)"
    R"("maybe_open":{},"maybe_texts":[],"texts":["a","b"],"counts":[1,2],)"
    R"("amounts":[1.5,1e+21],"levels":["low","\"\\\u0000/"],)"
    R"("inners":[{"id":"1"},{"id":"2","size":9}],"opens":[{},{"a":{}}],)"
    R"("default":"d","a/b~c":"p","n\u0000l":"n","q\"\\\n":"q","":"e"})";

} // namespace fixtures

#endif // AIRUDDER_TESTS_INCLUDE_FIXTURES_HPP
