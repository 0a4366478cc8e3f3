#include "catch.hpp"
#include "codec.hpp"
#include "fixtures.hpp"

#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>
#include <airudder/value.hpp>

#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value_from.hpp>

#include <cstddef>
#include <new>
#include <string>
#include <vector>

using airudder::parse;
using codec::repeated;
using fixtures::Inner;
using fixtures::Nothing;
using fixtures::One;

namespace {

/// An object `depth` levels deep.
std::string nested_objects(std::size_t depth)
{
    return repeated("{\"a\":", depth - 1) + "{}" + repeated("}", depth - 1);
}

/// An Outer whose open object has `count` members.
std::string open_members(std::size_t count)
{
    std::string text = "{\"open\":{\"first\":0";
    for (std::size_t index = 1; index != count; ++index)
        text += ",\"" + std::to_string(index) + "\":1";
    return text + "}}";
}

} // namespace

TEST_CASE("max_depth counts the root and is capped at 1024")
{
    CHECK(parse<Nothing>(nested_objects(64)).has_value());
    auto const error = codec::error<Nothing>(nested_objects(65));
    CHECK(error.offset == 64 * 5);
    CHECK_THAT(error.message, Catch::Matchers::Contains("nested"));
    CHECK(parse<Nothing>("{}", {.max_depth = 1}).has_value());
    CHECK(parse<Nothing>(nested_objects(2), {.max_depth = 1}).has_error());
    CHECK(parse<Nothing>("{}", {.max_depth = 0}).has_error());
    CHECK(parse<Nothing>(nested_objects(64)).has_value());
    CHECK(parse<Nothing>(nested_objects(65)).has_error());
    CHECK(
        parse<Nothing>(nested_objects(1024), {.max_depth = 1024}).has_value());
    CHECK(parse<Nothing>(nested_objects(1025), {.max_depth = 100000})
              .has_error());
}

TEST_CASE("max_depth applies to records, lists and open objects")
{
    auto const limit = airudder::ParseOptions{.max_depth = 3};
    CHECK(parse<One<Inner>>(R"({"value":{"x":{}}})", limit).has_value());
    CHECK(parse<One<Inner>>(R"({"value":{"x":[[]]}})", limit).has_error());
    CHECK(
        parse<One<std::vector<Inner>>>(R"({"value":[{}]})", limit).has_value());
    CHECK(parse<One<std::vector<Inner>>>(R"({"value":[{"x":[]}]})", limit)
              .has_error());
    CHECK(parse<One<boost::json::object>>(R"({"value":{"x":[]}})", limit)
              .has_value());
    CHECK(parse<One<boost::json::object>>(R"({"value":{"x":[[]]}})", limit)
              .has_error());
}

TEST_CASE("max_size limits the size of the text")
{
    auto const text = std::string(R"({"id":"x"})");
    CHECK(parse<Inner>(text, {.max_size = text.size()}).has_value());
    auto const error = codec::error<Inner>(text, {.max_size = text.size() - 1});
    CHECK(error.message == "expected at most 9 bytes of text, found 10");
    CHECK(error.line == 0);
}

TEST_CASE("parse tells the memory that max_memory limits")
{
    std::size_t memory = 1;
    auto const text = R"({"text":")" + std::string(1000, 'x') + "\"}";
    CHECK(parse<fixtures::Outer>(text, {.memory = &memory}).has_value());
    CHECK(memory >= 1000);
    CHECK(parse<fixtures::Outer>(text, {.max_memory = memory}).has_value());
    CHECK(parse<fixtures::Outer>(text, {.max_memory = memory - 1}).has_error());
    CHECK(parse<Inner>(R"({"id":"short"})", {.memory = &memory}).has_value());
    CHECK(memory == 0);
    memory = 1;
    CHECK(parse<fixtures::Outer>("{}", {.max_size = 1, .memory = &memory})
              .has_error());
    CHECK(memory == 0);
}

