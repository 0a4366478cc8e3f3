#include "generator/spec/fields.hpp"

#include "catch.hpp"
#include "fixture.hpp"

using namespace airudder::generator;
using namespace airudder::generator::test;

namespace {

std::string const required = "/components/schemas/shop.Item/required";

} // namespace

TEST_CASE(
    "a member is required if the page requires it and no example lacks it")
{
    auto const outcome =
        plain(reply("a string !\nb string ?\nc string -\nd string !",
                    R"({"a": "", "b": "", "c": "", "e": ""})"))
            .build();
    INFO(outcome.diagnostics);
    CHECK(outcome.at(required) == R"(["a"])");
    CHECK(outcome.at(deviations) ==
          R"([{"pointer":"#/components/schemas/shop.Item/properties/d",)"
          R"("was":"required","is":"optional",)"
          R"("because":"an example of the page lacks it"}])");
}

TEST_CASE("without an example the page alone decides presence")
{
    auto const outcome = plain(reply("a string !\nb string ?", "")).build();
    CHECK(outcome.at(required) == R"(["a"])");
    CHECK(outcome.at(deviations).empty());
}

TEST_CASE("a member that one of several elements lacks is optional")
{
    auto const outcome =
        Shop(reply("list array [object {2}] -\na string !\nb string !",
                   R"({"list": [{"a": "", "b": ""}, {"b": ""}]})"))
            .types(R"({"/200": "Item", "/200/list/-": "Part"})")
            .wording(R"({"/200": "An item.", "/200/list/-": "A part."})")
            .build();
    INFO(outcome.diagnostics);
    CHECK(outcome.at("/components/schemas/shop.Part/required") == R"(["b"])");
}

TEST_CASE("a member with the value null is not missing")
{
    auto shop = plain(reply("a string !", R"({"a": null})"));
    auto const outcome = shop.paste();
    INFO(outcome.diagnostics);
    CHECK(outcome.at(required) == R"(["a"])");
}

TEST_CASE("a presence ruling overrules the page")
{
    auto const outcome =
        plain(reply("a string !\nb string -", R"({"a": "", "b": ""})"))
            .rulings(R"([
                {"ruling": "presence", "at": "/200/a", "was": "required",
                 "is": "optional", "because": "the text says so"},
                {"ruling": "presence", "at": "/200/b", "was": "unstated",
                 "is": "required", "because": "the twin says so"}])")
            .build();
    INFO(outcome.diagnostics);
    CHECK(outcome.at(required) == R"(["b"])");
    CHECK(outcome.at(deviations + "/1") ==
          R"({"pointer":"#/components/schemas/shop.Item/properties/b",)"
          R"("was":"unstated","is":"required",)"
          R"("because":"the twin says so"})");
}

TEST_CASE("a presence ruling that changes nothing is reported")
{
    auto const ruled = [](char const* row, char const* was, char const* is) {
        return plain(reply(row, R"({"b": ""})"))
            .rulings(std::string(R"([{"ruling": "presence", "at": "/200/)") +
                     row[0] + R"(", "because": "x", "was": ")" + was +
                     R"(", "is": ")" + is + R"("}])")
            .build();
    };
    CHECK(ruled("b string -", "unstated", "optional")
              .says("#/rulings/0:", "needed"));
    CHECK(ruled("b string !", "required", "required")
              .says("#/rulings/0:", "needed"));
    CHECK(ruled("a string !", "required", "optional")
              .says("#/rulings/0:", "needed"));
}

TEST_CASE("a presence ruling must match page and example")
{
    auto const outcome =
        plain(reply("a string !\nb string -\nc string -", R"({"b": ""})"))
            .rulings(R"([
                {"ruling": "presence", "at": "/200/a", "was": "required",
                 "is": "required", "because": "x"},
                {"ruling": "presence", "at": "/200/b", "was": "optional",
                 "is": "required", "because": "x"},
                {"ruling": "presence", "at": "/200/c", "was": "unstated",
                 "is": "sometimes", "because": "x"},
                {"ruling": "presence", "at": "/200/d", "was": "unstated",
                 "is": "required", "because": "x"}])")
            .build();
    CHECK(outcome.says("#/rulings/0/is", "an example lacks the member"));
    CHECK(outcome.says("#/rulings/1/was", "\"unstated\", found \"optional\""));
    CHECK(outcome.says("#/rulings/2/is", "\"required\" or \"optional\""));
    CHECK(outcome.says("#/rulings/3/at", "\"/200/d\""));
}

TEST_CASE("only rulings change the presence of query parameters")
{
    auto facts = reply("a string -", R"({"a": ""})");
    facts.query = rows("q string !\nr integer=5 ?");
    auto const outcome =
        Shop(facts)
            .types(R"({"/200": "Item"})")
            .wording(R"({"/200": "An item.", "/query/q": "What to look for."})")
            .rulings(R"([{"ruling": "presence", "at": "/query/q",
                          "was": "required", "is": "optional",
                          "because": "the title says or"}])")
            .build();
    INFO(outcome.diagnostics);
    CHECK(outcome.at("/paths/~1item/get/parameters") ==
          R"([{"name":"q","in":"query","required":false,)"
          R"("description":"What to look for.","schema":{"type":"string"}},)"
          R"({"name":"r","in":"query","required":false,)"
          R"("schema":{"type":"integer","default":5}}])");
    CHECK(outcome.at(deviations + "/0/pointer") ==
          R"("#/paths/~1item/get/parameters/0")");
}
