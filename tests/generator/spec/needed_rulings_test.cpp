#include "catch.hpp"
#include "fixture.hpp"
#include "generator/spec/rulings.hpp"

#include <algorithm>

/// A ruling is needed if the spec differs, or cannot be built, without it.
using namespace airudder::generator;
using namespace airudder::generator::test;

namespace {

/// Builds with this ruling and pastes everything else that is asked for.
/// Returns whether the ruling is still there: it was not reported as unneeded.
bool stays(Shop shop, std::string const& ruling)
{
    shop.rulings("[" + ruling + "]");
    auto const kind = shop.source().decisions.rulings.front().kind;
    auto const outcome = shop.paste();
    INFO(ruling << '\n' << outcome.diagnostics);
    REQUIRE(outcome.spec);
    return std::ranges::any_of(
        shop.source().decisions.rulings, [&](Ruling const& one) {
            return one.kind == kind && one.because == "the reason";
        });
}

bool stays(std::string const& rows_text,
           std::string const& example_text,
           std::string const& ruling)
{
    return stays(Shop(reply(rows_text, example_text)), ruling);
}

/// A ruling at a member of the response; `more` are its other members.
std::string
ruling(std::string const& kind, std::string const& at, std::string const& more)
{
    return R"({"ruling": ")" + kind + R"(", "at": ")" + at + R"(", )" + more +
           (more.empty() ? "" : ", ") + R"("because": "the reason"})";
}

std::string was_is(std::string const& was, std::string const& is)
{
    return R"("was": ")" + was + R"(", "is": ")" + is + '"';
}

bool type_stays(std::string const& row,
                std::string const& value,
                std::string const& was,
                std::string const& is,
                std::string const& path = "/200/a")
{
    return stays(row.empty() ? row : "a " + row,
                 R"({"a": )" + value + "}",
                 ruling("type", path, was_is(was, is)));
}

} // namespace

TEST_CASE("a type ruling is needed where the type differs without it")
{
    CHECK(type_stays("string -", "\"x\"", "string", "integer"));
    CHECK(type_stays("string^xy -", "\"x\"", "string", "string"));
    CHECK(type_stays("string^xy -", "\"x\"", "string", "integer"));
    CHECK(type_stays("", "\"x\"", "string", "integer"));
    CHECK(type_stays("object -", R"({"x": 1})", "object", "string"));
    CHECK(type_stays(
        "array [string] -", "[]", "array [string]", "array [integer]"));
    CHECK(type_stays(
        "array [string] -", R"(["x"])", "string", "integer", "/200/a/-"));
    CHECK(type_stays("", "[[1]]", "array [array [integer]]", "array [object]"));
}

TEST_CASE("a type ruling is needed where nothing else says the type")
{
    CHECK(type_stays("", "null", "null", "string"));
    CHECK(type_stays("", "[]", "array []", "array [string]"));
    CHECK(type_stays("", "[null]", "null", "string", "/200/a/-"));
    CHECK(type_stays("string | null -", "\"\"", "string | null", "string"));
    CHECK(type_stays("array -", "[]", "array", "array [string]"));
}

TEST_CASE("a type ruling is needed where an example contradicts the type")
{
    CHECK(type_stays("string -", "null", "string", "string"));
    CHECK(type_stays(
        "array [string] -", "[null]", "array [string]", "array [string]"));
    CHECK(type_stays("enum<string>^xy -", "\"z\"", "enum<string>", "string"));
    Shop shop(reply("a enum<string>^xy -", R"({"a": "z"})"));
    shop.types(R"({"/200": "Item", "/200/a": "Kind"})")
        .wording(R"({"/200": "a", "/200/a": "b"})")
        .rulings(
            "[" +
            ruling("type", "/200/a", was_is("enum<string>", "enum<string>")) +
            "," + ruling("enum", "/200/a", R"("was": "xy", "is": ["x", "y"])") +
            "]");
    auto const outcome = shop.build();
    INFO(outcome.diagnostics);
    CHECK(outcome.spec);
}

