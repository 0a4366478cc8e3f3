#include "catch.hpp"
#include "codec.hpp"
#include "fixtures.hpp"

#include <airudder/parse.hpp>

#include <cstdint>
#include <string>
#include <vector>

using airudder::parse;
using fixtures::Inner;
using fixtures::Level;
using fixtures::One;
using fixtures::Outer;

TEST_CASE("every member of a complete record is read")
{
    std::size_t issues = 99;
    auto const result = parse<Outer>(fixtures::complete_outer,
                                     {.strict = true, .issue_count = &issues});
    REQUIRE(result.has_value());
    CHECK(issues == 0);
    CHECK(result->text == "t");
    CHECK(result->count == -7);
    CHECK(result->amount == 0.25);
    CHECK(result->flag);
    CHECK(result->level == Level::high);
    CHECK(result->inner == Inner{.id = "i", .size = 3});
    CHECK(result->open.at("k").at(1) == "x");
    CHECK(result->maybe_text == "");
    CHECK(result->maybe_count == 0);
    CHECK(result->maybe_amount == 1e-7);
    CHECK(result->maybe_flag == false);
    CHECK(result->maybe_level == Level::default_);
    CHECK(result->maybe_inner == Inner{});
    CHECK(result->maybe_open->empty());
    CHECK(result->maybe_texts->empty());
    CHECK(result->texts == std::vector<std::string>{"a", "b"});
    CHECK(result->counts == std::vector<std::int64_t>{1, 2});
    CHECK(result->amounts == std::vector{1.5, 1e21});
    CHECK(result->levels == std::vector{Level::low, Level::quoted_});
    CHECK(result->inners ==
          std::vector{Inner{.id = "1"}, Inner{.id = "2", .size = 9}});
    CHECK(result->opens.size() == 2);
    CHECK(result->default_ == "d");
    CHECK(result->pointer_ == "p");
    CHECK(result->nul_ == "n");
    CHECK(result->quote_ == "q");
    CHECK(result->empty_ == "e");
    CHECK(result->unmodeled.empty());
}

TEST_CASE("members are read in any order, with any white space and escapes")
{
    auto const inner = codec::tolerant<Inner>(
        "\r\n\t {\"s\\u0069ze\" \n:\t3 , \"id\"\r:  \"x\" } \n");
    CHECK(inner == Inner{.id = "x", .size = 3});
}

TEST_CASE("names are compared to the last byte")
{
    auto const outer = codec::tolerant<Outer>(
        R"({"n":"1","n\u0000":"2","n\u0000l":"3","n\u0000lx":"4"})");
    CHECK(outer.nul_ == "3");
    CHECK(outer.unmodeled.find("n") == "\"1\"");
    CHECK(outer.unmodeled.find(std::string("n\0", 2)) == "\"2\"");
    CHECK(outer.unmodeled.find(std::string("n\0lx", 4)) == "\"4\"");
}

TEST_CASE("enumerators are compared to the last byte")
{
    CHECK(codec::tolerant<One<Level>>(R"({"value":"high"})").value ==
          Level::high);
    CHECK(codec::tolerant<One<Level>>(R"({"value":"h\u0069gh"})").value ==
          Level::high);
    for (auto const text : {R"({"value":"high\u0000evil"})",
                            R"({"value":"High"})",
                            R"({"value":""})",
                            R"({"value":"unknown"})",
                            R"({"value":"default_"})"})
        CHECK(codec::issues<One<Level>>(text) == "/value unknown_value; ");
}

TEST_CASE("parse reports every deviation, missing members last")
{
    CHECK(codec::issues<Inner>("{}") == "/id missing; ");
    CHECK(codec::issues<Inner>(R"({"x":1,"size":"2"})") ==
          "/x unknown_member; /size wrong_type; /id missing; ");
    CHECK(codec::issues<Inner>(R"({"id":null,"size":null})") ==
          "/id wrong_type; /size wrong_type; ");
    CHECK(codec::issues<One<double>>(R"({"value":9007199254740993})") ==
          "/value rounded; ");
    CHECK(codec::issues<One<double>>(R"({"value":1e400})") ==
          "/value wrong_type; ");
    CHECK(codec::issues<One<std::int64_t>>(R"({"value":1.5})") ==
          "/value wrong_type; ");
    CHECK(codec::issues<One<std::int64_t>>(R"({"value":1.0})") == "");
    CHECK(codec::issues<One<bool>>(R"({"value":0})") == "/value wrong_type; ");
    CHECK(codec::issues<One<Level>>(R"({"value":0})") == "/value wrong_type; ");
}

TEST_CASE("issues point into records and lists")
{
    using Records = One<std::vector<Inner>>;
    CHECK(codec::issues<Records>(R"({"value":[{"id":""},{},7,{"id":1}]})") ==
          "/value/1/id missing; /value/2 wrong_type; "
          "/value/3/id wrong_type; ");
    CHECK(codec::issues<One<Inner>>(R"({"value":[]})") ==
          "/value wrong_type; ");
    CHECK(codec::issues<One<std::vector<double>>>(R"({"value":[1,"2"]})") ==
          "/value/1 wrong_type; ");
}

