#include "catch.hpp"
#include "fixture.hpp"
#include "generator/spec/place_rows.hpp"

/// Rulings that concern rows, other operations, or the operation itself.
using namespace airudder::generator;
using namespace airudder::generator::test;

TEST_CASE("a placement moves a row and states its place without the ruling")
{
    auto const placed = [](std::string_view was) {
        return Shop(reply("redial array [object] -\nnumber string !",
                          R"({"redial": [{"id": 1, "number": ""}],
                              "number": ""})"))
            .types(R"({"/200": "Item", "/200/redial/-": "Part"})")
            .wording(R"({"/200": "a", "/200/redial/-": "b"})")
            .rulings(R"([{"ruling": "placement", "because": "b",
                          "at": "/200/redial/-/number", "was": )" +
                     std::string(was) + "}]")
            .build();
    };
    INFO(placed("null").diagnostics);
    CHECK(placed("null").says("#/rulings/0/was", "\"/200/number\""));
    CHECK(placed("\"/200/data\"").says("#/rulings/0/was"));
    auto const outcome = placed("\"/200/number\"");
    INFO(outcome.diagnostics);
    REQUIRE(outcome.spec);
    CHECK(outcome.at("/components/schemas/shop.Part/required") ==
          R"(["number"])");
}

TEST_CASE("a ruling needs a number if several rows have the name")
{
    auto const outcome =
        Shop(reply("a object -\nx string -\nb object -\nx string -\n",
                   R"({"a": {"x": ""}, "b": {"x": ""}})"))
            .rulings(R"([{"ruling": "placement", "at": "/200/a/x",
                          "was": null, "because": "b"},
                         {"ruling": "placement", "at": "/200/b/x", "nth": 3,
                          "was": null, "because": "b"}])")
            .build();
    CHECK(outcome.says("#/rulings/0:", "\"nth\": there are 2 rows \"x\""));
    CHECK(outcome.says("#/rulings/1:", "expected a row \"x\""));
}

TEST_CASE("the rows of an open object must be illustrations")
{
    Shop shop(reply("more object !\na string -", R"({"more": {"a": ""}})"));
    shop.types(R"({"/200": "Item"})")
        .wording(R"({"/200": "a"})")
        .rulings(R"([{"ruling": "open", "at": "/200/more", "was": ["a"],
                      "because": "b"}])");
    CHECK(shop.build().says(R"("ruling": "illustration", "at": "/200/more")",
                            R"("was": ["a"])"));
    CHECK(shop.paste().spec);
    CHECK(shop.source().decisions.rulings.size() == 1);
}

TEST_CASE("an envelope has data and code")
{
    auto const build = [](char const* text) {
        return Shop(reply("", text))
            .types(R"({"/200": "Item"})")
            .wording(R"({"/200": "a"})")
            .rulings(R"([{"ruling": "envelope", "at": "", "because": "b"}])")
            .build();
    };
    CHECK(build(R"({"data": 1, "code": 200})").at(get_item + "/x-envelope") ==
          "true");
    CHECK(build(R"({"data": 1})").says("#/rulings/0:", "\"code\""));
}

TEST_CASE("a delivery key lists strings of a webhook's body")
{
    auto const build = [](PageFacts facts, char const* path, char const* is) {
        return Shop(std::move(facts))
            .types(R"({"/body": "Event", "/body/turn": "Turn",
                       "/body/kind": "Kind"})")
            .wording(R"({"/body": "a", "/body/turn": "b", "/body/kind": "c"})")
            .rulings(std::string(R"([
                {"ruling": "enum", "at": "/body/kind", "was": "onetwo",
                 "is": ["one", "two"], "because": "b"},
                {"ruling": "delivery_key", "because": "b", "at": ")") +
                     path + R"(", "is": )" + is + "}]")
            .build();
    };
    auto const webhook = event(
        "kind enum<string>^onetwo !",
        R"({"kind": "one", "turn": {"a/b": ""}, "number": 1, "list": [""]})");
    auto const said = [&](char const* is, auto const&... texts) {
        auto const outcome = build(webhook, "/body", is);
        INFO(is << '\n' << outcome.diagnostics);
        CHECK_FALSE(outcome.spec);
        return outcome.says("#/rulings/1", texts...);
    };
    auto const good = build(webhook, "/body", R"(["/turn/a~1b", "/kind"])");
    INFO(good.diagnostics);
    CHECK(good.at("/webhooks/get_item/post/x-delivery-key") ==
          R"(["/turn/a~1b","/kind"])");
    CHECK(said(R"(["/kind", "/kinds"])", "/is", "\"/kinds\"; /body has"));
    CHECK(said(R"(["/number"])", "/is", "strings of the body", "\"/number\""));
    CHECK(said(R"(["/list/0"])", "/is", "strings of the body"));
    CHECK(said(R"(["/turn"])", "/is", "strings of the body"));
    CHECK(said(R"(["/kind/x"])", "/is", "strings of the body"));
    CHECK(said(R"(["kind"])", "/is", "strings of the body"));
    CHECK(said(R"([""])", "/is", "strings of the body"));
    CHECK(said(R"(["/kind", "/kind"])", "/is", "each pointer once"));
    CHECK(said("[]", "needed"));
    CHECK(build(webhook, "/body/kind", R"(["/kind"])")
              .says("#/rulings/1", "needed"));
    CHECK(build(reply("", "{}"), "/body", R"(["/kind"])")
              .says("#/rulings/1/at", "path of a member"));
}

TEST_CASE("same_as shares a type with equal members in the same order")
{
    auto const shared = [](char const* here, char const* is) {
        Shop other(event("", std::string(R"({"turn": )") + here + "}"));
        other.types(R"({"/body": "Event"})")
            .wording(R"({"/body": "a", "/body/turn": "Said here."})")
            .rulings(std::string(R"([{"ruling": "same_as", "at": "/body/turn",
                                      "because": "b", "is": ")") +
                     is + R"("}])");
        Shop shop(reply("", R"({"turn": {"a": "", "b": {"c": 1}}})"));
        return shop
            .types(R"({"/200": "Item", "/200/turn": "Turn",
                       "/200/turn/b": "Part"})")
            .wording(R"({"/200": "a", "/200/turn": "b", "/200/turn/b": "c"})")
            .beside("got_item", other)
            .build();
    };
    auto const outcome = shared(R"({"a": "x", "b": {"c": 2}})", "shop.Turn");
    INFO(outcome.diagnostics);
    REQUIRE(outcome.spec);
    CHECK(outcome.at("/components/schemas/shop.Event/properties/turn") ==
          R"({"$ref":"#/components/schemas/shop.Turn",)"
          R"("description":"Said here."})");
    auto const file = "spec/decisions/shop/got_item.json#/rulings/0/is";
    CHECK(shared(R"({"b": {"c": 2}, "a": "x"})", "shop.Turn")
              .says(file, "equal order"));
    CHECK(shared(R"({"a": "x"})", "shop.Turn").says(file, "equal members"));
    CHECK(shared(R"({"a": 1, "b": {"c": 2}})", "shop.Turn").says(file));
    CHECK(shared(R"({"a": "x", "b": {"c": 2}})", "shop.None").says(file));
    CHECK(shared(R"({"a": "x", "b": {"c": 2}})", "Turn").says(file));
}
