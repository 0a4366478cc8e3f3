#include "catch.hpp"
#include "codec.hpp"
#include "fixtures.hpp"

#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>

#include <string>
#include <vector>

using airudder::serialize;
using fixtures::Inner;
using fixtures::Level;
using fixtures::One;

TEST_CASE("a misfit in a list becomes a default element; its text is kept")
{
    auto const text = R"({"value":["a",null,5,"b"]})";
    auto const one = codec::tolerant<One<std::vector<std::string>>>(text);
    CHECK(one.value == std::vector<std::string>{"a", "", "", "b"});
    CHECK(one.unmodeled.find("value") == R"(["a",null,5,"b"])");
    CHECK(serialize(one) == text);
    CHECK(codec::issues<One<std::vector<std::string>>>(text) ==
          "/value/1 wrong_type; /value/2 wrong_type; ");
}

TEST_CASE("an edited list writes the defaults of its misfits")
{
    auto one = codec::tolerant<One<std::vector<std::string>>>(
        R"({"value":["a",null]})");
    one.value.push_back("b");
    CHECK(serialize(one) == R"({"value":["a","","b"]})");
    one.value.pop_back();
    CHECK(serialize(one) == R"({"value":["a",null]})");
}

TEST_CASE("records in a list keep their own texts")
{
    auto const text =
        R"({"value":[null,{"id":"a","x":1},{"id":7},[],{"id":"b"}]})";
    auto one = codec::tolerant<One<std::vector<Inner>>>(text);
    CHECK(one.unmodeled.empty());
    REQUIRE(one.value.size() == 5);
    CHECK(one.value[0].unmodeled.whole() == "null");
    CHECK(one.value[1].unmodeled.find("x") == "1");
    CHECK(serialize(one) == text);

    one.value[4].id = "c";
    one.value.erase(one.value.begin() + 3);
    one.value.insert(one.value.begin(), Inner{.id = "new"});
    CHECK(serialize(one) == R"({"value":[{"id":"new"},null,)"
                            R"({"id":"a","x":1},{"id":7},{"id":"c"}]})");
}

TEST_CASE("unknown enumerators in a list are kept with the list")
{
    auto one = codec::tolerant<One<std::vector<Level>>>(
        R"({"value":["low","new",null,3]})");
    CHECK(one.value ==
          std::vector{
              Level::low, Level::unknown, Level::unknown, Level::unknown});
    CHECK(serialize(one) == R"({"value":["low","new",null,3]})");
    one.value[0] = Level::high;
    CHECK(serialize(one) == R"({"value":["high",null,null,null]})");
}

TEST_CASE("open objects in a list are kept with the list")
{
    auto const text = R"({"value":[{"a":1.0},null,{"b":{}}]})";
    auto one = codec::tolerant<One<std::vector<boost::json::object>>>(text);
    REQUIRE(one.value.size() == 3);
    CHECK(one.value[1].empty());
    CHECK(serialize(one) == text);
    one.value[2]["b"] = 1;
    CHECK(serialize(one) == R"({"value":[{"a":1},{},{"b":1}]})");
}

TEST_CASE("a value that is not a list becomes an empty list with its text")
{
    auto one = codec::tolerant<One<std::vector<Inner>>>(R"({"value":"x"})");
    CHECK(one.value.empty());
    CHECK(serialize(one) == R"({"value":"x"})");
    one.value.emplace_back();
    CHECK(serialize(one) == R"({"value":[{"id":""}]})");

    auto const maybe = codec::tolerant<One<std::optional<std::vector<Inner>>>>(
        R"({"value":null})");
    CHECK_FALSE(maybe.value);
    CHECK(serialize(maybe) == R"({"value":null})");
}

TEST_CASE("long lists are read to the end")
{
    std::string text = R"({"value":[0)";
    for (int number = 1; number < 3000; ++number)
        text += "," + std::to_string(number);
    text += "]}";
    auto const one = codec::tolerant<One<std::vector<std::int64_t>>>(text);
    REQUIRE(one.value.size() == 3000);
    CHECK(one.value[2999] == 2999);
    CHECK(serialize(one) == text);
}
