#include "catch.hpp"
#include "fixture.hpp"
#include "generator/page/read_twin.hpp"
#include "generator/page/twin_blocks.hpp"

/// Pages that are Markdown twins: their rows know their place.
using namespace airudder::generator;
using namespace airudder::generator::test;

namespace {

std::string const schemas = "/components/schemas/shop.";

/// The schema of the response's member "v" as a twin's rows describe it.
std::string schema_of(std::string const& row, std::string const& more = "")
{
    auto const outcome =
        undecided(twin("/ object\n/v " + row + "\n" + more, "")).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.diagnostics.empty());
    return outcome.at(schemas + "GetItemResult/properties/v");
}

Shop both(PageFacts first, PageFacts second, std::string name = "twin")
{
    auto shop = undecided(std::move(first));
    return shop.variant(std::move(name), std::move(second));
}

} // namespace

TEST_CASE("a twin's row has the type that it states")
{
    CHECK(schema_of("string !") == R"({"type":"string"})");
    CHECK(schema_of("integer ?") == R"({"type":"integer"})");
    CHECK(schema_of("string null ?") == R"({"type":["string","null"]})");
    CHECK(schema_of("object open ?") == R"({"type":"object"})");
    CHECK(schema_of("object ?", "/v/* integer") ==
          R"({"type":"object","additionalProperties":{"type":"integer"}})");
    CHECK(schema_of("object null ?", "/v/* array\n/v/*/- boolean") ==
          R"({"type":["object","null"],"additionalProperties":)"
          R"({"type":"array","items":{"type":"boolean"}}})");
    CHECK(schema_of("array ?", "/v/- array\n/v/-/- string null") ==
          R"({"type":"array","items":{"type":"array",)"
          R"("items":{"type":["string","null"]}}})");
}

TEST_CASE("a twin's row without a type that can be modelled is any value")
{
    for (auto const* const type :
         {"none ?", "null ?", "reference ?", "string or number ?"}) {
        auto const outcome =
            undecided(twin(std::string("/ object\n/v ") + type, "")).assume();
        INFO(type << outcome.diagnostics);
        CHECK(outcome.at(schemas + "GetItemResult/properties/v") == "{}");
        CHECK(outcome.assumed("/200/v") == "any value");
    }
    auto const outcome =
        undecided(twin("/ object\n/v array ?\n/v/- null", "")).assume();
    CHECK(outcome.at(schemas + "GetItemResult/properties/v") ==
          R"({"type":"array","items":{}})");
    CHECK(outcome.assumed("/200/v/-") == "any value");
}

TEST_CASE("a twin's enum has its values, whatever they look like")
{
    auto const text = undecided(twin("/ object\n/v string ? "
                                     R"(["a","",",","a-b","A-B"])",
                                     R"({"v": "other"})"))
                          .assume();
    INFO(text.diagnostics);
    CHECK(text.at(schemas + "GetItemResultV") ==
          R"({"type":"string","enum":["a","",",","a-b","A-B"]})");
    CHECK(text.at(deviations) ==
          R"([{"pointer":"#/paths/~1item/get/responses/200/content/)"
          R"(application~1json/examples/page/value/v","was":"string",)"
          R"("is":"\"other\"","because":"the example is not of the type that )"
          R"(the page states"}])");
    CHECK(text.assumed("/200/v").empty());

    auto facts = twin("/ object\n/v integer ! [0,-1,2]", R"({"v": 2})");
    facts.responses.front().body->rows.back().words = {"Not found", "", "对"};
    auto const number = undecided(facts).assume();
    INFO(number.diagnostics);
    CHECK(number.at(schemas + "GetItemResultV") ==
          R"({"type":"integer","enum":[0,-1,2],)"
          R"("x-enum-names":{"0":"not_found_0"}})");

    auto const mixed =
        undecided(twin("/ object\n/v integer ? [\"0\",1]", "")).assume();
    CHECK(mixed.at(schemas + "GetItemResult/properties/v") ==
          R"({"type":"integer"})");
    CHECK(mixed.assumed("/200/v") == "integer");
}

