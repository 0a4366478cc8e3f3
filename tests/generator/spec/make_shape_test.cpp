#include "generator/spec/make_shape.hpp"

#include "catch.hpp"
#include "fixture.hpp"
#include "generator/spec/type_words.hpp"

using namespace airudder::generator;
using namespace airudder::generator::test;

namespace {

/// The schema of a member "value" with these type words and this example; the
/// diagnostics if there is no spec.
std::string type_of(std::string const& words, std::string const& value)
{
    auto const rows_text =
        words.empty() ? std::string() : "value " + words + " -";
    auto const outcome = Shop(reply(rows_text, R"({"value": )" + value + "}"))
                             .types(R"({"/200": "Item"})")
                             .wording(R"({"/200": "An item."})")
                             .build();
    auto const at = "/components/schemas/shop.Item/properties/value";
    return outcome.spec ? outcome.at(at) : outcome.diagnostics;
}

bool has(std::string const& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("type words are recognised")
{
    using Kind = TypeWords::Kind;
    CHECK(read_type_words("string").kind == Kind::string);
    CHECK(read_type_words("enum<string>").enumeration);
    CHECK(read_type_words("object {12}").kind == Kind::object);
    CHECK(read_type_words("array [object {9}]").element == Kind::object);
    CHECK(read_type_words("array[string]").element == Kind::string);
    CHECK(read_type_words("array").element == Kind::unknown);
    CHECK(read_type_words("array [enum<string>]").enumeration);
    for (auto const* const words : {"",
                                    "text",
                                    "enum<integer>",
                                    "string | null",
                                    "array [text]",
                                    "object {x}",
                                    "arrays",
                                    "array [string"})
        CHECK(read_type_words(words).kind == Kind::unknown);
}

TEST_CASE("a member has the type that its row states")
{
    CHECK(type_of("string", R"("a")") == R"({"type":"string"})");
    CHECK(type_of("integer", "1") == R"({"type":"integer"})");
    CHECK(type_of("integer", "1E2") == R"({"type":"integer"})");
    CHECK(type_of("integer", "20.00") == R"({"type":"integer"})");
    CHECK(type_of("", "20.00") == R"({"type":"number"})");
    CHECK(type_of("number", "1") == R"({"type":"number"})");
    CHECK(type_of("number", "1.5e3") == R"({"type":"number"})");
    CHECK(type_of("boolean", "true") == R"({"type":"boolean"})");
    CHECK(type_of("array [string]", R"(["a"])") ==
          R"({"type":"array","items":{"type":"string"}})");
    CHECK(type_of("array [string]", "[]") ==
          R"({"type":"array","items":{"type":"string"}})");
}

TEST_CASE("a member that only an example shows has the example's type")
{
    CHECK(type_of("", R"("a")") == R"({"type":"string"})");
    CHECK(type_of("", "1") == R"({"type":"integer"})");
    CHECK(type_of("", "20000.00") == R"({"type":"number"})");
    CHECK(type_of("", "1e2") == R"({"type":"number"})");
    CHECK(type_of("", "false") == R"({"type":"boolean"})");
    CHECK(type_of("", "[1, 2.5]") ==
          R"({"type":"array","items":{"type":"number"}})");
}

TEST_CASE(
    "a type that an example leaves open is reported with a ruling to paste")
{
    CHECK(has(type_of("", "null"),
              R"("ruling": "type", "at": "/200/value", "was": "null",)"));
    CHECK(
        has(type_of("", "[]"), R"("was": "array []", "is": "array [string]")"));
    CHECK(has(type_of("", R"([1, "a"])"), R"("at": "/200/value/-")"));
    CHECK(has(type_of("", "{}"), R"("ruling": "open", "at": "/200/value")"));
    CHECK(has(type_of("", "[null]"), R"("was": "null")"));
    CHECK(has(type_of("integer", R"("1")"),
              R"("was": "integer", "is": "string")"));
    CHECK(has(type_of("string", "null"), "its example shows null"));
    CHECK(has(type_of("integer", "1.5"), "its example shows number"));
    CHECK(has(type_of("object", R"("")"), "its example shows string"));
    CHECK(has(type_of("string | null", R"("a")"), "string | null"));
    CHECK(has(type_of("enum<integer>", "1"), "enum<integer>"));
    CHECK(has(type_of("enum<string>", R"("a")"), "expected the values"));
}

TEST_CASE("arrays can hold arrays, booleans and any values")
{
    CHECK(type_of("", "[[1]]") == R"({"type":"array","items":{"type":"array",)"
                                  R"("items":{"type":"integer"}}})");
    CHECK(type_of("", "[true]") ==
          R"({"type":"array","items":{"type":"boolean"}})");
    CHECK(type_of("array [any]", R"([1, "a", null])") ==
          R"({"type":"array","items":{}})");
    CHECK(type_of("any", "null") == "{}");
}

TEST_CASE("pasting the suggested rulings resolves every open type")
{
    for (auto const* const value : {"null",
                                    "[]",
                                    R"([1, "a"])",
                                    "{}",
                                    "[null]",
                                    R"([{"a": null}, null])",
                                    R"({"a": {"b": []}})",
                                    R"([{"a": 1}, {"a": "x", "b": {}}])",
                                    R"([[], {}])"}) {
        Shop shop(reply("", std::string(R"({"value": )") + value + "}"));
        auto const outcome = shop.paste();
        INFO(value << '\n' << outcome.diagnostics);
        CHECK(outcome.spec);
    }
    for (auto const* const row : {"value string -",
                                  "value integer -",
                                  "value object -",
                                  "value array [object {2}] -",
                                  "value string | null -",
                                  "value enum<string>^ab -",
                                  "value array -"}) {
        Shop shop(reply(row, R"({"value": [null, {"a": "x"}, 1.5]})"));
        auto const outcome = shop.paste();
        INFO(row << '\n' << outcome.diagnostics);
        CHECK(outcome.spec);
    }
}

namespace {

/// A reply whose member `a` is a string in its row, ruled to be of the type `is`.
auto build_with_ruled_type(std::string const& example, std::string const& is)
{
    return Shop(reply("a string !", example))
        .types(R"({"/200": "Item"})")
        .wording(R"({"/200": "An item."})")
        .rulings(R"([{"ruling": "type", "at": "/200/a", "was": "string",
                      "is": ")" +
                 is + R"(", "because": "known"}])")
        .build();
}

} // namespace

