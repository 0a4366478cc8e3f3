#include "generator/spec/place_rows.hpp"

#include "catch.hpp"
#include "fixture.hpp"

#include <sstream>

using namespace airudder::generator;
using namespace airudder::generator::test;

namespace {

/// The paths of a response's rows; "?" for a row without a place.
std::string places(std::string_view rows_text, std::string_view example_text)
{
    Shop shop(reply(rows_text, example_text));
    std::string text;
    for (auto const& path : row_paths(shop.source()))
        text += (text.empty() ? "" : " ") + (path ? path->substr(4) : "?");
    return text;
}

} // namespace

TEST_CASE(
    "a row belongs to the innermost open object with a member of its name")
{
    CHECK(places("a object -\nb string -\nc string -",
                 R"({"a": {"b": "", "c": ""}})") == "/a /a/b /a/c");
    CHECK(places("a array [object {2}] -\nb string -\nc string -\nd string -",
                 R"({"a": [{"b": ""}, {"c": ""}], "d": ""})") ==
          "/a /a/-/b /a/-/c /d");
}

TEST_CASE("names that differ in case are different members")
{
    CHECK(places("data object -\nStatus string -\nstatus string -",
                 R"({"data": {"Status": ""}, "status": ""})") ==
          "/data /data/Status /status");
}

TEST_CASE("a row is not placed in a container without other rows")
{
    CHECK(places("redial array [object {2}] -\nnumber string -\nlast string -",
                 R"({"redial": [{"id": "", "number": ""}],
                     "number": "", "last": ""})") == "/redial /number /last");
}

TEST_CASE("the stated number of children decides between readings")
{
    CHECK(places("a object {1} -\nx string -\ny string -",
                 R"({"a": {"x": ""}, "y": "", "x": ""})") == "/a /x /y");
    CHECK(places("a object {2} -\nx string -\ny string -\nx string -",
                 R"({"a": {"x": "", "y": ""}, "x": "", "y": ""})") ==
          "/a /a/x /a/y /x");
}

TEST_CASE("an empty container has no rows")
{
    CHECK(places("a object -\nb string -", R"({"a": {}, "b": ""})") == "/a /b");
    CHECK(places("a array [object] -\nb string -", R"({"a": [], "b": ""})") ==
          "/a /b");
}

TEST_CASE("two rows do not describe the same member")
{
    CHECK(places("a object -\nx string -\nx string -",
                 R"({"a": {"x": ""}, "x": ""})") == "/a /a/x /x");
}

TEST_CASE("a choice that fails later is undone")
{
    // The first x seems to belong to b, but then b is listed only in part.
    CHECK(places("a object -\nb object {3} -\nx string -\nz string -\n"
                 "y string -",
                 R"({"a": {"b": {"x": "", "y": "", "w": ""},
                           "x": "", "z": ""}, "y": ""})") ==
          "/a /a/b /a/x /a/z /y");
}

TEST_CASE("two equally good readings are reported with a ruling to paste")
{
    Shop shop(reply("data object -\na string -\nstatus string -\n",
                    R"({"data": {"a": "", "status": ""}, "status": ""})"));
    auto const outcome = shop.build();
    CHECK(outcome.says("#/responses/0/body/rows/2",
                       "in /200/data or in /200",
                       R"("ruling": "placement", "at": "/200/data/status")"));
    CHECK(shop.paste().diagnostics.empty());
    CHECK(shop.source().decisions.rulings.size() == 1);
}

TEST_CASE(
    "a row that no example shows belongs to the root if only that is open")
{
    CHECK(places("a string -\nnew string -\nb string -",
                 R"({"a": "", "b": ""})") == "/a /new /b");
}

TEST_CASE("members that no example shows follow the previous row's member")
{
    auto const outcome =
        Shop(reply("first string -\na string -\nnew string !\nnewer string -",
                   R"({"b": "", "a": "", "c": ""})"))
            .types(R"({"/200": "Item"})")
            .wording(R"({"/200": "An item."})")
            .build();
    INFO(outcome.diagnostics);
    REQUIRE(outcome.spec);
    CHECK(outcome.at("/components/schemas/shop.Item/properties") ==
          R"({"first":{"type":"string"},"b":{"type":"string"},)"
          R"("a":{"type":"string"},"new":{"type":"string"},)"
          R"("newer":{"type":"string"},"c":{"type":"string"}})");
}

TEST_CASE("a row that no example shows is reported if a container is open")
{
    Shop shop(reply("data object -\na string -\nnew string -\ncode integer -",
                    R"({"data": {"a": ""}, "code": 1})"));
    CHECK(shop.build().says(
        "spec/pages/shop/get_item.json#/responses/0/body/rows/2",
        "\"new\"",
        R"({ "ruling": "placement", "at": "/200/data/new", "was": null,)"));
    auto const outcome = shop.paste();
    INFO(outcome.diagnostics);
    CHECK(outcome.spec);
}

TEST_CASE("a row with a name similar to a member's gets a renaming to paste")
{
    Shop shop(reply("data object -\na string -\ntask_id string !",
                    R"({"data": {"a": "", "TaskId": ""}})"));
    CHECK(shop.build().says(R"("ruling": "renamed", "at": "/200/data/TaskId")",
                            R"("was": "task_id", "is": "TaskId")"));
    CHECK(shop.paste().spec);
}

TEST_CASE("all rulings that nested rows need without an example are asked for "
          "at once")
{
    Shop shop(reply("data object !\na string !\nb integer -\n"
                    "list array [object {1}] -\nc string -",
                    ""));
    auto const first = shop.build();
    CHECK(first.says("rows/1", "/200/data/a"));
    CHECK(first.says("rows/2", "/200/data/b"));
    CHECK(first.says("rows/4"));
    auto const outcome = shop.paste();
    INFO(outcome.diagnostics);
    REQUIRE(outcome.spec);
    CHECK(outcome
              .at("/paths/~1item/get/responses/200/content/"
                  "application~1json/examples")
              .empty());
}

TEST_CASE("one of several rows with the same name is identified by its number")
{
    Shop shop(reply("x string -\ndata object -\na string -\nx string -\n",
                    R"({"x": "", "data": {"a": ""}})"));
    CHECK(shop.build().says(R"("at": "/200/data/x", "was": null, "nth": 2)"));
    CHECK(shop.paste().spec);
}

TEST_CASE("a row listed twice is reported")
{
    auto const outcome =
        Shop(reply("a string -\na string -", R"({"a": ""})")).build();
    CHECK(outcome.says("rows/1", "expected one row"));
}

TEST_CASE("a row without a name describes the root or is reported")
{
    Shop shop(reply(" object {1} -\na string -", R"({"a": ""})"));
    CHECK(shop.paste().spec);
    CHECK(Shop(reply("a string -\n object -", R"({"a": ""})"))
              .build()
              .says("rows/1", "expected a row with a name"));
}