TEST_CASE("security that a page leaves open is an assumption, or ruled")
{
    auto facts = twin("/ object\n/v string !", "");
    facts.security = "bearer";
    facts.header = rows("Authorization string !");
    auto const security = get_item + "/security";
    auto outcome = undecided(facts).assume();
    CHECK(outcome.at(security) == R"([{"token":[]}])");
    CHECK(outcome.assumed("security") == "a token in the header Authorization");

    auto shop = plain(facts);
    outcome = shop.build();
    CHECK(outcome.says("/security", "the page states the security \"bearer\""));
    outcome = shop.paste();
    CHECK(outcome.diagnostics == "");
    CHECK(outcome.assumptions.empty());
    CHECK(outcome.at(security) == R"([{"token":[]}])");

    auto const ruled = [&](std::string const& was, std::string const& is) {
        return plain(facts)
            .rulings(R"([{"ruling": "security", "at": "", "was": ")" + was +
                     R"(", "is": ")" + is + R"(", "because": "x"}])")
            .assume();
    };
    CHECK(ruled("bearer", "none").at(security) == "[]");
    CHECK(ruled("bearer", "none").diagnostics == "");
    CHECK(ruled("bearer", "key").says("expected \"token\" or \"none\""));
    CHECK(ruled("other", "none").says("expected what the page says"));

    facts.header.clear();
    facts.security = "key (apiKey) or none";
    outcome = undecided(facts).assume();
    CHECK(outcome.at(security) == "[]");
    CHECK(outcome.assumed("security") ==
          "no token in the header Authorization");

    auto hook = event("a string !", R"({"a": "x"})");
    hook.security = "bearer";
    CHECK(undecided(hook).assume().assumed("security") ==
          "none: the receiver of a webhook checks it");
    facts.security.reset();
    CHECK(plain(facts)
              .rulings(R"([{"ruling": "security", "at": "", "was": "bearer",
                            "is": "none", "because": "x"}])")
              .build()
              .says("expected a ruling that is needed"));
}

TEST_CASE("a component becomes one type, wherever it is used")
{
    auto facts = twin("/ object =Thing", R"({"next": {"name": "x"}})");
    facts.components["Thing"] = twin_rows("/ object\n/name string ?\n"
                                          "/next object null ? =Thing\n"
                                          "/all array ?\n/all/- object =Thing\n"
                                          "/by_name object ?\n"
                                          "/by_name/* object =Thing\n"
                                          "/part object !\n/part/a integer !");
    facts.body = Body{.media_type = "application/json",
                      .rows = twin_rows("/ object\n/thing object ! =Thing")};
    facts.method = "POST";
    auto const outcome = undecided(facts).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.diagnostics.empty());
    CHECK(outcome.at("/components/schemas") ==
          R"({"shop.GetItemRequest":{"type":"object","required":["thing"],)"
          R"("properties":{"thing":{"$ref":)"
          R"("#/components/schemas/shop.GetItemThing"}}},)"
          R"("shop.GetItemThingPart":{"type":"object","required":["a"],)"
          R"("properties":{"a":{"type":"integer"}}},)"
          R"("shop.GetItemThing":{"type":"object","properties":{)"
          R"("name":{"type":"string"},)"
          R"("next":{"anyOf":[)"
          R"({"$ref":"#/components/schemas/shop.GetItemThing"},)"
          R"({"type":"null"}]},)"
          R"("all":{"type":"array","items":)"
          R"({"$ref":"#/components/schemas/shop.GetItemThing"}},)"
          R"("by_name":{"type":"object","additionalProperties":)"
          R"({"$ref":"#/components/schemas/shop.GetItemThing"}},)"
          R"("part":{"$ref":"#/components/schemas/shop.GetItemThingPart"}}}})");
    // The example has no "part", which the page requires.
    CHECK(outcome.at("/paths/~1item/post/x-deviations/0/pointer") ==
          R"("#/components/schemas/shop.GetItemThing/properties/part")");
}

TEST_CASE("rulings, names and texts reach the members of a component")
{
    auto facts =
        twin("/ object\n/one object ! =Thing\n/two object ! =Thing", "");
    facts.components["Thing"] = twin_rows("/ object\n/a string !");
    Shop shop(facts);
    shop.types(R"({"/200": "Item", "/200/two": "Thing"})")
        .wording(R"({"/200": "An item.", "/components/Thing": "A thing.",
                     "/200/two": "The second.", "/200/one/a": "A text."})")
        .rulings(R"([{"ruling": "name", "at": "/200/two/a", "was": "a",
                      "is": "b", "because": "b"}])");
    auto const outcome = shop.build();
    INFO(outcome.diagnostics);
    CHECK(outcome.at(schemas + "Thing") ==
          R"({"type":"object","description":"A thing.","required":["a"],)"
          R"("properties":{"a":{"type":"string","description":"A text.",)"
          R"("x-name":"b"}}})");
    CHECK(outcome.at(schemas + "Item/properties/two/description") ==
          "\"The second.\"");
}

