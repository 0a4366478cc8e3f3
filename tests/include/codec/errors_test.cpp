#include "catch.hpp"
#include "codec.hpp"
#include "fixtures.hpp"

#include <airudder/parse.hpp>

#include <boost/describe/class.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

using airudder::parse;
using codec::repeated;
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

TEST_CASE("both modes refuse a root that is not an object")
{
    for (auto const text : {"[]", "null", "5", "\"{}\"", "", " "})
        for (bool const strict : {false, true}) {
            auto const error = codec::error<Inner>(text, {.strict = strict});
            CHECK(error.pointer.empty());
            CHECK_THAT(error.message,
                       Catch::Matchers::StartsWith("expected an object"));
        }
}

TEST_CASE("both modes refuse malformed text and give its place")
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

TEST_CASE("value() of a failed parse throws a runtime_error")
{
    CHECK_THROWS_AS(parse<Inner>("{").value(), std::runtime_error);
}

TEST_CASE("parse replaces the issues and says what it expected and found")
{
    std::vector<airudder::Issue> issues(3);
    REQUIRE(parse<Inner>(R"({"id":5})", {.issues = &issues}).has_value());
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].message == "expected a string, found a number");
    REQUIRE(parse<Inner>(R"({"id":""})", {.issues = &issues}).has_value());
    CHECK(issues.empty());
}

TEST_CASE("an issue names the kind of value found instead of an integer")
{
    auto const found_in = [](std::string const& value) {
        std::vector<airudder::Issue> issues;
        static_cast<void>(parse<One<std::int64_t>>("{\"value\":" + value + "}",
                                                   {.issues = &issues}));
        return issues.at(0).message;
    };
    std::string const prefix = "expected an integer, found ";
    CHECK(found_in("{}") == prefix + "an object");
    CHECK(found_in("[]") == prefix + "an array");
    CHECK(found_in("\"\"") == prefix + "a string");
    CHECK(found_in("true") == prefix + "a boolean");
    CHECK(found_in("false") == prefix + "a boolean");
    CHECK(found_in("null") == prefix + "null");
}

namespace {

/// The message about a text that the enumeration does not have.
std::string message_about(std::string const& value)
{
    std::vector<airudder::Issue> issues;
    static_cast<void>(parse<One<Level>>("{\"value\":\"" + value + "\"}",
                                        {.issues = &issues}));
    return issues.at(0).message;
}

std::string quoting(std::string const& quote)
{
    return "expected one of the documented values, found \"" + quote;
}

} // namespace

TEST_CASE("issues quote at most 60 characters of an unknown text")
{
    CHECK(message_about("no\\n") == quoting("no\\n\""));
    CHECK(message_about("") == quoting("\""));
    for (std::string const character :
         {"x", "\xC3\xA9", "\xE4\xBD\xA0", "\xF0\x9F\x98\x80"}) {
        auto const sixty = repeated(character, 60);
        CHECK(message_about(repeated(character, 59)) ==
              quoting(repeated(character, 59) + "\""));
        CHECK(message_about(sixty) == quoting(sixty + "\""));
        CHECK(message_about(sixty + "y") == quoting(sixty + "\"..."));
        CHECK(message_about(sixty + character) == quoting(sixty + "\"..."));
        CHECK(message_about(repeated(character, 5000)) ==
              quoting(sixty + "\"..."));
        CHECK(message_about("ab" + sixty) ==
              quoting("ab" + repeated(character, 58) + "\"..."));
    }
    CHECK(message_about(repeated("\\u0000", 60)) ==
          quoting(repeated("\\u0000", 60) + "\""));
    CHECK(message_about(repeated("\\u0000", 61)) ==
          quoting(repeated("\\u0000", 60) + "\"..."));
}

namespace {

struct Credentials {
    Level APPSecret{};
    std::optional<Level> token{};
    Level plain{};
    Level in_capitals{};
    std::vector<Level> appkeys{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Credentials,
                      (),
                      (APPSecret, token, plain, in_capitals, appkeys))

struct Login {
    Credentials credentials{};
    One<Level> password{};
    std::vector<One<Level>> old_tokens{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Login, (), (credentials, password, old_tokens))

} // namespace

template <>
inline constexpr std::string_view
    airudder::wire_name<&Credentials::in_capitals>{"X-AUTH-TOKEN"};

TEST_CASE("issues do not quote an unknown text that may be a secret")
{
    auto const text =
        R"({"credentials":{"APPSecret":"hush","token":"hush","plain":"loud",)"
        R"("X-AUTH-TOKEN":"hush","appkeys":["hush","hush"]},)"
        R"("password":{"value":"hush"},"old_tokens":[{"value":"hush"}]})";
    std::vector<airudder::Issue> issues;
    REQUIRE(parse<Login>(text, {.issues = &issues}).has_value());
    REQUIRE(issues.size() == 8);
    auto const start = "expected one of the documented values, found ";
    for (auto const& issue : issues) {
        CAPTURE(issue);
        bool const plain = issue.pointer == "/credentials/plain";
        CHECK(issue.kind == airudder::IssueKind::unknown_value);
        CHECK(issue.message ==
              std::string(start) + (plain ? "\"loud\"" : "another"));
    }
    auto const strict = codec::error<Login>(
        R"({"credentials":{"APPSecret":"hush"}})", {.strict = true});
    CHECK(strict.pointer == "/credentials/APPSecret");
    CHECK(strict.message == std::string(start) + "another");
}

TEST_CASE("after a secret's name, an error quotes no byte of malformed text")
{
    for (std::string const name : {"APPSecret",
                                   "token",
                                   "Password",
                                   "APPKey",
                                   "APPSecre\\u0074",
                                   "\\u0054O\\u004bEN",
                                   "my_\\u0070assword"})
        for (std::string const value :
             {"hush", "'hush'", "\"a\"hush", "[hush]"}) {
            auto const error = codec::error<fixtures::Nothing>(
                "{\"" + name + "\":" + value + "}");
            CAPTURE(error);
            CHECK(error.message.ends_with(", found another byte"));
            CHECK(error.column > name.size());
        }
    CHECK(codec::error<fixtures::Nothing>(R"({"name":hush})").message ==
          "expected a value, found 'h'");
    for (std::string const name :
         {"toke", "t\\u006ke\\u006", "tok\\u1065n", "tok\\nen", "tok\\u0000en"})
        CHECK(codec::error<fixtures::Nothing>("{\"" + name + "\":hush}")
                  .message.find("another byte") == std::string::npos);
    CHECK(codec::error<fixtures::Nothing>(R"({"token":)").message ==
          "expected a value, found the end");
}