TEST_CASE(
    "a ruled type that an example contradicts is a deviation at each value")
{
    auto const outcome = build_with_ruled_type(R"({"a": null})", "string");
    INFO(outcome.diagnostics);
    CHECK(outcome.at("/paths/~1item/get/x-deviations") ==
          R"([{"pointer":"#/paths/~1item/get/responses/200/content/)"
          R"(application~1json/examples/page/value/a","was":"string",)"
          R"("is":"null","because":"known"}])");
    CHECK(outcome.at("/components/schemas/shop.Item/required") == R"(["a"])");
}

TEST_CASE("an array cannot be ruled where an example shows an object")
{
    auto const outcome =
        build_with_ruled_type(R"({"a": {"x": 1}})", "array [string]");
    INFO(outcome.diagnostics);
    CHECK(outcome.says("/rulings/0/is",
                       "expected a type of the object in /200/a"));
    CHECK_FALSE(outcome.spec);
}

TEST_CASE("the types of objects and enums need a name")
{
    Shop shop(reply("data object -\nkind enum<string>^ab -",
                    R"({"data": {"x": 1}, "kind": "a"})"));
    auto const outcome = shop.build();
    CHECK(outcome.says("\"types\"", R"("/200": "GetItemResult")"));
    CHECK(outcome.says("\"types\"", R"("/200/data": "GetItemResultData")"));
    CHECK(outcome.says("expected to know where the values",
                       R"("is": ["a", "b"])"));
    CHECK(shop.paste().spec);
}

TEST_CASE("no type needs a description")
{
    auto const outcome = Shop(reply("", R"({"a": {"b": 1}})"))
                             .types(R"({"/200": "Item", "/200/a": "Part"})")
                             .wording(R"({"/200": "An item."})")
                             .build();
    INFO(outcome.diagnostics);
    CHECK(outcome.at("/components/schemas/shop.Part") ==
          R"({"type":"object","properties":{"b":{"type":"integer"}}})");
}

TEST_CASE("names and texts for paths without a member are reported")
{
    auto const outcome =
        Shop(reply("", R"({"a": 1, "b": {"c": 1}})"))
            .types(R"({"/200": "Item", "/200/a": "Number", "/200/x": "None",
                       "/200/b": "Part"})")
            .wording(R"({"/200": "An item.", "/200/x": "Nothing."})")
            .build();
    CHECK(outcome.says("decisions/shop/get_item.json#/types/~1200~1x"));
    CHECK(outcome.says("wording/shop/get_item.json#/members/~1200~1x"));

    auto const clean = Shop(reply("", R"({"a": 1})"))
                           .types(R"({"/200": "Item", "/200/a": "Number"})")
                           .wording(R"({"/200": "An item."})")
                           .build();
    CHECK(clean.says("decisions/shop/get_item.json#/types/~1200~1a"));
}

