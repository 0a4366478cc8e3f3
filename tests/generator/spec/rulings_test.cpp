#include "generator/spec/rulings.hpp"

#include "catch.hpp"
#include "fixture.hpp"

#include <boost/json/parse.hpp>

using namespace airudder::generator;
using namespace airudder::generator::test;

namespace {

constexpr auto page_rows = "kind enum<string>^onetwo !\n"
                           "more object !\n"
                           "x string -\n"
                           "y string -\n"
                           "list array [object {3}] !\n"
                           "task_id string !\n"
                           "limit integer=all -\n";

constexpr auto page_example = R"({"kind": "one", "more": {"a": 1},
    "list": [{"p": 1, "taskid": 2}], "open": {"k": 1}, "limit": 1})";

/// A ruling of each kind that the page above needs.
constexpr auto needed = R"([
    {"ruling": "enum", "at": "/200/kind", "was": "onetwo",
     "is": ["one", "two"], "because": "b"},
    {"ruling": "illustration", "at": "/200/more", "was": ["x", "y"],
     "because": "b"},
    {"ruling": "count", "at": "/200/list", "was": 3, "is": 1, "because": "b"},
    {"ruling": "renamed", "at": "/200/list/-/taskid", "was": "task_id",
     "is": "taskid", "because": "b"},
    {"ruling": "type", "at": "/200/list/-/taskid", "was": "string",
     "is": "integer", "because": "b"},
    {"ruling": "open", "at": "/200/open", "was": ["k"], "because": "b"},
    {"ruling": "default", "at": "/200/limit", "was": "all", "is": null,
     "because": "b"},
    {"ruling": "name", "at": "/200/limit", "was": "limit", "is": "most",
     "because": "b"},
    {"ruling": "value_name", "at": "/200/kind", "was": "two", "is": "second",
     "because": "b"},
    {"ruling": "idempotent", "at": "", "because": "b"},
    {"ruling": "secret_answer", "at": "", "because": "b"}
])";

Shop page(std::string_view rulings = needed)
{
    return Shop(reply(page_rows, page_example))
        .types(R"({"/200": "Item", "/200/kind": "Kind",
                   "/200/list/-": "Part"})")
        .wording(R"({"/200": "a", "/200/kind": "b", "/200/list/-": "c"})")
        .rulings(rulings);
}

/// `needed`, with members of the ruling of a kind replaced by those of a JSON
/// object.
Shop page_with(std::string_view kind, std::string_view change)
{
    auto shop = page();
    auto const read = boost::json::parse(change);
    for (auto& ruling : shop.source().decisions.rulings)
        if (ruling.kind == kind)
            for (auto const& member : read.as_object()) {
                if (member.key() == "was")
                    ruling.was = member.value();
                else if (member.key() == "is")
                    ruling.is = member.value();
                else if (member.key() == "at")
                    ruling.at = member.value().as_string();
            }
    return shop;
}

} // namespace

TEST_CASE("rulings of every kind affect the spec")
{
    auto const outcome = page().build();
    INFO(outcome.diagnostics);
    REQUIRE(outcome.spec);
    auto const schemas = std::string("/components/schemas/");
    CHECK(outcome.at(schemas + "shop.Kind/enum") == R"(["one","two"])");
    CHECK(outcome.at(schemas + "shop.Kind/x-enum-names") ==
          R"({"two":"second"})");
    auto const item = schemas + "shop.Item/properties";
    CHECK(outcome.at(item + "/more") == R"({"type":"object"})");
    CHECK(outcome.at(item + "/open") == R"({"type":"object"})");
    CHECK(outcome.at(item + "/limit") ==
          R"({"type":"integer","x-name":"most"})");
    CHECK(outcome.at(schemas + "shop.Part/properties/taskid") ==
          R"({"type":"integer"})");
    CHECK(outcome.at(get_item + "/x-idempotent") == "true");
    CHECK(outcome.at(get_item + "/x-secret-answer") == "true");
    CHECK(outcome.at(get_item + "/x-envelope").empty());
}

TEST_CASE("departures from the page are listed with their reason")
{
    auto const outcome = page().build();
    CHECK(outcome.at(get_item + "/x-deviations") ==
          R"([{"pointer":"#/components/schemas/shop.Item/properties/more",)"
          R"("was":["x","y"],"is":"object of any keys","because":"b"},)"
          R"({"pointer":"#/components/schemas/shop.Part/properties/taskid",)"
          R"("was":"task_id","is":"taskid","because":"b"},)"
          R"({"pointer":"#/components/schemas/shop.Part/properties/taskid",)"
          R"("was":"string","is":"integer","because":"b"},)"
          R"({"pointer":"#/components/schemas/shop.Item/properties/list",)"
          R"("was":3,"is":1,"because":"b"},)"
          R"({"pointer":"#/components/schemas/shop.Item/properties/limit",)"
          R"("was":"all","is":null,"because":"b"}])");
}

TEST_CASE("each missing ruling is asked for")
{
    for (std::size_t i = 0; i < 10; ++i) {
        auto shop = page();
        auto& rulings = shop.source().decisions.rulings;
        auto const kind = rulings[i].kind;
        rulings.erase(rulings.begin() + static_cast<std::ptrdiff_t>(i));
        auto const outcome = shop.build();
        INFO(kind << '\n' << outcome.diagnostics);
        bool const silent =
            kind == "name" || kind == "value_name" || kind == "idempotent";
        CHECK(outcome.spec.has_value() == silent);
    }
}

