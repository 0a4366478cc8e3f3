#include "catch.hpp"
#include "codec.hpp"
#include "kinds.hpp"

#include <airudder/map.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

using airudder::Map;
using airudder::serialize;
using fixtures::Inner;
using fixtures::One;

TEST_CASE("a Map keeps the order of its names and finds them")
{
    Map<int> map{{"b", 1}, {"a", 2}, {"b", 3}};
    CHECK(map.size() == 2);
    CHECK(map.begin()->name == "b");
    CHECK(map.begin()->value == 3);
    CHECK(map.find("a")->value == 2);
    CHECK(map.find("c") == map.end());
    CHECK(map.contains("a"));
    map["c"] = 4;
    map["a"] = 5;
    CHECK(map == Map<int>{{"b", 3}, {"a", 5}, {"c", 4}});
    CHECK_FALSE(map == Map<int>{{"a", 5}, {"b", 3}, {"c", 4}});
    CHECK(map.erase("a"));
    CHECK_FALSE(map.erase("a"));
    auto const& constant = map;
    CHECK(constant.find("c")->value == 4);
    std::string names;
    for (auto const& [name, value] : constant)
        names += name;
    CHECK(names == "bc");
    auto moved = std::move(map);
    CHECK(moved.size() == 2);
    moved.clear();
    CHECK(moved.empty());
}

TEST_CASE("a map is written in the order in which it was read")
{
    auto const text = R"({"value":{"b":"x","":"\"","a/~":"z"}})";
    auto const one = codec::tolerant<One<Map<std::string>>>(text);
    CHECK(one.value == Map<std::string>{{"b", "x"}, {"", "\""}, {"a/~", "z"}});
    CHECK(one.unmodeled.empty());
    CHECK(serialize(one) == text);
    CHECK(codec::again<One<Map<std::string>>>(
              R"({"value":{"\u0061\u0000":"\u0062"}})") ==
          R"({"value":{"a\u0000":"b"}})");
}

TEST_CASE("a misfit in a map becomes a default value; its text is kept")
{
    auto const text = R"({"value":{"a":"x","b":null,"c":5}})";
    auto one = codec::tolerant<One<Map<std::string>>>(text);
    CHECK(one.value == Map<std::string>{{"a", "x"}, {"b", ""}, {"c", ""}});
    CHECK(one.unmodeled.find("value") == R"({"a":"x","b":null,"c":5})");
    CHECK(serialize(one) == text);
    CHECK(codec::issues<One<Map<std::string>>>(text) ==
          "/value/b wrong_type; /value/c wrong_type; ");
    one.value["a"] = "y";
    CHECK(serialize(one) == R"({"value":{"a":"y","b":"","c":""}})");
    one.value["a"] = "x";
    CHECK(serialize(one) == text);
}

TEST_CASE("records in a map keep their own texts")
{
    auto const text = R"({"value":{"a":null,"b":{"id":"x","more":1.0},)"
                      R"("c":{"id":7}}})";
    auto one = codec::tolerant<One<Map<Inner>>>(text);
    CHECK(one.unmodeled.empty());
    CHECK(one.value["a"].unmodeled.whole() == "null");
    CHECK(serialize(one) == text);
    one.value["c"].id = "y";
    one.value.erase("a");
    CHECK(serialize(one) ==
          R"({"value":{"b":{"id":"x","more":1.0},"c":{"id":"y"}}})");
}

TEST_CASE("the last value of a repeated name in a map counts")
{
    auto const text = R"({"value":{"a":{"id":"x","more":1},"b":{"id":""},)"
                      R"("a":{"id":"y"},"a":{"id":"z"}}})";
    auto const one = codec::tolerant<One<Map<Inner>>>(text);
    CHECK(serialize(one) == R"({"value":{"a":{"id":"z"},"b":{"id":""}}})");
    CHECK(codec::issues<One<Map<Inner>>>(text) ==
          "/value/a/more unknown_member; /value/a duplicate; "
          "/value/a duplicate; ");
    CHECK(codec::issues<One<Map<double>>>(R"({"value":{"a":1,"a":true}})") ==
          "/value/a duplicate; /value/a wrong_type; ");
}