TEST_CASE("a required member that closes a circle becomes optional")
{
    auto facts = twin("/ object\n/a object ! =A", "");
    facts.components["A"] = twin_rows("/ object\n/b object ! =B");
    facts.components["B"] = twin_rows("/ object\n/a object ! =A");
    auto const outcome = undecided(facts).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.at(schemas + "GetItemA/required") == R"(["b"])");
    CHECK(outcome.at(schemas + "GetItemThing/required").empty());
    CHECK(outcome.assumed("/components/B/a") == "optional");

    facts.components["B"] = twin_rows("/ object\n/a object ? =A");
    auto const open = undecided(facts).assume();
    CHECK(open.assumed("/components/B/a").empty());
}

TEST_CASE("a map that contains itself holds any values")
{
    auto facts =
        twin("/ object\n/tree object ? =Tree", R"({"tree": {"a": {}}})");
    facts.components["Tree"] = twin_rows("/ object\n/* object =Tree");
    auto const outcome = undecided(facts).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.at(schemas + "GetItemResult/properties/tree") ==
          R"({"type":"object","additionalProperties":{}})");
    CHECK(outcome.assumed("/components/Tree/*") == "any value");
}

TEST_CASE("members named like steps of a path stay members")
{
    auto const outcome =
        undecided(twin("/ object\n/~- string ?\n/~* object ?\n/~*/~1 array ?",
                       R"({"-": "", "*": {"/": [1]}})"))
            .assume();
    INFO(outcome.diagnostics);
    auto facts = twin("/ object\n/~- string ?", R"({"-": 1})");
    facts.responses.front().body->rows.back().name = "-";
    auto const other = undecided(facts).assume();
    CHECK(other.at(schemas + "GetItemResult/properties") ==
          R"({"-":{"type":"string"}})");
}

TEST_CASE("an open body is a record without members")
{
    auto const outcome =
        undecided(twin("/ object open", R"({"a": 1})")).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.at(schemas + "GetItemResult") ==
          R"({"type":"object","properties":{}})");
    auto const empty = undecided(twin("/ object open", "")).assume();
    CHECK(empty.at(schemas + "GetItemResult") ==
          R"({"type":"object","properties":{}})");
    auto const map =
        undecided(twin("/ object\n/* string", R"({"a": "b"})")).assume();
    CHECK(map.at(schemas + "GetItemResult") ==
          R"({"type":"object","properties":{}})");
    auto const unknown = undecided(twin("/ none", R"({"a": "b"})")).assume();
    CHECK(unknown.assumed("/200") == "an object of any members");
    auto event = twin("/ object open", R"({"a": 1})");
    event.url = "/your address";
    CHECK(undecided(event).assume().at(schemas + "GetItemEvent/properties") ==
          R"({"a":{"type":"integer"}})");
    CHECK(undecided(twin("/ array\n/- string", ""))
              .assume()
              .says("#/responses/0/body/rows/0", "an object at the root"));
}

