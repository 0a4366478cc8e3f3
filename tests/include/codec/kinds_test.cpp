// Open values, lists of booleans, enumerations of integers, and records that
// are described in parts.
#include "kinds.hpp"

#include "catch.hpp"
#include "codec.hpp"
#include "random_json.hpp"
#include "rounds.hpp"

#include <airudder/enumeration.hpp>
#include <airudder/value.hpp>

#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

#include <cstdint>
#include <optional>
#include <string>

using airudder::serialize;
using boost::json::value;
using fixtures::One;
using fixtures::Rank;
using fixtures::Wide;

namespace {

struct Defaulted {
    value any = 5;
    std::int64_t count = 5;
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Defaulted, (), (any, count))

} // namespace

TEST_CASE("a value that does not fit leaves the member's default")
{
    constexpr auto text = R"({"any":1e400,"count":1e400})";
    auto const read = codec::tolerant<Defaulted>(text);
    CHECK(read.any == value(5));
    CHECK(read.count == 5);
    CHECK(serialize(read) == text);
}

TEST_CASE("an open value holds any JSON and keeps numbers that it cannot spell")
{
    for (std::string const text : {"null",
                                   "true",
                                   "-7",
                                   "18446744073709551615",
                                   "0.5",
                                   R"("x")",
                                   "[]",
                                   R"({"b":[null],"a":{}})"}) {
        auto const whole = "{\"value\":" + text + "}";
        auto const one = codec::tolerant<One<value>>(whole);
        CHECK(one.unmodeled.empty());
        CHECK(serialize(one) == whole);
        CHECK(codec::issues<One<value>>(whole) == "");
    }
    for (std::string const text : {"1.0", "2E4", "-0", "1e400", "[[1.50]]"}) {
        auto const whole = "{\"value\":" + text + "}";
        auto one = codec::tolerant<One<value>>(whole);
        CHECK(one.unmodeled.find("value") == text);
        CHECK(serialize(one) == whole);
        one.value = "edited";
        CHECK(serialize(one) == R"({"value":"edited"})");
    }
    CHECK(codec::issues<One<value>>(
              R"({"value":{"a":[1e400,0.1000000000000000055],"a":1}})") ==
          "/value/a/0 wrong_type; /value/a/1 rounded; /value/a duplicate; ");
}

TEST_CASE("an absent open value is null, an absent optional one is nullopt")
{
    auto one = codec::tolerant<One<value>>("{}");
    CHECK(one.value.is_null());
    CHECK(one.unmodeled.absent("value"));
    CHECK(serialize(one) == "{}");
    CHECK(codec::issues<One<value>>("{}") == "/value missing; ");
    one.unmodeled.forget("value");
    CHECK(serialize(one) == R"({"value":null})");

    using Maybe = One<std::optional<value>>;
    CHECK_FALSE(codec::tolerant<Maybe>("{}").value);
    CHECK(codec::again<Maybe>("{}") == "{}");
    auto const null = codec::tolerant<Maybe>(R"({"value":null})");
    REQUIRE(null.value);
    CHECK(null.value->is_null());
    CHECK(null.unmodeled.empty());
    CHECK(serialize(null) == R"({"value":null})");
    CHECK(codec::issues<Maybe>(R"({"value":null})") == "");
}

TEST_CASE("an open value in a list or a map is kept with all others")
{
    auto const text = R"({"value":[1.0,null,{"a":2}]})";
    auto one = codec::tolerant<One<std::vector<value>>>(text);
    CHECK(serialize(one) == text);
    one.value[1] = true;
    CHECK(serialize(one) == R"({"value":[1,true,{"a":2}]})");
}

TEST_CASE("a list of booleans keeps the text of misfits")
{
    using Flags = One<std::vector<bool>>;
    auto const exact = codec::tolerant<Flags>(R"({"value":[true,false,true]})");
    CHECK(exact.value == std::vector<bool>{true, false, true});
    CHECK(exact.unmodeled.empty());
    auto const text = R"({"value":[true,null,0,"true"]})";
    auto flags = codec::tolerant<Flags>(text);
    CHECK(flags.value == std::vector<bool>{true, false, false, false});
    CHECK(serialize(flags) == text);
    CHECK(codec::issues<Flags>(text) ==
          "/value/1 wrong_type; /value/2 wrong_type; /value/3 wrong_type; ");
    flags.value.push_back(true);
    CHECK(serialize(flags) == R"({"value":[true,false,false,false,true]})");
    CHECK(codec::again<Flags>(R"({"value":{}})") == R"({"value":{}})");
    CHECK(codec::error<Flags>(R"({"value":[tru]})").offset == 10);
    CHECK(airudder::parse<Flags>(R"({"value":[true,true]})", {.max_memory = 1})
              .has_error());
}

TEST_CASE("a list of lists keeps the text of misfits")
{
    using Rows = One<std::vector<std::vector<bool>>>;
    auto const text = R"({"value":[[true],null,[1],[]]})";
    auto rows = codec::tolerant<Rows>(text);
    CHECK(rows.value.size() == 4);
    CHECK(serialize(rows) == text);
    CHECK(codec::issues<Rows>(text) ==
          "/value/1 wrong_type; /value/2/0 wrong_type; ");
    rows.value[3].push_back(true);
    CHECK(serialize(rows) == R"({"value":[[true],[],[false],[true]]})");
}