namespace {

/// The record in a text at the root, in a list, in a map and in an optional.
template <class T>
void check_again(std::string const& value, std::string const& written)
{
    CAPTURE(value);
    auto const text = "{\"value\":" + value + "}";
    auto const expected = "{\"value\":" + written + "}";
    CHECK(codec::again<One<T>>(text) == expected);
    CHECK(codec::again<One<std::optional<T>>>(text) == expected);
    auto const in = [](std::string const& begin,
                       std::string const& record,
                       std::string const& end) {
        return "{\"value\":" + begin + record + end + "}";
    };
    CHECK(codec::again<One<std::vector<One<T>>>>(in("[", text, "]")) ==
          in("[", expected, "]"));
    CHECK(codec::again<One<Map<One<T>>>>(in("{\"k\":", text, "}")) ==
          in("{\"k\":", expected, "}"));
    CHECK(codec::again<One<std::vector<T>>>(in("[", value, "]")) ==
          in("[", written, "]"));
    CHECK(codec::again<One<Map<T>>>(in("{\"k\":", value, "}")) ==
          in("{\"k\":", written, "}"));
}

} // namespace

TEST_CASE("nothing is kept of the earlier values of a repeated name")
{
    auto const text = R"({"value":{"a":2E4,"a":1}})";
    CHECK(codec::tolerant<One<Map<double>>>(text).unmodeled.empty());
    CHECK(codec::tolerant<One<boost::json::object>>(text).unmodeled.empty());
    CHECK(codec::tolerant<One<boost::json::value>>(text).unmodeled.empty());
    for (auto const& [value, written] : {
             std::pair(R"({"a":2E4,"a":1})", R"({"a":1})"),
             std::pair(R"({"a":null,"b":2E4,"\u0061":1.50,"a" : 3 })",
                       R"({"a":3,"b":2E4})"),
             std::pair(R"({"b":1,"a":2E4,"c":3,"a":4E4})",
                       R"({"b":1,"a":4E4,"c":3})"),
         }) {
        check_again<Map<double>>(value, written);
        check_again<boost::json::object>(value, written);
        check_again<boost::json::value>(value, written);
        check_again<Map<boost::json::value>>(value, written);
    }
    check_again<boost::json::object>(
        R"({"a":[{"x":1,"x":2.0,"y":{}},[]],"b":{"c":[1E2],"c":1}})",
        R"({"a":[{"x":2.0,"y":{}},[]],"b":{"c":1}})");
    check_again<Map<Map<double>>>(R"({"a":{"x":1E2},"a":{"x":1,"y":"","x":2}})",
                                  R"({"a":{"x":2,"y":""}})");
}

TEST_CASE("the earlier values of a record in a kept list are dropped")
{
    using List = One<std::vector<std::optional<Inner>>>;
    CHECK(codec::again<List>(R"({"value":[7,{"id":"x","id":"y"}]})") ==
          R"({"value":[7,{"id":"y"}]})");
}

TEST_CASE("the text of a value without repeated names is kept as it is")
{
    auto const text =
        R"({"value":{"a":{"x":1,"x":2}},"value":{"a":{"x":1},"b":2}})";
    auto const one = codec::tolerant<One<Map<double>>>(text);
    CHECK(one.unmodeled.find("value") == R"({"a":{"x":1},"b":2})");
}

TEST_CASE("a map with many names finds repeated ones")
{
    std::string names;
    for (int i = 0; i != 100; ++i)
        names += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":1";
    auto const text = "{\"value\":{" + names + "," + names + "}}";
    auto const one = codec::tolerant<One<Map<double>>>(text);
    CHECK(one.value.size() == 100);
    CHECK(serialize(one) == "{\"value\":{" + names + "}}");
    std::size_t count = 0;
    CHECK(airudder::parse<One<Map<double>>>(text, {.issue_count = &count})
              .has_value());
    CHECK(count == 100);
}

TEST_CASE("a value that is not an object is not a map")
{
    CHECK(codec::issues<One<Map<double>>>(R"({"value":[]})") ==
          "/value wrong_type; ");
    CHECK(codec::again<One<Map<double>>>(R"({"value":[1.0]})") ==
          R"({"value":[1.0]})");
    auto const maybe =
        codec::tolerant<One<std::optional<Map<double>>>>(R"({"value":null})");
    CHECK_FALSE(maybe.value);
    CHECK(serialize(maybe) == R"({"value":null})");
    CHECK(serialize(One<std::optional<Map<double>>>{}) == "{}");
    CHECK(serialize(One<Map<double>>{}) == R"({"value":{}})");
}

TEST_CASE("the memory of a map is limited")
{
    std::string text = R"({"value":{"":0)";
    for (int i = 0; i != 1000; ++i)
        text += ",\"" + std::to_string(i) + "\":0";
    text += "}}";
    using Type = One<Map<double>>;
    CHECK(airudder::parse<Type>(text, {.max_memory = 400'000}).has_value());
    CHECK(airudder::parse<Type>(text, {.max_memory = 40'000}).has_error());
}
