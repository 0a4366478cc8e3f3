#include "catch.hpp"
#include "codec.hpp"
#include "fixtures.hpp"
#include "random_json.hpp"

#include <airudder/value.hpp>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

using fixtures::Inner;
using fixtures::Level;
using fixtures::One;
using fixtures::Outer;
namespace json = boost::json;

TEST_CASE("value_to reads a record as parse does")
{
    auto const value = json::parse(fixtures::complete_outer);
    CHECK(json::value_to<Outer>(value) ==
          *airudder::parse<Outer>(fixtures::complete_outer));
    CHECK(json::value_to<std::vector<Inner>>(
              json::parse(R"([{"id":"a","x":1},{}])")) ==
          std::vector{codec::tolerant<Inner>(R"({"id":"a","x":1})"),
                      codec::tolerant<Inner>("{}")});
}

TEST_CASE("value_from gives what serialize writes")
{
    auto const text = R"({"id":5,"size":1,"more":[null,{"x":"\u0000"}]})";
    auto const value = json::value_from(codec::tolerant<Inner>(text));
    CHECK(value == json::parse(text));
    CHECK(json::value_from(Inner{}) == json::parse(R"({"id":""})"));
    CHECK(json::value_from(codec::tolerant<Inner>("{}")) == json::object{});
    CHECK(json::value_from(std::map<std::string, Inner>{{"k", {}}}) ==
          json::parse(R"({"k":{"id":""}})"));
}

TEST_CASE("a value survives conversion to a record and back")
{
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        auto const outer = codec::tolerant<Outer>(RandomJson(seed).outer());
        // Start from the second value: it has doubles where the first one may
        // have integers.
        auto const value =
            json::value_from(json::value_to<Outer>(json::value_from(outer)));
        auto const again = json::value_from(json::value_to<Outer>(value));
        CAPTURE(seed);
        REQUIRE(again == value);
        REQUIRE(json::serialize(again) == json::serialize(value));
    }
}

TEST_CASE("value_to accepts integers as doubles and doubles as integers")
{
    auto const count =
        json::value_to<One<std::int64_t>>(json::value{{"value", 20000.0}});
    CHECK(count.value == 20000);
    CHECK(count.unmodeled.empty());
    auto const amount =
        json::value_to<One<double>>(json::value{{"value", 20000}});
    CHECK(amount.value == 20000.0);
    CHECK(amount.unmodeled.empty());
    CHECK(json::value_from(amount) == json::value{{"value", 20000.0}});
    CHECK(json::value_from(One<double>{1e300, {}}).at("value") == 1e300);
    CHECK(std::signbit(
        json::value_from(One<double>{-0.0, {}}).at("value").as_double()));
}

TEST_CASE("open objects keep the kinds of their numbers")
{
    json::value const value{{"value", {{"i", 1}, {"d", 1.0}, {"n", nullptr}}}};
    auto const one = json::value_to<One<json::object>>(value);
    CHECK(one.unmodeled.empty());
    CHECK(one.value.at("d").is_double());
    CHECK(json::value_from(one) == value);
    CHECK(airudder::serialize(one) == R"({"value":{"i":1,"d":1,"n":null}})");
}

TEST_CASE("a value that does not fit exactly is kept")
{
    auto const amount =
        json::value_to<One<double>>(json::value{{"value", 9007199254740993}});
    CHECK(amount.unmodeled.find("value") == "9007199254740993");
    auto const count =
        json::value_to<One<std::int64_t>>(json::value{{"value", 1.5}});
    CHECK(count.unmodeled.find("value") == "1.5");
}

TEST_CASE("value_to and try_value_to refuse a value that is not an object")
{
    CHECK_THROWS_AS(json::value_to<Inner>(json::value(5)),
                    boost::system::system_error);
    CHECK(json::try_value_to<Inner>(json::value(nullptr)).has_error());
    CHECK(json::try_value_to<Inner>(json::object{}).has_value());
}

namespace {

/// The message that `convert` throws. Checks the error code.
template <class F>
std::string why(F convert, json::error code)
{
    try {
        convert();
    } catch (boost::system::system_error const& error) {
        CHECK(error.code() == code);
        return error.what();
    }
    return "nothing";
}

} // namespace

TEST_CASE("failed conversions say why")
{
    auto const starts = [](std::string const& text, std::string const& begin) {
        CAPTURE(text);
        CHECK(text.starts_with(begin));
    };
    Inner latin1;
    latin1.id = "caf\xE9";
    starts(why([&] { static_cast<void>(json::value_from(latin1)); },
               json::error::syntax),
           "expected UTF-8, found byte 0xE9");
    json::value const text{{"id", "caf\xE9"}};
    starts(why([&] { static_cast<void>(json::value_to<Inner>(text)); },
               json::error::syntax),
           "expected UTF-8, found byte 0xE9");
    json::value const secret{{"token", "caf\xE9"}};
    starts(why([&] { static_cast<void>(json::value_to<Inner>(secret)); },
               json::error::syntax),
           "expected UTF-8, found another byte");

    json::value deep(0);
    for (int level = 0; level != 1024; ++level)
        deep = json::array{std::move(deep)};
    json::value const object{{"unknown", std::move(deep)}};
    starts(why([&] { static_cast<void>(json::value_to<Inner>(object)); },
               json::error::too_deep),
           "expected a less deeply nested value, found '['");
    One<json::object> record;
    record.value = object.as_object();
    starts(why([&] { static_cast<void>(json::value_from(record)); },
               json::error::too_deep),
           "expected a less deeply nested value, found '['");
}

TEST_CASE("enumerators convert to and from their JSON texts")
{
    CHECK(json::value_from(Level::default_) == "default");
    CHECK(json::value_from(Level::unknown).is_null());
    CHECK(json::value_to<Level>(json::value("default")) == Level::default_);
    CHECK(json::value_to<Level>(json::value("default_")) == Level::unknown);
    CHECK(json::value_to<Level>(json::value(json::string_view("\"\\\0/", 4))) ==
          Level::quoted_);
    CHECK_THROWS_AS(json::value_to<Level>(json::value(1)),
                    boost::system::system_error);
}

TEST_CASE("value_from uses the storage it is given")
{
    json::monotonic_resource resource;
    json::storage_ptr const storage(&resource);
    auto const value = json::value_from(
        One<std::vector<std::string>>{{"some text"}, {}}, storage);
    CHECK(*value.storage() == *storage);
    CHECK(*value.at("value").storage() == *storage);
}
