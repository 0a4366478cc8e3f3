#include "json.hpp"

#include "catch.hpp"

using namespace airudder::conformance;

TEST_CASE("JSON keeps the spelling of numbers and the order of members")
{
    auto const* const text =
        R"({"b":[1.0,-0,1e2,12345678901234567890123],"a":{"c":null,"d":true}})";
    CHECK(write_json(read_json(text).value()) == text);
}

TEST_CASE("strings are decoded and written with the fewest escapes")
{
    auto const value = read_json(R"("\u00e9\/\u0000\"\ud83d\ude00")");
    REQUIRE(value);
    CHECK(value->text == std::string("é/\0\"😀", 9));
    CHECK(write_json(*value) == "\"é/\\u0000\\\"😀\"");
}

TEST_CASE("text that is no JSON is refused")
{
    CHECK_FALSE(read_json(""));
    CHECK_FALSE(read_json("{} {}"));
    CHECK_FALSE(read_json("[1,]"));
    CHECK_FALSE(read_json("01"));
    CHECK(read_json(" {} \n"));
}

TEST_CASE("values are the same in any order of members, not of elements")
{
    auto same = [](char const* left, char const* right) {
        return same_value(*read_json(left), *read_json(right));
    };
    CHECK(same(R"({"a":1,"b":[{}]})", R"({"b":[{}],"a":1})"));
    CHECK_FALSE(same(R"({"a":1})", R"({"a":1.0})"));
    CHECK_FALSE(same(R"({"a":1})", R"({"a":1,"b":1})"));
    CHECK_FALSE(same("[1,2]", "[2,1]"));
    CHECK_FALSE(same("null", "false"));
    CHECK_FALSE(same("\"1\"", "1"));
}

TEST_CASE("pointers lead to values and to their bytes")
{
    std::string_view const text =
        R"( { "a/b" : [ 1 , { "m~n" : "x\"]}" } ] , "" : 2.50 } )";
    auto const value = read_json(text).value();
    CHECK(at(value, "/a~1b/1/m~0n")->text == "x\"]}");
    CHECK(slice(text, "/a~1b/1/m~0n") == R"("x\"]}")");
    CHECK(slice(text, "/a~1b/0") == "1");
    CHECK(slice(text, "/a~1b/1") == R"({ "m~n" : "x\"]}" })");
    CHECK(slice(text, "/") == "2.50");
    CHECK_FALSE(slice(text, "/a~1b/2"));
    CHECK_FALSE(slice(text, "/c"));
    CHECK(at(value, "/a~1b/01") == nullptr);
    CHECK(below("/a", "b/~") == "/a/b~1~0");
}

TEST_CASE("white space goes only from between tokens")
{
    CHECK(minified("{ \"a b\" :\t[ 1.0 , \" \\\" \" ]\r\n}") ==
          "{\"a b\":[1.0,\" \\\" \"]}");
}
