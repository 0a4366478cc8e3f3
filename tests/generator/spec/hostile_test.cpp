#include "catch.hpp"
#include "fixture.hpp"
#include "generator/spec/row_search.hpp"

#include <chrono>

using namespace airudder::generator;
using namespace airudder::generator::test;

namespace {

/// Builds and checks that this ends in time with a diagnostic. The limit allows
/// for sanitizers on a busy machine, which take ten times as long.
void ends(PageFacts facts)
{
    Shop shop(std::move(facts));
    auto const start = std::chrono::steady_clock::now();
    Diagnostics diagnostics;
    CHECK_FALSE(build_strictly(shop.sources(), diagnostics));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(60));
    CHECK_FALSE(diagnostics.empty());
}

Row row(std::string name, std::string type)
{
    Row row;
    row.name = std::move(name);
    row.type = std::move(type);
    row.presence = Presence::required;
    return row;
}

PageFacts page_of(std::vector<Row> rows, std::string const& text)
{
    auto facts = reply("", text);
    facts.responses.front().body->rows = std::move(rows);
    return facts;
}

constexpr int many = 2'000; // the most rows of a page

} // namespace

TEST_CASE("many rows that no example shows are handled in time")
{
    std::vector<Row> rows;
    for (int i = 0; i < many; ++i)
        rows.push_back(row("r" + std::to_string(i), "string"));
    ends(page_of(rows, R"({"a": 1})"));
    ends(page_of(rows, R"({"a": {"b": {}}})"));
    rows.front() = row("a", "object");
    ends(page_of(rows, R"({"a": {"b": 1}})"));
    ends(page_of(rows, ""));
}

TEST_CASE("the maximum number of placements is handled in time")
{
    std::vector<Row> rows;
    std::string text = R"({"a": {"x": "", "y": ""}, "x": "", "y": "")";
    for (auto const* const name : {"a", "x", "y"})
        rows.push_back(row(name, *name == 'a' ? "object" : "string"));
    std::string rulings;
    for (int i = 0; i < 500; ++i) {
        auto const name = "r" + std::to_string(i);
        rows.push_back(row(name, "string"));
        text += ", \"" + name + R"(": "")";
        rulings += (i == 0 ? "[" : ",") +
                   std::string(R"({"ruling": "placement", "was": null,
                                   "because": "b", "at": "/200/)") +
                   name + R"("})";
    }
    Shop shop(page_of(rows, text + "}"));
    shop.types(R"({"/200": "Item", "/200/a": "Part"})")
        .wording(R"({"/200": "a", "/200/a": "b"})")
        .rulings(rulings + "]");
    auto const outcome = shop.build();
    CHECK(outcome.all.size() == 500);
    CHECK(outcome.says("#/rulings/499:", "needed"));
}

TEST_CASE("many rows with one name are handled in time")
{
    std::vector<Row> const same(many, row("a", "object"));
    ends(page_of(same, ""));
    ends(page_of(same, R"({"a": {"a": {"a": {"a": {}}}}})"));
}

TEST_CASE("more rows or a larger example than any page has are refused")
{
    std::vector<Row> const rows(300'000, row("a", "string"));
    auto const outcome = Shop(page_of(rows, R"({"a": 1})")).build();
    CHECK(outcome.says("rows", "at most 2000 rows, found 300000"));
    CHECK(outcome.all.size() < 10);
    ends(page_of({}, R"({"a": ")" + std::string(10u << 20, 'x') + "\"}"));
    ends(page_of({}, std::string(10u << 20, '[')));
}

TEST_CASE("many containers with the same members are handled in time")
{
    std::vector<Row> rows;
    std::string text = "{";
    for (int i = 0; i < many / 2; ++i) {
        auto const name = "c" + std::to_string(i);
        rows.push_back(row(name, "object"));
        rows.push_back(row("x", "string"));
        text += "\"" + name + R"(": {"x": "", "y": "", "z": ""}, )";
    }
    ends(page_of(rows, text + R"("x": "", "y": ""})"));
}

TEST_CASE("multiplying choices are handled in time")
{
    std::vector<Row> rows;
    std::string text;
    for (int i = 0; i < 30; ++i) {
        text += R"({"x": "", "y": "", "c": )";
        rows.push_back(row("c", "object"));
    }
    text += "1" + std::string(30, '}');
    for (int i = 0; i < 60; ++i)
        rows.push_back(row(i % 2 == 0 ? "x" : "y", "string"));
    ends(page_of(rows, text));
}

TEST_CASE("wide and deep examples are handled in time")
{
    std::string wide = "{";
    for (int i = 0; i < 2 * many; ++i)
        wide += "\"m" + std::to_string(i) + "\": [null, {}], ";
    ends(page_of({}, wide + "\"z\": 1}"));

    std::string list = R"({"list": [)";
    for (int i = 0; i < 2 * many; ++i)
        list += "{\"m" + std::to_string(i) + "\": 1}, ";
    ends(page_of({}, list + "{}]}"));

    std::string deep;
    for (int i = 0; i < 98; ++i)
        deep += R"({"a": )";
    ends(page_of({}, deep + "{}" + std::string(98, '}')));
    ends(page_of({}, std::string(many, '[')));
}

TEST_CASE("a page with hostile names becomes a spec or diagnostics")
{
    Shop shop(reply("*/ string !\n\"quote\\ integer -\n${x} number -\n"
                    "?"
                    "?/ boolean -\n对 object -\nint string -\n-\x01 string -\n",
                    R"({"*/": "", "\"quote\\": 1, "${x}": 1, "??/": true,
                        "对": {"a/b": 1, "m~n": 2, "": 3, "\u0000": 4},
                        "int": "", "-": [{"-": "NULL"}]})"));
    auto const outcome = shop.paste();
    INFO(outcome.diagnostics);
    REQUIRE(outcome.spec);
    auto const printed = pretty(*outcome.spec);
    auto const read = read_json_text(printed);
    CHECK(std::holds_alternative<JsonText>(read));
    INFO(printed);
    CHECK(outcome.at("/components/schemas/shop.GetItemResult/properties")
              .find(R"("*/":{"type":"string")") != std::string::npos);
}
