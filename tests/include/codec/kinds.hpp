#ifndef AIRUDDER_TESTS_INCLUDE_KINDS_HPP
#define AIRUDDER_TESTS_INCLUDE_KINDS_HPP

#include "fixtures.hpp"

#include <airudder/boxed.hpp>
#include <airudder/describe_parts.hpp>
#include <airudder/map.hpp>

#include <boost/json/value.hpp>

/// Records with the kinds of members that a fixtures::Outer lacks.
namespace fixtures {

using airudder::Boxed;
using airudder::Map;

enum class Rank {
    unknown,
    value_minus_1,
    none,
    value_7,
};

BOOST_DESCRIBE_ENUM(Rank, value_minus_1, none, value_7)

struct Kinds {
    boost::json::value any{};
    Rank rank{};
    std::vector<bool> flags{};
    Map<std::string> texts{};

    std::optional<boost::json::value> maybe_any{};
    std::optional<Rank> maybe_rank{};
    std::optional<std::vector<bool>> maybe_flags{};
    std::optional<Map<double>> maybe_amounts{};

    std::vector<boost::json::value> anys{};
    std::vector<Rank> ranks{};
    std::vector<std::vector<std::string>> rows{};
    std::vector<std::vector<bool>> flag_rows{};
    std::vector<std::vector<Inner>> inner_rows{};
    std::vector<Map<std::int64_t>> maps{};

    Map<boost::json::value> any_by_name{};
    Map<Rank> rank_by_name{};
    Map<bool> flag_by_name{};
    Map<boost::json::object> open_by_name{};
    Map<Inner> inner_by_name{};
    Map<std::vector<Inner>> inners_by_name{};
    Map<Map<std::string>> texts_by_name{};

    Unmodeled unmodeled{};

    bool operator==(Kinds const&) const = default;
};

BOOST_DESCRIBE_STRUCT(Kinds,
                      (),
                      (any,
                       rank,
                       flags,
                       texts,
                       maybe_any,
                       maybe_rank,
                       maybe_flags,
                       maybe_amounts,
                       anys,
                       ranks,
                       rows,
                       flag_rows,
                       inner_rows,
                       maps,
                       any_by_name,
                       rank_by_name,
                       flag_by_name,
                       open_by_name,
                       inner_by_name,
                       inners_by_name,
                       texts_by_name))

struct Hen;

/// Contains itself in every way, alone and with a Hen.
struct Egg {
    std::string name{};
    Boxed<Egg> egg{};
    std::vector<Egg> eggs{};
    std::optional<Map<Egg>> by_name{};
    Boxed<Hen> hen{};
    std::vector<Hen> hens;
    Unmodeled unmodeled{};

    bool operator==(Egg const&) const = default;
};

BOOST_DESCRIBE_STRUCT(Egg, (), (name, egg, eggs, by_name, hen, hens))

struct Hen {
    std::optional<Egg> egg{};
    std::optional<std::int64_t> age{};
    Unmodeled unmodeled{};