TEST_CASE("an enumeration of integers has numbers in JSON, digits as texts")
{
    using Ranked = One<Rank>;
    CHECK(airudder::to_string(Rank::value_minus_1) == "-1");
    CHECK(airudder::from_string<Rank>("7") == Rank::value_7);
    CHECK(airudder::to_string(Rank::unknown) == "unknown");
    auto const one = codec::tolerant<Ranked>(R"({"value":7})");
    CHECK(one.value == Rank::value_7);
    CHECK(one.unmodeled.empty());
    CHECK(serialize(one) == R"({"value":7})");
    CHECK(serialize(Ranked{.value = Rank::value_minus_1}) == R"({"value":-1})");
    CHECK(serialize(Ranked{}) == "{}");
    CHECK(serialize(One<std::vector<Rank>>{{Rank::none, Rank::unknown}}) ==
          R"({"value":[0,null]})");
}

TEST_CASE("an enumeration of integers reads any spelling and keeps it")
{
    using Ranked = One<Rank>;
    for (std::string const text : {"7.0", "7e0", "70E-1", "0.7e1"}) {
        auto const whole = "{\"value\":" + text + "}";
        auto one = codec::tolerant<Ranked>(whole);
        CHECK(one.value == Rank::value_7);
        CHECK(serialize(one) == whole);
        CHECK(codec::issues<Ranked>(whole) == "");
        one.value = Rank::none;
        CHECK(serialize(one) == R"({"value":0})");
    }
    CHECK(codec::tolerant<Ranked>(R"({"value":-0})").value == Rank::none);
}

TEST_CASE("other values of an enumeration of integers are kept")
{
    using Ranked = One<Rank>;
    auto const issues = [](std::string const& text) {
        auto const whole = "{\"value\":" + text + "}";
        auto const one = codec::tolerant<Ranked>(whole);
        CHECK(one.value == Rank::unknown);
        CHECK(serialize(one) == whole);
        return codec::issues<Ranked>(whole);
    };
    CHECK(issues("8") == "/value unknown_value; ");
    CHECK(issues("-7.0") == "/value unknown_value; ");
    CHECK(issues("9223372036854775807") == "/value unknown_value; ");
    CHECK(issues("9223372036854775808") == "/value wrong_type; ");
    CHECK(issues("7.5") == "/value wrong_type; ");
    CHECK(issues(R"("7")") == "/value wrong_type; ");
    CHECK(issues("null") == "/value wrong_type; ");
    CHECK(codec::refusal(
              airudder::parse<Ranked>(R"({"value":8})", {.strict = true})) ==
          "/value: expected one of the documented values, found 8");
    auto const maybe =
        codec::tolerant<One<std::optional<Rank>>>(R"({"value":8})");
    CHECK(maybe.value == Rank::unknown);
    CHECK(serialize(maybe) == R"({"value":8})");
}

TEST_CASE("enumerators of integers convert to and from values")
{
    CHECK(boost::json::value_from(Rank::value_7) == value(7));
    CHECK(boost::json::value_from(Rank::unknown).is_null());
    CHECK(boost::json::value_to<Rank>(value(7)) == Rank::value_7);
    CHECK(boost::json::value_to<Rank>(value(-1.0)) == Rank::value_minus_1);
    CHECK(boost::json::value_to<Rank>(value(8u)) == Rank::unknown);
    CHECK_THROWS(boost::json::value_to<Rank>(value("7")));
}

TEST_CASE("a record of more than 64 members reports and keeps them all")
{
    static_assert(airudder::detail::member_count<Wide> == 70);
    std::vector<std::string> missing;
    airudder::detail::for_each_member<Wide>(
        [&](std::string_view name, auto) { missing.emplace_back(name); });
    CHECK(missing.size() == 70);
    CHECK(codec::issues<Wide>("{}") ==
          "/w0 missing; /w1 missing; /w7 missing; /w14 missing; "
          "/w21 missing; /w28 missing; /w35 missing; /w42 missing; "
          "/w49 missing; /w56 missing; /w63 missing; ");
    CHECK(codec::again<Wide>("{}") == "{}");
    auto const text =
        R"({"w69":1,"a name that is longer than the head of an entry":2,)"
        R"("w63":3,"w63":null,"w64":4,"w64":5,"w0":6.0,"w1":"x","w68":"y"})";
    auto wide = codec::tolerant<Wide>(text);
    CHECK(wide.w69 == 2);
    CHECK(wide.w63 == 0);
    CHECK(wide.w64 == 5);
    CHECK(serialize(wide) ==
          R"({"w0":6.0,"w1":"x","w63":null,"w64":5,"w68":"y",)"
          R"("a name that is longer than the head of an entry":2,"w69":1})");
    CHECK(codec::issues<Wide>(text) ==
          "/w69 unknown_member; /w63 duplicate; /w63 wrong_type; "
          "/w64 duplicate; /w7 missing; /w14 missing; /w21 missing; "
          "/w28 missing; /w35 missing; /w42 missing; /w49 missing; "
          "/w56 missing; ");
    wide.w7 = 8;
    CHECK(serialize(wide).starts_with(R"({"w0":6.0,"w1":"x","w7":8,"w63")"));
}

TEST_CASE("values of every kind are written back with the same value")
{
    rounds::for_each_seed(300, [](std::uint64_t seed) {
        auto const text = "{\"value\":" + RandomJson(seed).value(4) + "}";
        CAPTURE(text);
        CHECK(codec::again<One<value>>(codec::again<One<value>>(text)) ==
              codec::again<One<value>>(text));
        CHECK(codec::again<One<airudder::Map<value>>>(text) ==
              codec::again<One<std::optional<airudder::Map<value>>>>(text));
    });
}