TEST_CASE("max_memory limits the memory of the decoded values")
{
    auto const needs = [](std::string const& text, std::size_t memory) {
        using fixtures::Outer;
        return parse<Outer>(text, {.max_memory = memory}).has_error() &&
               parse<Outer>(text, {.max_memory = 40 * memory}).has_value();
    };
    CHECK(parse<Inner>(R"({"id":"short"})", {.max_memory = 0}).has_value());
    CHECK(needs(R"({"text":")" + std::string(1000, 'x') + "\"}", 1000));
    CHECK(needs(R"({"inners":[)" + repeated("{\"id\":\"\"},", 99) +
                    "{\"id\":\"\"}]}",
                100 * sizeof(Inner)));
    CHECK(needs(R"({"counts":[)" + repeated("1,", 99) + "1]}", 800));
    CHECK(needs(R"({"open":{"k":[)" + repeated("1,", 99) + "1]}}", 1600));
    CHECK(needs(R"({"open":{"k":")" + std::string(1000, 'x') + "\"}}", 1000));
    CHECK(needs(R"({"open":{"k":[")" + std::string(1000, 'x') + "\"]}}", 1000));
    CHECK(needs(open_members(100), 100 * sizeof(boost::json::key_value_pair)));
    CHECK(needs("{\"unknown\":[" + repeated("1,", 500) + "1]}", 1000));
    CHECK(needs("{\"text\":[" + repeated("1,", 500) + "1]}", 1000));
    CHECK(needs("{\"inner\":[" + repeated("1,", 500) + "1]}", 1000));
    auto const error = codec::error<fixtures::Outer>(
        R"({"text":")" + std::string(1000, 'x') + "\"}", {.max_memory = 1000});
    CHECK(error.message == "expected a value that decodes to at most 1000 "
                           "bytes, found a larger one");
    CHECK(error.offset >= 8);
    CHECK(error.offset <= 1011);
    CHECK(error.line == 1);
    CHECK(error.column == error.offset + 1);
}

TEST_CASE("max_memory counts the names of open objects, and their growth")
{
    using fixtures::Outer;
    constexpr std::size_t count = 1000;
    // Each member has an index of 4 bytes and 32 bytes for its short name.
    constexpr auto each = sizeof(boost::json::key_value_pair) + 4 + 32;
    auto const text = open_members(count);
    CHECK(parse<Outer>(text, {.max_memory = count * each}).has_error());
    CHECK(parse<Outer>(text, {.max_memory = 2 * count * each}).has_value());

    // A value counts twice because lists grow. An object with one member takes
    // 16 bytes more than the member, and malloc adds up to 23; its name takes 32.
    auto const small =
        R"({"open":{"k":[)" + repeated("{\"\":0},", count - 1) + R"({"":0}]}})";
    constexpr auto object = (each - 32 + 16 + 23) / 16 * 16;
    constexpr auto one = 2 * sizeof(boost::json::value) + object + 32;
    CHECK(parse<Outer>(small, {.max_memory = count * (one - 5)}).has_error());
    CHECK(parse<Outer>(small, {.max_memory = count * (one + 5)}).has_value());
}

TEST_CASE("max_memory stops a small text that decodes to large records")
{
    auto const text = "{\"value\":[" + repeated("{},", 200000) + "{}]}";
    using Large = One<std::vector<fixtures::Outer>>;
    CHECK(parse<Large>(text, {.max_memory = 10 << 20}).has_error());
}

TEST_CASE("max_memory counts the memory of kept absences")
{
    auto const text = "{\"value\":[" + repeated("{},", 1023) + "{}]}";
    constexpr auto each = sizeof(Inner) + sizeof(airudder::detail::Kept);
    using Large = One<std::vector<Inner>>;
    CHECK(parse<Large>(text, {.max_memory = 1024 * each}).has_error());
    CHECK(parse<Large>(text, {.max_memory = 3 * 1024 * each}).has_value());
}