    bool operator==(Hen const&) const = default;
};

BOOST_DESCRIBE_STRUCT(Hen, (), (egg, age))

/// Has more members than a set of 64 bits.
struct Wide {
    std::int64_t w0{};
    std::string w1{};
    std::optional<std::int64_t> w2{};
    std::optional<std::int64_t> w3{};
    std::optional<std::int64_t> w4{};
    std::optional<std::int64_t> w5{};
    std::optional<std::int64_t> w6{};
    std::int64_t w7{};
    std::optional<std::int64_t> w8{};
    std::optional<std::int64_t> w9{};
    std::optional<std::int64_t> w10{};
    std::optional<std::int64_t> w11{};
    std::optional<std::int64_t> w12{};
    std::optional<std::int64_t> w13{};
    std::int64_t w14{};
    std::optional<std::int64_t> w15{};
    std::optional<std::int64_t> w16{};
    std::optional<std::int64_t> w17{};
    std::optional<std::int64_t> w18{};
    std::optional<std::int64_t> w19{};
    std::optional<std::int64_t> w20{};
    std::int64_t w21{};
    std::optional<std::int64_t> w22{};
    std::optional<std::int64_t> w23{};
    std::optional<std::int64_t> w24{};
    std::optional<std::int64_t> w25{};
    std::optional<std::int64_t> w26{};
    std::optional<std::int64_t> w27{};
    std::int64_t w28{};
    std::optional<std::int64_t> w29{};
    std::optional<std::int64_t> w30{};
    std::optional<std::int64_t> w31{};
    std::optional<std::int64_t> w32{};
    std::optional<std::int64_t> w33{};
    std::optional<std::int64_t> w34{};
    std::int64_t w35{};
    std::optional<std::int64_t> w36{};
    std::optional<std::int64_t> w37{};
    std::optional<std::int64_t> w38{};
    std::optional<std::int64_t> w39{};
    std::optional<std::int64_t> w40{};
    std::optional<std::int64_t> w41{};
    std::int64_t w42{};
    std::optional<std::int64_t> w43{};
    std::optional<std::int64_t> w44{};
    std::optional<std::int64_t> w45{};
    std::optional<std::int64_t> w46{};
    std::optional<std::int64_t> w47{};
    std::optional<std::int64_t> w48{};
    std::int64_t w49{};
    std::optional<std::int64_t> w50{};
    std::optional<std::int64_t> w51{};
    std::optional<std::int64_t> w52{};
    std::optional<std::int64_t> w53{};
    std::optional<std::int64_t> w54{};
    std::optional<std::int64_t> w55{};
    std::int64_t w56{};
    std::optional<std::int64_t> w57{};
    std::optional<std::int64_t> w58{};
    std::optional<std::int64_t> w59{};
    std::optional<std::int64_t> w60{};
    std::optional<std::int64_t> w61{};
    std::optional<std::int64_t> w62{};
    std::int64_t w63{};
    std::optional<std::int64_t> w64{};
    std::optional<std::int64_t> w65{};
    std::optional<std::int64_t> w66{};
    std::optional<std::int64_t> w67{};
    std::optional<std::string> w68{};
    std::optional<std::int64_t> w69{};
    Unmodeled unmodeled{};

    bool operator==(Wide const&) const = default;
};

AIRUDDER_DESCRIBE_PART(Wide,
                       0,
                       (w0,
                        w1,
                        w2,
                        w3,
                        w4,
                        w5,
                        w6,
                        w7,
                        w8,
                        w9,
                        w10,
                        w11,
                        w12,
                        w13,
                        w14,
                        w15,
                        w16,
                        w17,
                        w18,
                        w19,
                        w20,
                        w21,
                        w22,
                        w23,
                        w24,
                        w25,
                        w26,
                        w27,
                        w28,
                        w29,
                        w30,
                        w31,
                        w32,
                        w33,
                        w34,
                        w35,
                        w36,
                        w37,
                        w38,
                        w39))
AIRUDDER_DESCRIBE_PART(Wide,
                       1,
                       (w40,
                        w41,
                        w42,
                        w43,
                        w44,
                        w45,
                        w46,
                        w47,
                        w48,
                        w49,
                        w50,
                        w51,
                        w52,
                        w53,
                        w54,
                        w55,
                        w56,
                        w57,
                        w58,
                        w59,
                        w60,
                        w61,
                        w62,
                        w63,
                        w64,
                        w65,
                        w66,
                        w67,
                        w68,
                        w69))
AIRUDDER_DESCRIBE_STRUCT(Wide, 2)

} // namespace fixtures

namespace airudder {

template <>
inline constexpr bool has_integer_values<fixtures::Rank> = true;

template <>
inline constexpr std::string_view wire_name<fixtures::Rank::value_minus_1> =
    "-1";

template <>
inline constexpr std::string_view wire_name<fixtures::Rank::none> = "0";

template <>
inline constexpr std::string_view wire_name<fixtures::Rank::value_7> = "7";

template <>
inline constexpr std::string_view wire_name<&fixtures::Wide::w69> =
    "a name that is longer than the head of an entry";

} // namespace airudder

#endif // AIRUDDER_TESTS_INCLUDE_KINDS_HPP