TEST_CASE("a type ruling that repeats the known type is not needed")
{
    CHECK_FALSE(type_stays("string -", "\"x\"", "string", "string"));
    CHECK_FALSE(type_stays("integer -", "1", "integer", "integer"));
    CHECK_FALSE(type_stays("", "1", "integer", "integer"));
    CHECK_FALSE(
        type_stays("object {1} -", R"({"x": 1})", "object {1}", "object"));
    CHECK_FALSE(type_stays(
        "enum<string>^xy -", "\"x\"", "enum<string>", "enum<string>"));
    CHECK_FALSE(type_stays("string^xy -", "\"x\"", "string", "enum<string>"));
    CHECK_FALSE(type_stays(
        "array [string] -", R"(["x"])", "array [string]", "array [string]"));
    CHECK_FALSE(type_stays(
        "array [string] -", R"(["x"])", "string", "string", "/200/a/-"));
    CHECK_FALSE(type_stays("array -", R"(["x"])", "array", "array [string]"));
    CHECK_FALSE(type_stays("", "[1]", "array [integer]", "array [integer]"));
    CHECK_FALSE(stays(
        "", R"({"a": 1})", ruling("type", "/200", was_is("object", "object"))));
}

TEST_CASE("a ruling inside an open object is not needed")
{
    auto const stays_inside = [](std::string const& one) {
        Shop shop(reply("", R"({"a": {"b": 1, "c": {"d": ""}}})"));
        shop.types(R"({"/200": "Item"})").wording(R"({"/200": "a"})");
        shop.rulings("[" + ruling("open", "/200/a", R"("was": ["b", "c"])") +
                     "," + one + "]");
        auto const outcome = shop.build();
        INFO(outcome.diagnostics);
        CHECK_FALSE(outcome.says("#/rulings/0"));
        return !outcome.says("#/rulings/1:", "needed", "remove it");
    };
    CHECK_FALSE(
        stays_inside(ruling("type", "/200/a/b", was_is("integer", "string"))));
    CHECK_FALSE(stays_inside(
        ruling("presence", "/200/a/b", was_is("unstated", "required"))));
    CHECK_FALSE(stays_inside(ruling("name", "/200/a/b", was_is("b", "c"))));
    CHECK_FALSE(stays_inside(ruling("default", "/200/a/b", was_is("1", "2"))));
    CHECK_FALSE(
        stays_inside(ruling("same_as", "/200/a/c", R"("is": "shop.Item")")));
    CHECK_FALSE(stays_inside(ruling("open", "/200/a/c", R"("was": ["d"])")));
    CHECK_FALSE(
        stays_inside(ruling("count", "/200/a/c", R"("was": 2, "is": 1)")));
    CHECK_FALSE(
        stays_inside(ruling("value_name", "/200/a/b", was_is("x", "y"))));
    CHECK_FALSE(stays_inside(
        ruling("enum", "/200/a/b", R"("was": "xy", "is": ["x", "y"])")));
}

TEST_CASE("an open ruling is needed unless the object is open without it")
{
    CHECK(stays("", R"({"a": {}})", ruling("open", "/200/a", R"("was": [])")));
    CHECK(stays(
        "", R"({"a": {"b": 1}})", ruling("open", "/200/a", R"("was": ["b"])")));
    CHECK_FALSE(stays("", "{}", ruling("open", "/200", R"("was": [])")));
    CHECK(stays("", R"({"a": 1})", ruling("open", "/200", R"("was": ["a"])")));
}

TEST_CASE("an illustration is needed even if the object is open without it")
{
    Shop shop(reply("more object !\nx string -\nb string -",
                    R"({"more": {"k": 1}, "b": ""})"));
    shop.rulings("[" + ruling("illustration", "/200/more", R"("was": ["x"])") +
                 "," + ruling("open", "/200/more", R"("was": ["k"])") + "]");
    CHECK(shop.paste().spec);
    REQUIRE(shop.source().decisions.rulings.size() == 1);
    CHECK(shop.source().decisions.rulings.front().kind == "illustration");
}