TEST_CASE("a twin's example adds optional members in any order")
{
    auto const outcome =
        undecided(twin("/ object\n/a string !\n/b integer !\n/c string !",
                       R"({"x": 1, "b": 2.50, "a": null})"))
            .assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.at(schemas + "GetItemResult") ==
          R"({"type":"object","required":["a","b"],"properties":{)"
          R"("a":{"type":"string"},"b":{"type":"integer"},)"
          R"("c":{"type":"string"},"x":{"type":"integer"}}})");
    CHECK(outcome.at("/paths/~1item/get/responses/200/content/"
                     "application~1json/examples/page/value") ==
          R"({"x":1,"b":2.50,"a":null})");
    CHECK(outcome.at(deviations + "/0/is") == "\"number\"");
    CHECK(outcome.at(deviations + "/1/is") == "\"null\"");
}

TEST_CASE("pages of one operation are united")
{
    auto const outcome =
        both(twin("/ object\n/a string !\n/b string !\n/kind string ! "
                  R"(["x","y"])",
                  ""),
             twin("/ object\n/a string !\n/c string !\n/kind string ! "
                  R"(["y","z"])"
                  "\n/b integer !",
                  ""))
            .assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.at(schemas + "GetItemResult") ==
          R"({"type":"object","required":["a","b","kind"],"properties":{)"
          R"("a":{"type":"string"},"b":{},"kind":{"$ref":)"
          R"("#/components/schemas/shop.GetItemResultKind"},)"
          R"("c":{"type":"string"}}})");
    CHECK(outcome.at(schemas + "GetItemResultKind/enum") == R"(["x","y","z"])");
    CHECK(outcome.assumed("/200/c") == "optional");
    CHECK(outcome.assumed("/200/b") == "any value");
    auto const strict = Shop(twin("/ object\n/a string !", ""))
                            .variant("en", twin("/ object\n/b string !", ""))
                            .types(R"({"/200": "Item"})")
                            .build();
    CHECK(strict.says(R"("ruling": "presence", "at": "/200/a")",
                      R"("was": "required", "is": "optional")"));
}

TEST_CASE("an object that one page lists and another calls a map is a record")
{
    for (bool const listed_first : {true, false}) {
        auto const listed = twin("/ object\n/m object !\n/m/a string !\n"
                                 "/n object open ?",
                                 R"({"m": {"a": "x"}})");
        auto const map = twin("/ object\n/m object !\n/m/* integer\n"
                              "/n object ?\n/n/* integer",
                              R"({"m": {"b": 1}, "n": {"c": 1}})");
        auto const outcome =
            both(listed_first ? listed : map, listed_first ? map : listed)
                .assume();
        INFO(outcome.diagnostics);
        CHECK(outcome.diagnostics.empty());
        CHECK(outcome.at(schemas + "GetItemResultM/required").empty());
        CHECK(outcome.at(schemas + "GetItemResultM/properties/a") ==
              R"({"type":"string"})");
        CHECK(outcome.at(schemas + "GetItemResultM/properties/*").empty());
        CHECK(outcome.assumed("/200/m") == "the listed members");
        CHECK(outcome.at(schemas + "GetItemResult/properties/n") ==
              R"({"type":"object","additionalProperties":)"
              R"({"type":"integer"}})");
        CHECK(outcome.assumed("/200/n").empty());
    }
}

TEST_CASE("a parameter that not all pages have is optional")
{
    auto const page = [](std::string_view query) {
        auto facts = twin("/ object\n/v string ?", "");
        facts.url = "/boats/{id}";
        facts.path = rows("id string !");
        facts.query = rows(query);
        return facts;
    };
    auto other = page("b string !");
    other.path.front().name = "number";
    auto const outcome = both(page("a string !\nb string !"), other).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.assumed("/query/a") == "optional");
    CHECK(outcome.assumed("/query/b").empty());
    CHECK(outcome.assumed("/path/id").empty());
    auto const parameters = std::string("/paths/~1boats~1{id}/get/parameters/");
    CHECK(outcome.at(parameters + "0/required") == "true");
    CHECK(outcome.at(parameters + "1/required") == "false");
    CHECK(outcome.at(parameters + "2/required") == "true");
}

TEST_CASE("the case of a header's name does not matter")
{
    auto const page = [](std::string_view name) {
        auto facts = twin("/ object\n/v string ?", "");
        facts.header = rows(std::string(name) + " string !");
        return facts;
    };
    auto const outcome = both(page("X-Area"), page("x-area")).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.at(get_item + "/parameters") ==
          R"([{"name":"X-Area","in":"header","required":true,)"
          R"("schema":{"type":"string"}}])");
}