TEST_CASE("a text that has no place in the spec is reported")
{
    auto facts = reply("", R"({"a": 1})");
    facts.query = rows("q string -");
    auto const outcome =
        Shop(facts)
            .types(R"({"/200": "Item"})")
            .wording(R"({"/200": "An item.", "/query": "The query."})")
            .build();
    CHECK(outcome.says("wording/shop/get_item.json#/members/~1query",
                       "expected no text"));
}

TEST_CASE("a value that the enum lacks is reported with a ruling to paste")
{
    for (auto const* const row : {"value enum<string>^ab -",
                                  "value string^ab -",
                                  "value array [enum<string>]^ab -",
                                  "value array [string]^ab -"}) {
        INFO(row);
        bool const list = std::string_view(row).starts_with("value array");
        Shop shop(reply(
            row, list ? R"({"value": ["a", "c"]})" : R"({"value": "c"})"));
        auto const outcome = shop.paste();
        INFO(outcome.diagnostics);
        REQUIRE(outcome.spec);
        CHECK(outcome.diagnostics.empty());
        auto const at = std::string("/components/schemas/shop.GetItemResult/"
                                    "properties/value") +
                        (list ? "/items/$ref" : "/$ref");
        CHECK(outcome.at(at) ==
              (list ? R"("#/components/schemas/shop.GetItemResultValueItem")"
                    : R"("#/components/schemas/shop.GetItemResultValue")"));
        CHECK(has(outcome.at("/paths/~1item/get/x-deviations"),
                  R"("is":"\"c\"")"));
    }
}

TEST_CASE("a default must have its member's type")
{
    auto const outcome =
        Shop(reply("a string=x -\nb integer=30 -\nc number=0.50 -\n"
                   "d boolean=true -",
                   R"({"a": "", "b": 1, "c": 1, "d": false})"))
            .types(R"({"/200": "Item"})")
            .wording(R"({"/200": "An item."})")
            .build();
    INFO(outcome.diagnostics);
    CHECK(outcome.at("/components/schemas/shop.Item/properties") ==
          R"({"a":{"type":"string","default":"x"},)"
          R"("b":{"type":"integer","default":30},)"
          R"("c":{"type":"number","default":0.50},)"
          R"("d":{"type":"boolean","default":true}})");
    for (auto const* const row : {"a integer=x -",
                                  "a boolean=1 -",
                                  "a integer=1.5 -",
                                  "a number=- -",
                                  "a number=1e -",
                                  "a array [string]=[] -"}) {
        Shop shop(reply(row, ""));
        INFO(row);
        CHECK(shop.build().says(R"("ruling": "default", "at": "/200/a")"));
        CHECK(shop.paste().spec);
    }
}

TEST_CASE("the elements of an array are merged")
{
    auto const outcome =
        Shop(reply("", R"({"list": [{"a": 1, "c": 1}, {"a": 1, "b": "", "c": 2},
                                    {}]})"))
            .types(R"({"/200": "Item", "/200/list/-": "Part"})")
            .wording(R"({"/200": "An item.", "/200/list/-": "A part."})")
            .build();
    INFO(outcome.diagnostics);
    CHECK(outcome.at("/components/schemas/shop.Part") ==
          R"({"type":"object","description":"A part.","properties":)"
          R"({"a":{"type":"integer"},"b":{"type":"string"},)"
          R"("c":{"type":"integer"}}})");
}

TEST_CASE("members are sorted so that the order suits all examples")
{
    auto const outcome =
        Shop(reply("", R"({"list": [{"b": 1, "d": 1}, {"c": 1, "d": 1},
                                    {"a": 1, "c": 1}, {"b": 1, "a": 1}]})"))
            .types(R"({"/200": "Item", "/200/list/-": "Part"})")
            .wording(R"({"/200": "An item.", "/200/list/-": "A part."})")
            .build();
    INFO(outcome.diagnostics);
    CHECK(outcome.at("/components/schemas/shop.Part/properties") ==
          R"({"b":{"type":"integer"},"a":{"type":"integer"},)"
          R"("c":{"type":"integer"},"d":{"type":"integer"}})");
}

TEST_CASE("contrary orders of members are reported")
{
    auto const outcome =
        Shop(reply("", R"({"list": [{"a": 1, "b": 1}, {"b": 1, "a": 1}]})"))
            .build();
    CHECK(outcome.says(
        "#/responses/0/body/examples/0", "/200/list/-", "contrary orders"));
}
