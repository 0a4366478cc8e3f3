#include "catch.hpp"
#include "codec.hpp"
#include "fixtures.hpp"

#include <airudder/parse.hpp>

#include <boost/describe/class.hpp>

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

using airudder::parse;
using fixtures::Inner;
using fixtures::Level;
using fixtures::One;

TEST_CASE("strict parsing fails at the first deviation")
{
    std::vector<airudder::Issue> issues;
    std::size_t count = 0;
    auto const error = codec::error<Inner>(
        "{\"id\":\"x\",\n \"size\":[1],\"id\":2}",
        {.strict = true, .issues = &issues, .issue_count = &count});
    CHECK(error.pointer == "/size");
    CHECK(error.offset == 19);
    CHECK(error.line == 2);
    CHECK(error.column == 9);
    CHECK(error.message == "expected an integer, found an array");
    CHECK(count == 1);
    REQUIRE(issues.size() == 1);
    CHECK(issues[0] == airudder::Issue{"/size",
                                       airudder::IssueKind::wrong_type,
                                       error.message});
}

TEST_CASE("strict parsing refuses every kind of issue")
{
    using airudder::ParseOptions;
    ParseOptions const strict{.strict = true};
    CHECK(codec::error<Inner>("{}", strict).pointer == "/id");
    CHECK(codec::error<fixtures::Nothing>(R"({"x":1})", strict).pointer ==
          "/x");
    CHECK(codec::error<One<Level>>(R"({"value":"?"})", strict).pointer ==
          "/value");
    CHECK(codec::error<One<double>>(R"({"value":9007199254740993})", strict)
              .pointer == "/value");
    CHECK(codec::error<Inner>(R"({"id":"","id":""})", strict).pointer == "/id");
    CHECK(codec::error<One<Inner>>(R"({"value":1})", strict).pointer ==
          "/value");
}

TEST_CASE("strict parsing accepts other spellings of the same value")
{
    auto const result =
        parse<One<std::int64_t>>(R"({"value":1e2})", {.strict = true});
    REQUIRE(result.has_value());
    CHECK(result->value == 100);
}

TEST_CASE("a root that is no object is an error in both modes")
{
    for (auto const text : {"[]", "null", "5", "\"{}\"", "", " "})
        for (bool const strict : {false, true}) {
            auto const error = codec::error<Inner>(text, {.strict = strict});
            CHECK(error.pointer.empty());
            CHECK_THAT(error.message,
                       Catch::Matchers::StartsWith("expected an object"));
        }
}

TEST_CASE("malformed text is an error with its place in both modes")
{
    for (bool const strict : {false, true}) {
        auto const error = codec::error<Inner>("{\n\"id\":\"x\",\n  size:1}",
                                               {.strict = strict});
        CHECK(error.offset == 14);
        CHECK(error.line == 3);
        CHECK(error.column == 3);
        CHECK(error.message == "expected '\"' and a name, found 's'");
    }
    CHECK(codec::error<Inner>(R"({"id":"x"} {)").message ==
          "expected the end of the text, found '{'");
    CHECK(codec::error<Inner>(R"({"id":)").message ==
          "expected a value, found the end");
    CHECK(codec::error<Inner>("{\"id\":\"\x01\"}").message ==
          "expected a control character to be escaped, found byte 0x01");
    CHECK(codec::error<Inner>(R"({"id":tru})").offset == 6);
}

TEST_CASE("the value of a failed result throws what is wrong")
{
    CHECK_THROWS_AS(parse<Inner>("{").value(), std::runtime_error);
}

TEST_CASE("issues are cleared first, and what is expected and found is said")
{
    std::vector<airudder::Issue> issues(3);
    REQUIRE(parse<Inner>(R"({"id":5})", {.issues = &issues}).has_value());
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].message == "expected a string, found a number");
    REQUIRE(parse<Inner>(R"({"id":""})", {.issues = &issues}).has_value());
    CHECK(issues.empty());
}

TEST_CASE("unknown values are quoted, shortened between characters")
{
    std::vector<airudder::Issue> issues;
    auto const message = [&](std::string const& value) {
        static_cast<void>(parse<One<Level>>("{\"value\":\"" + value + "\"}",
                                            {.issues = &issues}));
        return issues.at(0).message;
    };
    auto const start = std::string("expected one of the documented values, ");
    CHECK(message("no\\n") == start + "found \"no\\n\"");
    CHECK(message(std::string(60, 'x')) ==
          start + "found \"" + std::string(60, 'x') + "\"");
    CHECK(message(std::string(61, 'x')) ==
          start + "found \"" + std::string(60, 'x') + "\"...");
    CHECK(message(std::string(59, 'x') + "\xC3\xA9") ==
          start + "found \"" + std::string(59, 'x') + "\"...");
}

namespace {

struct Secretive {
    Level APPSecret{};
    Level token{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Secretive, (), (APPSecret, token))

} // namespace

TEST_CASE("values that may be secret are not quoted")
{
    std::vector<airudder::Issue> issues;
    REQUIRE(parse<Secretive>(R"({"APPSecret":"hush","token":"hush"})",
                             {.issues = &issues})
                .has_value());
    REQUIRE(issues.size() == 2);
    for (auto const& issue : issues)
        CHECK(issue.message.find("hush") == std::string::npos);
}