TEST_CASE("a parameter that a request cannot have is left out, which is said")
{
    auto facts = twin("/ object\n/v string ?", "");
    facts.header = rows("X-Ok string !\n签名 string !");
    facts.header.front().default_value = "a\r\nX-Other: b";
    facts.query = rows("a string ?");
    facts.query.front().name = "";
    auto const outcome = undecided(facts).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.at(get_item + "/parameters/0") ==
          R"({"name":"X-Ok","in":"header","required":true,)"
          R"("schema":{"type":"string"}})");
    CHECK(outcome.assumed("/header/X-Ok") == "no default");
    CHECK(outcome.at(get_item + "/parameters/1").empty());
    CHECK(outcome.assumed("/header/签名") == "no such parameter");
    CHECK(outcome.assumed("/query/") == "no such parameter");
}

TEST_CASE("values that pages spell differently are united")
{
    auto second = twin("/ object\n/v string ! [\"b\"]", "");
    second.responses.front().body->rows.back().values = {"\"\\u0061\""};
    auto const spelled =
        both(twin("/ object\n/v string ! [\"a\",\"b\"]", ""), second).assume();
    CHECK(spelled.at(schemas + "GetItemResultV/enum") == R"(["a","b"])");
}

TEST_CASE("values of an enum of numbers are left out, which is said")
{
    auto const outcome =
        undecided(
            twin("/ object\n/v number ! [1.5,2]\n/w boolean ! [true]", ""))
            .assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.at(schemas + "GetItemResult/properties") ==
          R"({"v":{"type":"number"},"w":{"type":"boolean"}})");
    CHECK(outcome.assumed("/200/v") == "number");
    CHECK(outcome.assumed("/200/w") == "boolean");
    auto shop =
        Shop(twin("/ object\n/v number ! [1.5,2]\n/w integer ! [1]", ""));
    shop.types(R"({"/200": "Item"})")
        .rulings(R"([{"ruling": "type", "at": "/200/v", "was": "number",
                      "is": "number", "because": "b"},
                     {"ruling": "type", "at": "/200/w", "was": "integer",
                      "is": "integer", "because": "b"}])");
    auto const ruled = shop.build();
    INFO(ruled.diagnostics);
    CHECK(ruled.at(schemas + "Item/properties/w") == R"({"type":"integer"})");
}

TEST_CASE("components of two pages are united by name or by place")
{
    auto first = twin("/ object\n/one object ! =Thing\n/in object !\n/in/a "
                      "string !",
                      "");
    first.components["Thing"] = twin_rows("/ object\n/a string !");
    auto second = twin("/ object\n/one object ! =Ding\n/in object ! =In", "");
    second.components["Ding"] = twin_rows("/ object\n/b string !");
    second.components["In"] = twin_rows("/ object\n/a string !\n/b string !");
    auto const outcome = both(first, second).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.diagnostics.empty());
    CHECK(outcome.at(schemas + "GetItemThing/properties") ==
          R"({"a":{"type":"string"},"b":{"type":"string"}})");
    CHECK(outcome.at(schemas + "GetItemResultIn") ==
          R"({"type":"object","required":["a"],"properties":{)"
          R"("a":{"type":"string"},"b":{"type":"string"}}})");
}

TEST_CASE("a twin completes a text capture")
{
    auto capture =
        reply("list array [object {3}] !\nkind enum<string>^onetwo -\n"
              "free object -\nnothing string | null -",
              R"({"list": [{"b": 1, "a": null}], "kind": "one",
                             "free": {"k": 1}, "nothing": null})");
    auto const page = twin("/ object\n/kind string ! [\"one\",\"two\"]\n"
                           "/list array !\n/list/- object\n"
                           "/list/-/a string null !\n/list/-/b integer !\n"
                           "/list/-/c boolean ?\n/free object open ?\n"
                           "/nothing integer null ?",
                           R"({"kind": "two"})");
    auto const outcome = both(capture, page).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.diagnostics.empty());
    CHECK(outcome.at(schemas + "GetItemResultListItem") ==
          R"({"type":"object","required":["b"],"properties":{)"
          R"("b":{"type":"integer"},"a":{"type":["string","null"]},)"
          R"("c":{"type":"boolean"}}})");
    CHECK(outcome.at(schemas + "GetItemResultKind/enum") == R"(["one","two"])");
    CHECK(outcome.at(schemas + "GetItemResult/properties/nothing") ==
          R"({"type":["integer","null"]})");
    CHECK(outcome.assumptions.size() == 2); // idempotent, names
}