TEST_CASE("issues point at numbers and repeated names in open objects")
{
    using Open = One<boost::json::object>;
    CHECK(codec::issues<Open>(
              R"({"value":{"a":[0.5,1e400],"b":9007199254740993,"c":1.0}})") ==
          "/value/a/1 wrong_type; ");
    CHECK(codec::issues<Open>(R"({"value":{"b":0.1000000000000000055511}})") ==
          "/value/b rounded; ");
    CHECK(codec::issues<Open>(R"({"value":{"k/~":1,"k/~":2}})") ==
          "/value/k~1~0 duplicate; ");
}

TEST_CASE("issue pointers escape names")
{
    std::string text(fixtures::complete_outer);
    text.replace(text.find("\"p\""), 3, "1");
    CHECK(codec::issues<Outer>(text) == "/a~1b~0c wrong_type; ");
    CHECK(codec::issues<fixtures::Nothing>(R"({"":1,"~1":2})") ==
          "/ unknown_member; /~01 unknown_member; ");
    CHECK(codec::issues<fixtures::Nothing>(R"({"a/b":1,"~":2})") ==
          "/a~1b unknown_member; /~0 unknown_member; ");
}

TEST_CASE("parse reports nothing inside kept text")
{
    CHECK(codec::issues<fixtures::Nothing>(
              R"({"x":{"a":1,"a":2,"b":1e400}})") == "/x unknown_member; ");
    CHECK(codec::issues<One<std::string>>(
              R"({"value":{"a":1,"a":2,"b":1e400}})") == "/value wrong_type; ");
}

TEST_CASE("the last value of a repeated name counts; earlier issues remain")
{
    auto const text = R"({"id":5,"id":"a","id":"b","size":1,"size":null})";
    CHECK(codec::issues<Inner>(text) ==
          "/id wrong_type; /id duplicate; /id duplicate; /size duplicate; "
          "/size wrong_type; ");
    auto const inner = codec::tolerant<Inner>(text);
    CHECK(inner.id == "b");
    CHECK_FALSE(inner.size);
    CHECK(inner.unmodeled.size() == 1);
    CHECK(inner.unmodeled.find("size") == "null");
}

TEST_CASE("a repeated name replaces the earlier value completely")
{
    auto const one = codec::tolerant<One<Inner>>(
        R"({"value":{"id":"x","size":1,"more":2},"value":{"id":"y"}})");
    CHECK(one.value == Inner{.id = "y"});
    auto const list = codec::tolerant<One<std::vector<double>>>(
        R"({"value":[1,2.0],"value":[3]})");
    CHECK(list.value == std::vector{3.0});
    CHECK(list.unmodeled.empty());
    auto const level =
        codec::tolerant<One<Level>>(R"({"value":"low","value":null})");
    CHECK(level.value == Level::unknown);
    auto const whole =
        codec::tolerant<One<Inner>>(R"({"value":5,"value":{"id":"x"}})");
    CHECK(whole.value.unmodeled.empty());
}

TEST_CASE("a repeated name in an open object replaces the earlier value")
{
    auto const one = codec::tolerant<One<boost::json::object>>(
        R"({"value":{"a":{"x":1},"b":[{"c":1,"c":2}],"a":null}})");
    CHECK(one.unmodeled.empty());
    CHECK(airudder::serialize(one) == R"({"value":{"a":null,"b":[{"c":2}]}})");
}

TEST_CASE("a repeated unknown name keeps the last text")
{
    auto const text = R"({"a":1,"b":2,"a":3})";
    CHECK(codec::issues<fixtures::Nothing>(text) ==
          "/a unknown_member; /b unknown_member; /a duplicate; ");
    auto const record = codec::tolerant<fixtures::Nothing>(text);
    CHECK(record.unmodeled.size() == 2);
    CHECK(record.unmodeled.find("a") == "3");
}

TEST_CASE("parse reads a text in the issues that it clears")
{
    for (auto const text : {R"({"size":"x"})",
                            R"({"id":"a text beyond the small buffer of one"})",
                            "{"}) {
        CAPTURE(text);
        std::vector<airudder::Issue> expected_issues;
        auto const expected =
            airudder::parse<Inner>(text, {.issues = &expected_issues});
        for (bool const in_pointer : {false, true}) {
            std::vector<airudder::Issue> issues(3);
            auto& place = in_pointer ? issues[1].pointer : issues[1].message;
            place = text;
            auto const result =
                airudder::parse<Inner>(place, {.issues = &issues});
            REQUIRE(result.has_value() == expected.has_value());
            if (result.has_value())
                CHECK(*result == *expected);
            else
                CHECK(result.error() == expected.error());
            CHECK(issues.size() == expected_issues.size());
        }
        // Also a part of such a text.
        std::vector<airudder::Issue> issues(1);
        issues[0].message = std::string(100, ' ') + text;
        auto const result = airudder::parse<Inner>(
            std::string_view(issues[0].message).substr(100),
            {.issues = &issues});
        CHECK(result.has_value() == expected.has_value());
        CHECK(issues.size() == expected_issues.size());
    }
}