TEST_CASE("a ruling whose fact differs is reported at its \"was\"")
{
    CHECK(page_with("enum", R"({"was": "onetwothree"})")
              .build()
              .says("#/rulings/0/was", "\"onetwo\", found"));
    CHECK(page_with("illustration", R"({"was": ["x"]})")
              .build()
              .says("#/responses/0/body/rows/3"));
    CHECK(page_with("illustration", R"({"was": ["y", "x"]})")
              .build()
              .says("#/rulings/1/was"));
    CHECK(page_with("count", R"({"was": 4})").build().says("#/rulings/2/was"));
    CHECK(page_with("renamed", R"({"was": "taskId"})")
              .build()
              .says("#/rulings/3:", "expected a row \"taskId\""));
    CHECK(page_with("type", R"({"was": "number"})")
              .build()
              .says("#/rulings/4/was", "\"string\", found \"number\""));
    CHECK(page_with("open", R"({"was": []})")
              .build()
              .says("#/rulings/5/was", R"(["k"])"));
    CHECK(page_with("default", R"({"was": "none"})")
              .build()
              .says("#/rulings/6/was"));
    CHECK(page_with("name", R"({"was": "x"})").build().says("#/rulings/7/was"));
    CHECK(page_with("value_name", R"({"was": "three"})")
              .build()
              .says("#/rulings/8/was"));
}

TEST_CASE("a ruling with an invalid value is reported at its \"is\"")
{
    CHECK(
        page_with("enum", R"({"is": ["one", "tw"]})")
            .build()
            .says("#/rulings/0/is", "\"onetwo\" when glued, found \"onetw\""));
    CHECK(page_with("enum", R"({"is": ["one", "two", ""]})")
              .build()
              .says("#/rulings/0/is", "not empty"));
    CHECK(page_with("count", R"({"is": 2})")
              .build()
              .says("#/rulings/2/is", "that are there, 1"));
    CHECK(page_with("renamed", R"({"is": "task"})")
              .build()
              .says("#/rulings/3/is"));
    CHECK(
        page_with("type", R"({"is": "text"})").build().says("#/rulings/4/is"));
    CHECK(page_with("default", R"({"is": "every"})")
              .build()
              .says("default", "\"every\""));
    CHECK(page_with("name", R"({"is": "a b"})").build().says("#/rulings/7/is"));
    CHECK(page_with("value_name", R"({"is": "2"})")
              .build()
              .says("#/rulings/8/is"));
}

TEST_CASE("a ruling without a member is reported at its \"at\"")
{
    for (auto const* const kind : {"enum",
                                   "illustration",
                                   "count",
                                   "renamed",
                                   "type",
                                   "open",
                                   "default",
                                   "name",
                                   "value_name",
                                   "idempotent",
                                   "secret_answer"}) {
        auto const outcome =
            page_with(kind, R"({"at": "/200/nowhere"})").build();
        INFO(kind << '\n' << outcome.diagnostics);
        CHECK(outcome.says("/at: "));
        CHECK_FALSE(outcome.spec);
    }
    CHECK(page_with("open", R"({"at": "/404/x"})").build().says("/at: "));
    CHECK(page_with("open", R"({"at": "open"})").build().says("/at: "));
    CHECK(page_with("open", R"({"at": ""})").build().says("/at: "));
}

TEST_CASE("a ruling that does not affect the spec is reported")
{
    auto const unneeded = [](std::string_view ruling) {
        auto const outcome = Shop(reply("a string !\nb object -\nc string -",
                                        R"({"a": "", "b": {"c": ""}, "d": 1})"))
                                 .types(R"({"/200": "Item", "/200/b": "Part"})")
                                 .wording(R"({"/200": "a", "/200/b": "b"})")
                                 .rulings("[" + std::string(ruling) + "]")
                                 .build();
        INFO(outcome.diagnostics);
        CHECK_FALSE(outcome.spec);
        return outcome.says("decisions/shop/get_item.json#/rulings/0",
                            "ruling that is needed",
                            "remove it");
    };
    CHECK(unneeded(R"({"ruling": "type", "at": "/200/d", "was": "integer",
                       "is": "integer", "because": "b"})"));
    CHECK(unneeded(R"({"ruling": "count", "at": "/200/b", "was": 1, "is": 1,
                       "because": "b"})"));
    CHECK(unneeded(R"({"ruling": "enum", "at": "/200/a", "was": "x",
                       "is": ["x"], "because": "b"})"));
    CHECK(unneeded(R"({"ruling": "placement", "at": "/200/b/c",
                       "was": "/200/b/c", "because": "b"})"));
    CHECK(unneeded(R"({"ruling": "webhook", "at": "",
                       "was": "https://shop.example/item", "because": "b"})"));
    CHECK(unneeded(R"({"ruling": "bodyless", "at": "/404", "because": "b"})"));
    CHECK(unneeded(R"({"ruling": "default", "at": "/200/a", "was": "x",
                       "is": null, "because": "b"})"));
    CHECK(unneeded(R"({"ruling": "value_name", "at": "/200/a", "was": "x",
                       "is": "y", "because": "b"})"));
    CHECK(unneeded(R"({"ruling": "same_as", "at": "/200/a", "is": "shop.Part",
                       "because": "b"})"));
}