TEST_CASE("a contradiction between a capture and its twin asks for a ruling")
{
    auto const asks = [](std::string const& row,
                         std::string const& twin_row,
                         std::string const& example = "") {
        auto shop = Shop(reply(row, example))
                        .variant("twin", twin("/ object\n" + twin_row, ""));
        auto const outcome = shop.build();
        INFO(outcome.diagnostics);
        CHECK_FALSE(outcome.spec);
        auto loose = undecided(reply(row, example));
        loose.variant("twin", twin("/ object\n" + twin_row, ""));
        CHECK_FALSE(loose.assume().assumed("/200/v").empty());
        return outcome;
    };
    CHECK(asks("v string !", "/v integer !")
              .says(R"("ruling": "type", "at": "/200/v")",
                    R"("was": "string or integer")"));
    CHECK(asks("v string ?", "/v string !")
              .says(R"("ruling": "presence", "at": "/200/v")"));
    CHECK(asks("v enum<string>^ab !", "/v string ! [\"a\",\"c\"]")
              .says(R"("ruling": "enum", "at": "/200/v", "was": "ab")"));
    CHECK(asks("v string !", "/w string !")
              .says(R"("ruling": "presence", "at": "/200/v")"));
}

TEST_CASE("rulings that a twin makes unneeded are reported, the spec is built")
{
    auto shop =
        Shop(reply("list array [object {3}] !\nkind enum<string>^onetwo !",
                   R"({"list": [{"a": 1}], "kind": "one"})"))
            .types(R"({"/200": "Item", "/200/list/-": "Part",
                       "/200/kind": "Kind"})")
            .rulings(R"([{"ruling": "count", "at": "/200/list", "was": 3,
                          "is": 1, "because": "b"},
                         {"ruling": "enum", "at": "/200/kind",
                          "was": "onetwo", "is": ["one", "two"],
                          "because": "b"}])");
    CHECK(shop.build().spec);
    shop.variant("twin",
                 twin("/ object\n/list array !\n/list/- object\n"
                      "/list/-/a integer ?\n/list/-/b integer ?\n"
                      "/list/-/c integer ?\n/kind string ! [\"one\",\"two\"]",
                      ""));
    Diagnostics errors;
    auto const built = build_spec(shop.sources(), OnQuestion::assume, errors);
    CHECK(errors.text() == "");
    CHECK(built.operations == 1);
    REQUIRE(built.stale.size() == 2);
    CHECK(built.stale.text().find("#/rulings/0: expected a ruling that is "
                                  "needed") != std::string::npos);
}

TEST_CASE("a page that is both captured and a twin is listed once")
{
    auto capture = reply("a string -", R"({"a": "x"})");
    auto page = twin("/ object\n/a string ?", R"({"a": "x"})");
    page.twin = true;
    capture.section = "Items";
    page.section = "Shop/Items";
    auto const pages = [&] {
        auto const outcome = both(capture, page).assume();
        INFO(outcome.diagnostics);
        CHECK(outcome.diagnostics.empty());
        return outcome.at(get_item + "/x-page");
    };
    CHECK(pages() == R"([{"title":"Item","section":"Items"}])");
    page.section = "Offers";
    CHECK(pages() == R"([{"title":"Item","section":"Items"},)"
                     R"({"title":"Item","section":"Offers"}])");
    page.section = capture.section;
    page.title = "An item";
    CHECK(pages() == R"([{"title":"Item","section":"Items"},)"
                     R"({"title":"An item","section":"Items"}])");
    page.title = capture.title;
    capture.twin = true; // of another page
    CHECK(pages() == R"([{"title":"Item","section":"Items"},)"
                     R"({"title":"Item","section":"Items"}])");
}

