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

TEST_CASE("an operation may have any number of pages")
{
    constexpr int last = 299;
    auto const page = [](int i) {
        auto const number = std::to_string(i);
        return twin("/ object\n/all integer !\n/of_" + number + " string !",
                    R"({"all": )" + number + R"(, "of_)" + number +
                        R"(": ""})");
    };
    auto shop = undecided(page(0));
    for (int i = 1; i <= last; ++i)
        shop.variant("v" + std::to_string(i), page(i));
    auto const outcome = shop.assume();
    CHECK(outcome.diagnostics == "");
    auto const type = std::string("/components/schemas/shop.GetItemResult");
    CHECK(outcome.at(type + "/required") == R"(["all"])");
    CHECK(outcome.at(type + "/properties/of_299") == R"({"type":"string"})");
    CHECK(outcome.assumed("/200/of_299") == "optional");
    CHECK(outcome.at(media + "/examples/v299/value") ==
          R"({"all":299,"of_299":""})");

    // What only the example of one page shows.
    auto other = page(1);
    other.responses.front().body->examples = {example(R"({"new": []})")};
    shop.variant("w", other);
    CHECK(shop.assume().assumed("/200/new/-") == "any value");
    CHECK(undecided(page(0)).build().says("expected a file"));
    CHECK(shop.source().pages.size() == last + 2);
}

TEST_CASE("what several pages contradict is said once")
{
    auto shop = undecided(reply("a string=1 !", ""));
    for (int i = 0; i < 4; ++i)
        shop.variant("v" + std::to_string(i),
                     reply(i < 2 ? "a integer=2 !" : "a boolean=2 !", ""));
    auto const outcome = shop.assume();
    INFO(outcome.diagnostics);
    auto const texts = [&](std::string_view assumed) {
        std::vector<std::string> all;
        for (auto const& one : outcome.assumptions)
            if (one.at == "/200/a" && one.assumed == assumed)
                all.push_back(one.because);
        return all;
    };
    CHECK(texts("any value") ==
          std::vector<std::string>{
              R"(the page states "string or integer or boolean", which )"
              "has no type of its own"});
    CHECK(texts("the default 1") ==
          std::vector<std::string>{"the pages state different defaults"});
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

TEST_CASE("a required member that another capture does not list is optional")
{
    auto const outcome =
        two(reply("a string !\nb string !", ""), reply("a string !", ""))
            .build();
    INFO(outcome.diagnostics);
    CHECK(outcome.says(R"("ruling": "presence", "at": "/200/b")",
                       R"("was": "required", "is": "optional")"));
    // A capture that lists no member of an object is silent about it.
    auto const silent =
        two(reply("data object -\nb string !", R"({"data": {"b": ""}})"),
            reply("data object -", R"({"data": {"b": ""}})"))
            .types(R"({"/200/data": "Part"})")
            .build();
    INFO(silent.diagnostics);
    CHECK(silent.at("/components/schemas/shop.Part/required") == R"(["b"])");
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