TEST_CASE("a renaming is needed unless the row has the member's name")
{
    auto const rows_text = "data object -\na string -\nb_c string -";
    auto const text = R"({"data": {"a": "", "bc": ""}})";
    CHECK(stays(rows_text,
                text,
                ruling("renamed", "/200/data/bc", was_is("b_c", "bc"))));
    CHECK_FALSE(
        stays(rows_text,
              R"({"data": {"a": "", "b_c": ""}})",
              ruling("renamed", "/200/data/b_c", was_is("b_c", "b_c"))));
}

TEST_CASE("a placement is needed where the row has another place without it")
{
    auto const at = [](std::string const& path, std::string const& was) {
        return ruling("placement", path, R"("was": )" + was);
    };
    auto const text = R"({"a": {"b": "", "x": ""}, "x": "", "z": 1})";
    CHECK(stays("a object -\nb string -\nx string !",
                text,
                at("/200/x", "\"/200/a/x\"")));
    CHECK_FALSE(stays("a object -\nb string -\nx string !",
                      text,
                      at("/200/a/x", "\"/200/a/x\"")));
    // Both places are equally good, so the row has none without a ruling.
    CHECK(stays("a object -\nb string -\nx string !",
                R"({"a": {"b": "", "x": ""}, "x": ""})",
                at("/200/x", "null")));
    // No example shows the member, and only the root is open.
    CHECK_FALSE(stays("new string !", R"({"a": ""})", at("/200/new", "null")));
    CHECK(stays("a object -\nnew string -",
                R"({"a": {"b": ""}})",
                at("/200/a/new", "null")));
}

TEST_CASE("a placement in the tables of two pages is needed if one needs it")
{
    auto const rows_text = "a object -\nb string -\nx string=1 -";
    auto const build = [&](char const* second) {
        auto shop = plain(reply(rows_text, R"({"a": {"b": "", "x": ""}})"));
        shop.variant("en", reply(rows_text, second))
            .types(R"({"/200/a": "Part"})")
            .wording(R"({"/200/a": "b"})")
            .rulings("[" +
                     ruling("placement", "/200/a/x", R"("was": "/200/a/x")") +
                     "]");
        return shop.build();
    };
    auto const alike = build(R"({"a": {"b": "", "x": ""}})");
    CHECK(alike.says("#/rulings/0:", "needed"));
    auto const other = build(R"({"a": {"b": ""}, "x": ""})");
    INFO(other.diagnostics);
    CHECK_FALSE(other.says("needed"));
    CHECK(other.says("#/rulings/0/was", "\"/200/x\""));
}

TEST_CASE("a placement that affects the places of other rows is needed")
{
    CHECK(stays("a object -\nx string -\ny string !",
                R"({"a": {"x": "", "y": ""}, "x": "", "z": 1})",
                ruling("placement", "/200/x", R"("was": "/200/a/x")")));
}

TEST_CASE("a presence is needed where pages differ or are overruled")
{
    auto shop = plain(reply("a string !", R"({"a": ""})"));
    shop.variant("en", reply("a string ?", R"({"a": ""})"));
    CHECK(stays(shop,
                ruling("presence",
                       "/200/a",
                       was_is("required or optional", "optional"))));
    CHECK(stays("a string -",
                R"({"a": ""})",
                ruling("presence", "/200/a", was_is("unstated", "required"))));
    CHECK_FALSE(
        stays("a string ?",
              R"({"a": ""})",
              ruling("presence", "/200/a", was_is("optional", "optional"))));
}