TEST_CASE("a query parameter can be a list of plain values")
{
    auto facts = twin("/ object\n/v string !", "");
    facts.query = twin_rows("/ids array !\n/ids/- integer null\n"
                            "/kinds array ?\n/kinds/- string [\"a\",\"b\"]\n"
                            "/lists array ?\n/lists/- array\n"
                            "/lists/-/- string\n/any array ?");
    facts.header = {facts.query[0]};
    auto const outcome = undecided(facts).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.diagnostics.empty());
    auto const parameter = [&](int i) {
        return outcome.at(get_item + "/parameters/" + std::to_string(i) +
                          "/schema");
    };
    CHECK(parameter(0) == R"({"type":"array","items":{"type":"integer"}})");
    CHECK(parameter(1) == R"({"type":"array","items":{"$ref":)"
                          R"("#/components/schemas/shop.GetItemKindsItem"}})");
    for (int i : {2, 3, 4})
        CHECK(parameter(i) == R"({"type":"string"})");
    CHECK(outcome.assumed("/query/lists") == "string");
    CHECK(outcome.assumed("/query/any") == "string");
    CHECK(outcome.assumed("/header/ids") == "string");
}

TEST_CASE(
    "a parameter that is not a plain value is assumed to be a string once")
{
    auto facts = twin("/ object\n/v string !", "");
    facts.url = "/boats/{id}";
    facts.path = rows("id object !\nother object !");
    facts.query = rows("filter object ?\nany any ?\nboth string | number ?");
    facts.header = rows("X-List array ?");
    auto const said = [](PageFacts const& page) {
        std::vector<std::string> all;
        auto const outcome = undecided(page).assume();
        INFO(outcome.diagnostics);
        CHECK(outcome.diagnostics.empty());
        for (auto const& one : outcome.assumptions)
            if (one.at.starts_with('/'))
                all.push_back(one.at + ": " + one.assumed);
        return all;
    };
    CHECK(said(facts) ==
          std::vector<std::string>{"/path/id: string",
                                   "/path/other: no such parameter",
                                   "/query/filter: string",
                                   "/query/any: string",
                                   "/query/both: string",
                                   "/header/X-List: string"});
    auto event = twin("/ object\n/v string !", "");
    event.url = "/your address";
    event.body = event.responses.front().body;
    event.query = rows("filter object ?");
    CHECK(said(event) ==
          std::vector<std::string>{"/query: no query parameters"});
}

TEST_CASE("prose that was kept stands where our wording does not")
{
    auto facts =
        twin("/ object\n/a string !\n/b object =Thing\n/c string ?", "");
    facts.components["Thing"] = twin_rows("/ object\n/d string ?");
    facts.query = rows("from string !");
    facts.prose = "Gets it.";
    facts.query.front().prose = "The beginning.";
    auto& response = facts.responses.front();
    response.prose = "The item.";
    response.body->rows[1].prose = "An a \\";
    response.body->rows[2].prose = "Part of it.";
    response.body->rows[3].prose = "A c.";
    facts.components["Thing"][0].prose = "A thing.";
    facts.components["Thing"][1].prose = "A d.";
    auto shop = undecided(facts);
    shop.wording(R"({"/200/c": "Ours."})");
    auto const outcome = shop.assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.diagnostics.empty());
    CHECK(outcome.at(get_item + "/description") == "\"Gets it.\"");
    CHECK(outcome.at(get_item + "/parameters/0/description") ==
          "\"The beginning.\"");
    CHECK(outcome.at(get_item + "/responses/200/description") ==
          "\"The item.\"");
    auto const item = schemas + "GetItemResult/properties/";
    CHECK(outcome.at(item + "a/description") == R"("An a \\")");
    CHECK(outcome.at(item + "b/description") == "\"Part of it.\"");
    CHECK(outcome.at(item + "c/description") == "\"Ours.\"");
    CHECK(outcome.at(schemas + "GetItemThing/description") == "\"A thing.\"");
    CHECK(outcome.at(schemas + "GetItemThing/properties/d/description") ==
          "\"A d.\"");
}

