#include "catch.hpp"
#include "fixture.hpp"
#include "generator/spec/parts.hpp"

using namespace airudder::generator;
using namespace airudder::generator::test;

namespace {

Shop two(PageFacts first, PageFacts second)
{
    second.title = "Item, in English";
    return Shop(std::move(first))
        .variant("en", std::move(second))
        .types(R"({"/200": "Item"})")
        .wording(R"({"/200": "An item."})");
}

std::string const media =
    "/paths/~1item/get/responses/200/content/application~1json";
std::string const item_schema = "/components/schemas/shop.Item";

} // namespace

TEST_CASE("pages of one operation are merged and keep their examples")
{
    auto const outcome =
        two(reply("a string !\nb string -", R"({"a": "x", "b": "y"})"),
            reply("a string -\nb string !\nc integer ?",
                  R"({"a": "z", "b": "y", "c": 1.5e0})"))
            .build();
    INFO(outcome.diagnostics);
    REQUIRE_FALSE(outcome.spec);
    auto const good =
        two(reply("a string !\nb string -", R"({"a": "x", "b": "y"})"),
            reply("a string -\nb string !\nc number ?",
                  R"({"a": "z", "b": "y", "c": 1.0e0})"))
            .build();
    INFO(good.diagnostics);
    REQUIRE(good.spec);
    CHECK(good.at(item_schema + "/required") == R"(["a","b"])");
    CHECK(good.at(item_schema + "/properties") ==
          R"({"a":{"type":"string"},"b":{"type":"string"},)"
          R"("c":{"type":"number"}})");
    CHECK(good.at(media + "/examples") ==
          R"({"page":{"value":{"a":"x","b":"y"}},)"
          R"("en":{"value":{"a":"z","b":"y","c":1.0e0}}})");
    CHECK(good.at("/paths/~1item/get/x-page") ==
          R"([{"title":"Item"},{"title":"Item, in English"}])");
}

TEST_CASE("a page's rows are placed by its own examples")
{
    // Only the second page has "x" in "data". The first has it next to "data".
    auto const outcome = two(reply("data object -\na string -\nx string -",
                                   R"({"data": {"a": ""}, "x": ""})"),
                             reply("data object -\na string -\nx string -",
                                   R"({"data": {"a": "", "x": ""}})"))
                             .types(R"({"/200/data": "Part"})")
                             .wording(R"({"/200/data": "A part."})")
                             .build();
    INFO(outcome.diagnostics);
    CHECK(outcome.at(item_schema + "/properties/x") == R"({"type":"string"})");
    CHECK(outcome.at("/components/schemas/shop.Part/properties/x") ==
          R"({"type":"string"})");
}

TEST_CASE("differing pages need rulings")
{
    auto shop = two(reply("a string !\nb string -", R"({"a": "", "b": ""})"),
                    reply("a string ?\nb integer -", R"({"a": "", "b": 1})"));
    auto const outcome = shop.build();
    CHECK(outcome.says(R"("ruling": "presence", "at": "/200/a")",
                       R"("was": "required or optional")"));
    CHECK(outcome.says("string or integer"));
    auto const pasted = shop.paste();
    INFO(pasted.diagnostics);
    CHECK(pasted.spec);
}

TEST_CASE("pages with different orders, methods or URLs are reported")
{
    CHECK(
        two(reply("", R"({"a": 1, "b": 1})"), reply("", R"({"b": 1, "a": 1})"))
            .build()
            .says("contrary orders"));
    auto other = reply("", R"({"a": 1})");
    other.method = "PUT";
    other.url = "https://shop.example/other";
    auto const outcome = two(reply("", R"({"a": 1})"), other).build();
    CHECK(outcome.says("get_item.en.json#/method"));
    CHECK(outcome.says("get_item.en.json#/url"));
}

TEST_CASE("a member that one page's example lacks is optional")
{
    auto const outcome =
        two(reply("a string !\nb string !", R"({"a": "", "b": ""})"),
            reply("a string !\nb string !", R"({"a": ""})"))
            .build();
    INFO(outcome.diagnostics);
    CHECK(outcome.at(item_schema + "/required") == R"(["a"])");
}

TEST_CASE("a page's examples are numbered and its sample is named sample")
{
    auto facts = event("a string -", R"({"a": "1"})");
    facts.body->examples.push_back(example(R"({"a": "2"})"));
    facts.sample.emplace();
    facts.sample->body = example(R"({"a": "3"})");
    auto const outcome = Shop(facts)
                             .types(R"({"/body": "Event"})")
                             .wording(R"({"/body": "An event."})")
                             .build();
    INFO(outcome.diagnostics);
    CHECK(outcome.at("/webhooks/get_item/post/requestBody/content/"
                     "application~1json/examples") ==
          R"({"page":{"value":{"a":"1"}},"page_2":{"value":{"a":"2"}},)"
          R"("sample":{"value":{"a":"3"}}})");
}

TEST_CASE("a ruling can be about the rows of one page")
{
    auto shop =
        two(reply("data object -\na string -\nnew string -",
                  R"({"data": {"a": ""}})"),
            reply("data object -\na string -", R"({"data": {"a": ""}})"));
    shop.types(R"({"/200/data": "Part"})").wording(R"({"/200/data": "A."})");
    auto const ruled = [&](char const* page) {
        shop.rulings(std::string(R"([{"ruling": "placement", "was": null,
                                      "at": "/200/data/new", "because": "b",
                                      "page": ")") +
                     page + R"("}])");
        return shop.build();
    };
    CHECK(ruled("").spec);
    CHECK(ruled("en").says("#/rulings/0:", "expected a row \"new\""));
}