TEST_CASE("a default is needed where it differs from the page's")
{
    auto const ruled = [](std::string const& is) {
        return stays("a integer=5 -",
                     R"({"a": 1})",
                     ruling("default", "/200/a", R"("was": "5", "is": )" + is));
    };
    CHECK(ruled("null"));
    CHECK(ruled("\"6\""));
    CHECK_FALSE(ruled("\"5\""));
    CHECK(stays("a integer=all -",
                R"({"a": 1})",
                ruling("default", "/200/a", R"("was": "all", "is": null)")));
}

TEST_CASE("C++ names are needed if their member or value exists")
{
    CHECK(stays("", R"({"a": 1})", ruling("name", "/200/a", was_is("a", "b"))));
    CHECK(stays("", R"({"a": 1})", ruling("name", "/200/a", was_is("a", "a"))));
    CHECK(stays("a enum<string>^xy -",
                R"({"a": "x"})",
                ruling("value_name", "/200/a", was_is("x", "first"))));
}

TEST_CASE("a count is needed where page and members differ")
{
    auto const ruled = [](std::string const& stated) {
        return stays(
            "a object {" + stated + "} -",
            R"({"a": {"b": 1}})",
            ruling("count", "/200/a", R"("was": )" + stated + R"(, "is": 1)"));
    };
    CHECK(ruled("2"));
    CHECK_FALSE(ruled("1"));
}

TEST_CASE(
    "a ruling about the operation is needed if it applies to the operation")
{
    auto const text = R"({"data": 1, "code": 200})";
    CHECK(stays("", text, ruling("idempotent", "", "")));
    CHECK(stays("", text, ruling("envelope", "", "")));
    CHECK_FALSE(stays(
        "", text, ruling("webhook", "", R"("was": "https://shop.example")")));

    auto facts = reply("", text);
    facts.responses.push_back({.status = "404"});
    CHECK_FALSE(stays(Shop(facts), ruling("bodyless", "/404", "")));
    facts.responses.back().body = body("m string -", "");
    CHECK(stays(Shop(facts), ruling("bodyless", "/404", "")));
    CHECK_FALSE(stays(Shop(facts), ruling("bodyless", "/200", "")));
}

TEST_CASE("inside another operation's type only its shape matters")
{
    auto const said = [](std::string const& one) {
        Shop other(event("turn object -\nkind enum<string>^xy -",
                         R"({"turn": {"kind": "x", "b": {"c": 1}}})"));
        other.types(R"({"/body": "Event"})")
            .wording(R"({"/body": "a"})")
            .rulings("[" +
                     ruling("same_as", "/body/turn", R"("is": "shop.Turn")") +
                     "," +
                     ruling("enum",
                            "/body/turn/kind",
                            R"("was": "xy", "is": ["x", "y"])") +
                     (one.empty() ? "" : ",") + one + "]");
        Shop shop(reply("turn object -\nkind enum<string>^xy -",
                        R"({"turn": {"kind": "x", "b": {"c": 1}}})"));
        return shop
            .types(R"({"/200": "Item", "/200/turn": "Turn",
                       "/200/turn/kind": "Kind", "/200/turn/b": "Part"})")
            .wording(R"({"/200": "a", "/200/turn": "b", "/200/turn/b": "c",
                         "/200/turn/kind": "d"})")
            .rulings("[" +
                     ruling("enum",
                            "/200/turn/kind",
                            R"("was": "xy", "is": ["x", "y"])") +
                     "]")
            .beside("got_item", other)
            .build();
    };
    auto const alone = said("");
    INFO(alone.diagnostics);
    CHECK(alone.spec);
    auto const unneeded = [&](std::string const& one) {
        return said(one).says(
            "got_item.json#/rulings/2:", "needed", "remove it");
    };
    CHECK(unneeded(
        ruling("value_name", "/body/turn/kind", was_is("x", "first"))));
    CHECK(
        unneeded(ruling("same_as", "/body/turn/kind", R"("is": "shop.Kind")")));
    CHECK(unneeded(ruling("same_as", "/body/turn/b", R"("is": "shop.Part")")));
}
