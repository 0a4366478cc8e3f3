#include "catch.hpp"
#include "document_text.hpp"
#include "generator/commands/generate.hpp"
#include "generator/diagnostics.hpp"

#include <chrono>

namespace airudder::generator {
namespace {

std::string const to_type = "{ '$ref': '#/components/schemas/task.";

/// Generates, and checks that this ends in time. The limit allows for sanitizers
/// on a busy machine, which take ten times as long.
std::string diagnostics_of(JsonText const& spec)
{
    auto const start = std::chrono::steady_clock::now();
    Diagnostics diagnostics;
    make_model("s", spec, diagnostics);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(60));
    return diagnostics.text();
}

std::string
numbered(std::string const& before, std::size_t count, std::string const& after)
{
    std::string all;
    for (std::size_t i = 0; i < count; ++i)
        all += (i == 0 ? "" : ",") + before + std::to_string(i) + after;
    return all;
}

std::string enumeration(std::string const& values, std::string const& names)
{
    return ", 'task.E': { 'type': 'string', 'enum': [" + values +
           "], 'x-enum-names': {" + names + "} }";
}

std::string one_record(std::string const& name, std::string const& properties)
{
    return ", 'task." + name + "': { 'type': 'object', 'properties': {" +
           properties + "} }";
}

bool contains(std::string const& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("more values, names or members than can be described end at once")
{
    auto const use = "'e': " + to_type + "E' }";
    auto const many = numbered("'v", 50'000, "'");
    CHECK(contains(
        diagnostics_of(document_text(use, "{}", enumeration(many, ""))),
        "task.E: expected at most 2048 values, found 50000\n"));
    auto const names = numbered("'v", 50'000, "': 'x'");
    CHECK(contains(
        diagnostics_of(document_text(use, "{}", enumeration("'v1'", names))),
        "x-enum-names: expected at most 2048 names, found 50000\n"));
    CHECK(contains(diagnostics_of(document_text(
                       numbered("'m", 20'000, "': { 'type': 'string' }"))),
                   "task.New: expected at most 2048 members, found 20000\n"));
}

TEST_CASE("types that all contain each other are ordered in time")
{
    constexpr std::size_t count = 120;
    std::string all;
    for (std::size_t i = 0; i < count; ++i) {
        std::string properties;
        for (std::size_t k = 0; k < count; ++k)
            properties += (k == 0 ? "'m" : ",'m") + std::to_string(k) +
                          "': " + to_type + "T" + std::to_string(k) + "' }";
        all += one_record("T" + std::to_string(i), properties);
    }
    CHECK(contains(
        diagnostics_of(document_text("'t': " + to_type + "T0' }", "{}", all)),
        "expected a record that holds at most 10000 members"));
}

TEST_CASE("a long circle of types is ordered in time, or refused")
{
    auto const circle = [](std::size_t count, std::size_t step) {
        std::string all;
        for (std::size_t i = 0; i < count; ++i)
            all += one_record("T" + std::to_string(i),
                              "'m': " + to_type + "T" +
                                  std::to_string((i + step) % count) + "' }");
        return diagnostics_of(
            document_text("'t': " + to_type + "T0' }", "{}", all));
    };
    CHECK(circle(1'000, 1) == "");
    CHECK(circle(1'000, 999) == "");
    CHECK(circle(3'300, 3'299) ==
          "s#/components/schemas: expected types that contain each other in "
          "fewer circles\n");
}

TEST_CASE("records that hold too many members in each other are refused")
{
    auto const doubling = [](int steps, std::string const& kind) {
        std::string all;
        for (int i = 0; i < steps; ++i) {
            auto const next = to_type + "T" + std::to_string(i + 1) + "' }";
            auto const value = kind.empty() ? next : kind + next + " }";
            all += one_record("T" + std::to_string(i),
                              "'a': " + value + ", 'b': " + value);
        }
        return diagnostics_of(
            document_text("'t': " + to_type + "T0' }",
                          "{}",
                          all + one_record("T" + std::to_string(steps),
                                           "'c': { 'type': 'string' }")));
    };
    // A record of n steps holds 2 + 2 * (members of one of n - 1 steps) members.
    CHECK(doubling(11, "") == "");
    CHECK(contains(doubling(12, ""),
                   "s#/components/schemas/task.T0: expected a record that "
                   "holds at most 10000 members, with those of the records in "
                   "it, found 12286\n"));
    CHECK(contains(doubling(1'000, ""), "task.T988: expected a record that"));
    CHECK(doubling(1'000, "{ 'type': 'array', 'items': ") == "");
}

TEST_CASE("an example whose elements lack thousands of members ends in time")
{
    auto const list = "'l': { 'type': 'array', 'items': " + to_type + "R' } }";
    auto const required = numbered("'m", 2'000, "'");
    auto const properties = numbered("'m", 2'000, "': { 'type': 'string' }");
    auto const text = diagnostics_of(document_text(
        list,
        "{ 'l': [" + numbered("{'x", 60, "':1}") + "] }",
        ", 'task.R': { 'type': 'object', 'required': [" + required +
            "], 'properties': {" + properties + "} }"));
    CHECK(text.size() < 100'000'000);
    CHECK(contains(text, "expected the required member \"m0\"\n"));
    CHECK(contains(text, "\nand "));
}

TEST_CASE("long names cannot make readers hold long places many times")
{
    auto const long_name = std::string(1'000'000, 'x');
    auto const text =
        "{\"" + long_name + "\":[" + numbered("", 1'000, "") + "]}";
    auto const read = read_json_text(text, spec_limits);
    REQUIRE(std::holds_alternative<JsonTextError>(read));
    CHECK(std::get<JsonTextError>(read).message ==
          "expected shorter names, found JSON Pointers of more than 268435456 "
          "bytes");
}

TEST_CASE("names that are too long for a file are refused")
{
    auto const long_name = std::string(101, 'a');
    auto text = pretty(document_text(""));
    text.replace(text.find("task.add"), 8, "task." + long_name);
    CHECK(
        contains(diagnostics_of(std::get<JsonText>(read_json_text(text))),
                 "expected a name like group.operation, each of at most 100"));
    text = pretty(document_text(""));
    text.replace(text.find("task.add"), 8, long_name + ".add");
    CHECK(
        contains(diagnostics_of(std::get<JsonText>(read_json_text(text))),
                 "expected a name like group.operation, each of at most 100"));
    text = pretty(document_text(""));
    text.replace(text.find("/v1/a"), 5, "/" + std::string(8'000, 'a'));
    CHECK(contains(diagnostics_of(std::get<JsonText>(read_json_text(text))),
                   "expected a path of at most 8000 characters, found 8001"));
}

TEST_CASE("names of types that are too long for compilers are refused")
{
    auto const named = [](std::size_t size) {
        auto text = pretty(document_text(""));
        std::string_view const name = "task.New";
        for (auto at = text.find(name); at != text.npos;
             at = text.find(name, at + 1))
            text.replace(
                at, name.size(), "task.N" + std::string(size - 1, 'e'));
        return diagnostics_of(std::get<JsonText>(read_json_text(text)));
    };
    CHECK(named(255) == "");
    CHECK(contains(named(256),
                   "expected a name like group.TypeName of at most 255 "
                   "characters, found \"task.Neee"));
}

TEST_CASE("more groups than any API has are refused in time")
{
    std::string text = "{ \"openapi\": \"3.1.0\", \"paths\": {";
    for (int i = 0; i < 5'000; ++i) {
        auto const name = "g" + std::to_string(i);
        text += (i == 0 ? "\"/" : ",\"/") + name +
                "\": { \"get\": { \"operationId\": \"" + name + ".x\" } }";
    }
    CHECK(contains(
        diagnostics_of(std::get<JsonText>(read_json_text(text + "} }"))),
        "expected at most 1000 groups of operations, found 5000"));
}

} // namespace airudder::generator