TEST_CASE("an example that two pages share is in the spec once")
{
    auto const rows_text = "/ object\n/v integer !";
    auto const outcome = both(twin(rows_text, R"({"v": "x"})"),
                              twin(rows_text, R"({ "v":"x" })"),
                              "en")
                             .assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.at("/paths/~1item/get/responses/200/content/"
                     "application~1json/examples") ==
          R"({"page":{"value":{"v":"x"}}})");
    CHECK(outcome.at(deviations + "/0/pages") == R"(["page","en"])");
    CHECK(outcome.at(deviations + "/1").empty());
}

TEST_CASE("lists can be nested deeply")
{
    std::string text = "/ object\n/v array !\n";
    std::string path = "/v";
    for (int i = 1; i < 80; ++i)
        text += (path += "/-") + " array\n";
    auto const outcome =
        undecided(twin(text + path + "/- boolean", "")).assume();
    CHECK(outcome.diagnostics == "");
    CHECK(outcome.at(schemas + "GetItemResult/properties/v")
              .find(R"({"type":"boolean"})") != std::string::npos);
}

TEST_CASE("records can have thousands of members")
{
    std::string text = "/ object\n";
    for (int i = 0; i < 3'000; ++i)
        text += "/m" + std::to_string(i) + " string ?\n";
    auto const outcome = undecided(twin(text, "")).assume();
    CHECK(outcome.diagnostics == "");
    CHECK(outcome.at(schemas + "GetItemResult/properties/m2999") ==
          R"({"type":"string"})");
}

TEST_CASE("the twin of spec/README.md gives the assumptions shown there")
{
    std::string const text = R"(# Book a boat

```yaml
openapi: 3.0.1
paths:
  /boats/{id}/book:
    post:
      summary: Book a boat
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Booking' }
            example: { day: '2030-01-02', crew: { skipper: Ada } }
      responses:
        '200':
          content:
            application/json:
              schema:
                type: object
                properties:
                  boat: { $ref: '#/components/schemas/Boat' }
                  day: { type: 'null' }
                  state: { type: integer, enum: [0, 1] }
        x-200:Waiting list:
          content: { application/json: { schema: { type: object } } }
components:
  schemas:
    Booking:
      type: object
      properties:
        day: { type: string }
        crew: { type: object, additionalProperties: { type: string } }
      required: [day]
    Boat:
      type: object
      properties:
        name: { type: string }
        tender: { $ref: '#/components/schemas/Boat', nullable: true }
      required: [name, tender]
```
)";
    Diagnostics diagnostics;
    auto const blocks = find_twin_blocks(text);
    REQUIRE(blocks.size() == 1);
    auto twin = read_twin("boats.md", blocks.front(), diagnostics);
    INFO(diagnostics.text());
    REQUIRE(twin);
    twin->facts.proposed = "its address is new";
    auto shop = undecided(twin->facts);
    shop.source().group = "boats";
    shop.source().name = "book";
    auto const outcome = shop.assume();
    INFO(outcome.diagnostics);
    std::string said;
    for (auto const& assumption : outcome.assumptions)
        said += assumption.at + ": " + assumption.assumed + '\n';
    CHECK(said == "operationId: boats.book\n"
                  "x-200:Waiting list: a description alone\n"
                  "types: /components/Booking: BookBooking, /components/Boat: "
                  "BookBoat, /200/state: BookResultState, /200: BookResult, "
                  "/path: BookPath, /request: BookRequest\n"
                  "/200/day: any value\n");
    auto const types = std::string("/components/schemas/boats.");
    CHECK(outcome.at(types + "BookBoat") ==
          R"({"type":"object","required":["name"],"properties":{)"
          R"("name":{"type":"string"},"tender":{"anyOf":[)"
          R"({"$ref":"#/components/schemas/boats.BookBoat"},)"
          R"({"type":"null"}]}}})");
    CHECK(outcome.at(types + "BookBooking/properties/crew") ==
          R"({"type":"object","additionalProperties":{"type":"string"}})");
}