TEST_CASE("repeated misfits take the memory of a single one")
{
    auto const text = "{" + repeated("\"id\":null,", 10000) + "\"id\":null}";
    CHECK(parse<Inner>(text, {.max_memory = 2000}).has_value());
    auto const unknown = "{" + repeated("\"x\":null,", 10000) + "\"x\":null}";
    CHECK(parse<Inner>(unknown, {.max_memory = 2000}).has_value());
    auto const both =
        "{" + repeated("\"id\":null,\"id\":\"\",", 10000) + "\"id\":\"\"}";
    CHECK(parse<Inner>(both, {.max_memory = 2000}).has_value());
    auto const open =
        R"({"open":{)" + repeated("\"a\":0,", 10000) + "\"a\":0}}";
    CHECK(parse<fixtures::Outer>(open, {.max_memory = 20000}).has_value());
}

TEST_CASE("repeated names in many records take the memory of one record")
{
    auto const memory_of = [](std::string const& record) {
        auto const text =
            R"({"value":[)" + repeated(record + ",", 1000) + record + "]}";
        std::size_t memory = 0;
        REQUIRE(parse<One<std::vector<Inner>>>(text, {.memory = &memory})
                    .has_value());
        return memory;
    };
    // The list's capacity may differ a little, because its text is longer.
    CHECK(memory_of(R"({"id":"a","id":"b"})") <
          memory_of(R"({"id":"b"})") + 100 * sizeof(Inner));
}

TEST_CASE("issues beyond max_issues are counted but not collected")
{
    std::vector<airudder::Issue> issues;
    std::size_t count = 0;
    auto const text = "{\"value\":[" + repeated("null,", 2999) + "null]}";
    using List = One<std::vector<std::string>>;
    REQUIRE(parse<List>(text, {.issues = &issues, .issue_count = &count})
                .has_value());
    CHECK(issues.size() == 1000);
    CHECK(count == 3000);
    CHECK(issues.back().pointer == "/value/999");
    REQUIRE(
        parse<List>(text, {.max_issues = 5, .issues = &issues}).has_value());
    CHECK(issues.size() == 5);
    REQUIRE(
        parse<List>(text, {.max_issues = 0, .issues = &issues}).has_value());
    CHECK(issues.empty());
}

TEST_CASE("long names do not make issues large")
{
    std::vector<airudder::Issue> issues;
    auto const text = "{\"value\":{\"" + std::string(1 << 20, 'n') + "\":[" +
                      repeated("1e400,", 5000) + "0]}}";
    REQUIRE(
        parse<One<boost::json::object>>(text, {.issues = &issues}).has_value());
    CHECK_FALSE(issues.empty());
    std::size_t bytes = 0;
    for (auto const& issue : issues)
        bytes += issue.pointer.size() + issue.message.size();
    CHECK(bytes < 3 * text.size());
}

TEST_CASE("memory is too small for what no container can hold")
{
    CHECK_THROWS_AS(airudder::detail::as_bad_alloc([] {
                        std::string(1, 'x').reserve(std::string().max_size() +
                                                    1);
                    }),
                    std::bad_alloc);
    // Only builds of their own have such a limit that a test can reach.
    constexpr auto most = boost::json::string::max_size();
    if (most > 10'000'000)
        return;
    auto const parse_open = [](std::string const& member) {
        static_cast<void>(
            parse<One<boost::json::object>>("{\"value\":{" + member + "}}"));
    };
    std::string const text(most, 'x');
    parse_open("\"a\":\"" + text + "\"");
    CHECK_THROWS_AS(parse_open("\"a\":\"" + text + "y\""), std::bad_alloc);
    CHECK_THROWS_AS(parse_open("\"a\":[\"" + text + "y\"]"), std::bad_alloc);
    CHECK_THROWS_AS(parse_open("\"" + text + "y\":1"), std::bad_alloc);
    Inner inner;
    inner.id = text + "y";
    CHECK_THROWS_AS(boost::json::value_from(inner), std::bad_alloc);
}
