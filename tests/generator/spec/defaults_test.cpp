#include "catch.hpp"
#include "fixture.hpp"

#include <algorithm>

/// What the spec assumes where pages and rulings leave a question.
using namespace airudder::generator;
using namespace airudder::generator::test;

namespace {

std::string const result_type = "/components/schemas/shop.GetItemResult";

/// Facts of `method url`; the response has one member.
PageFacts page_at(std::string method, std::string url)
{
    auto facts = reply("a string !", "");
    facts.method = std::move(method);
    facts.url = std::move(url);
    return facts;
}

Outcome assumed_for(std::string_view rows_text, std::string_view example_text)
{
    auto outcome = undecided(reply(rows_text, example_text)).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.diagnostics.empty());
    return outcome;
}

} // namespace

TEST_CASE("an operation needs neither decisions nor wording")
{
    auto facts = reply("a string !", R"({"a": "x"})");
    facts.proposed = "its page is new";
    auto shop = undecided(facts);
    shop.sources().title.clear();
    shop.sources().groups.clear();
    auto const outcome = shop.assume();
    CHECK(outcome.diagnostics == "");
    CHECK(outcome.at("") ==
          R"({"openapi":"3.1.0","info":{"title":"shop.example",)"
          R"("version":"undated"},)"
          R"("servers":[{"url":"https://shop.example"}],)"
          R"("tags":[{"name":"shop"}],"paths":{"/item":{"get":{)"
          R"("operationId":"shop.get_item","tags":["shop"],)"
          R"("x-page":[{"title":"Item"}],"x-idempotent":true,"security":[],)"
          R"("x-assumptions":[{"at":"operationId","assumed":"shop.get_item",)"
          R"("because":"its page is new"},)"
          R"({"at":"x-idempotent","assumed":"true",)"
          R"json("because":"GET is idempotent (RFC 9110, 9.2.2)"},)json"
          R"({"at":"types","assumed":)"
          R"("/200: GetItemResult, /query: GetItemQuery",)"
          R"("because":"no decision names these types"}],)"
          R"("x-query-type":"shop.GetItemQuery","responses":{"200":)"
          R"({"description":"Success.","content":{"application/json":)"
          R"({"schema":{"$ref":"#/components/schemas/shop.GetItemResult"},)"
          R"("examples":{"page":{"value":{"a":"x"}}}}}}}}}},)"
          R"("webhooks":{},"components":{"schemas":{"shop.GetItemResult":)"
          R"({"type":"object","required":["a"],)"
          R"("properties":{"a":{"type":"string"}}}}}})");
    auto const strict = shop.build();
    CHECK(strict.says("expected a file spec/decisions/shop/get_item.json"));
}

TEST_CASE("a decisions file answers the questions about the operation")
{
    auto facts = reply("a string !", "");
    facts.proposed = "its page is new";
    auto const outcome = plain(facts).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.assumptions.empty());
    CHECK(outcome.at(get_item + "/x-idempotent").empty());
}

TEST_CASE("a row without a place is optional in the innermost open object")
{
    auto const outcome =
        assumed_for("data object -\na string !\nnew string !\ncode integer !",
                    R"({"data": {"a": ""}, "code": 1})");
    CHECK(outcome.at(result_type + "Data") ==
          R"({"type":"object","required":["a"],"properties":{)"
          R"("a":{"type":"string"},"new":{"type":"string"}}})");
    CHECK(outcome.assumed("/200/data/new") ==
          "an optional member of /200/data");
    auto const either =
        assumed_for("data object -\na string -\nstatus string !",
                    R"({"data": {"a": "", "status": ""}, "status": ""})");
    CHECK(either.assumed("/200/data/status") ==
          "an optional member of /200/data");
    CHECK(either.at(result_type + "Data/required").empty());
}

TEST_CASE("rows alone make records")
{
    auto const outcome = assumed_for("data object !\na string !\nb integer -\n"
                                     "list array [object {1}] -\nc string -",
                                     "");
    CHECK(outcome.at(result_type + "/properties").find("data") !=
          std::string::npos);
}

TEST_CASE("an enum of a text capture that cannot be split is a string")
{
    auto const outcome = assumed_for("kind enum<string>^onetwo !\nlist array "
                                     "[enum<string>] -",
                                     R"({"kind": "one"})");
    CHECK(outcome.at(result_type + "/properties/kind") ==
          R"({"type":"string"})");
    CHECK(outcome.assumed("/200/kind") == "string");
    CHECK(outcome.at(result_type + "/properties/list/items") ==
          R"({"type":"string"})");
}

TEST_CASE("a type that is not known is any value")
{
    auto const outcome = assumed_for(
        "v string | null -\nw array -",
        R"({"v": null, "w": [], "x": null, "y": [1, "a"], "z": {}})");
    for (auto const* const name : {"v", "x"})
        CHECK(outcome.at(result_type + "/properties/" + name) == "{}");
    for (auto const* const name : {"w", "y"})
        CHECK(outcome.at(result_type + "/properties/" + name) ==
              R"({"type":"array","items":{}})");
    CHECK(outcome.at(result_type + "/properties/z") == R"({"type":"object"})");
    for (auto const* const at :
         {"/200/v", "/200/w/-", "/200/x", "/200/y/-", "/200/z"})
        CHECK_FALSE(outcome.assumed(at).empty());
}

TEST_CASE("a type comes from the page, even against its example")
{
    auto const outcome = assumed_for("v integer !", R"({"v": "1"})");
    CHECK(outcome.at(result_type + "/properties/v") == R"({"type":"integer"})");
    CHECK(outcome.assumed("/200/v") == "integer");
    CHECK(outcome.at(deviations + "/0/is") == "\"string\"");
}

TEST_CASE("counts, defaults and repeated rows are assumed")
{
    auto const outcome = assumed_for("data object {3} -\na integer=all !\n"
                                     "a string -",
                                     R"({"data": {"a": 1}})");
    CHECK(outcome.assumed("/200/data") == "1 members");
    CHECK(outcome.at(result_type + "Data/properties") ==
          R"({"a":{"type":"integer"}})");
}

TEST_CASE("no type gets a reserved name unless a decision says so")
{
    auto facts = twin("/ object\n/v object !\n/v/a string !", "");
    auto shop = undecided(facts);
    auto const reference = [&] {
        Diagnostics diagnostics;
        auto const built = build_spec(
            shop.sources(),
            OnQuestion::assume,
            diagnostics,
            [](std::string_view name) { return name == "GetItemResultV"; });
        CHECK(diagnostics.text() == "");
        auto const* const found =
            at_pointer(built.document, result_type + "/properties/v/$ref");
        return found ? found->scalar : std::string();
    };
    CHECK(reference() == R"("#/components/schemas/shop.GetItemResultV2")");
    shop.types(R"({"/200/v": "GetItemResultV"})");
    CHECK(reference() == R"("#/components/schemas/shop.GetItemResultV")");
}

TEST_CASE("names of types are unique in the group")
{
    auto facts = reply("", R"({"a": {"b": 1}, "GetItemResultA": {"c": 1}})");
    auto other = undecided(page_at("PUT", "https://shop.example/item"));
    other.source().name = "get";
    auto shop = undecided(facts);
    shop.beside("get", other);
    shop.sources().operations.back().pages.front().facts.responses =
        reply("", R"({"a": 1})").responses;
    auto const outcome = shop.assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.at(result_type + "/properties/a/$ref") ==
          R"("#/components/schemas/shop.GetItemResultA2")");
}

TEST_CASE("parameters in path, query and header are parts beside the body")
{
    auto facts = page_at("POST", "/boats/{id}/{day}");
    facts.path = rows("id integer !\nother string !");
    facts.query = rows("q string -\nsort enum<string>^ab -\nlist array -");
    facts.header = rows("X-Api-Key string !\nUser-Agent string=Shop ?");
    facts.body = body("a string !", "");
    facts.body->presence = Presence::optional;
    auto const outcome = undecided(facts).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.diagnostics.empty());
    auto const at = std::string("/paths/~1boats~1{id}~1{day}/post");
    CHECK(outcome.at(at + "/x-path-type") == "\"shop.GetItemPath\"");
    CHECK(outcome.at(at + "/x-query-type") == "\"shop.GetItemQuery\"");
    CHECK(outcome.at(at + "/x-header-type") == "\"shop.GetItemHeader\"");
    CHECK(outcome.at(at + "/x-request-type") == "\"shop.GetItemRequest\"");
    CHECK(outcome.at(at + "/requestBody/required") == "false");
    CHECK(outcome.at(at + "/requestBody/content/application~1json/schema") ==
          R"({"$ref":"#/components/schemas/shop.GetItemBody"})");
    CHECK(outcome.at(at + "/parameters") ==
          R"([{"name":"id","in":"path","required":true,)"
          R"("schema":{"type":"integer"}},)"
          R"({"name":"day","in":"path","required":true,)"
          R"("schema":{"type":"string"}},)"
          R"({"name":"q","in":"query","required":false,)"
          R"("schema":{"type":"string"}},)"
          R"({"name":"sort","in":"query","required":false,)"
          R"("schema":{"type":"string"}},)"
          R"({"name":"list","in":"query","required":false,)"
          R"("schema":{"type":"string"}},)"
          R"({"name":"X-Api-Key","in":"header","required":true,)"
          R"("schema":{"type":"string"}},)"
          R"({"name":"User-Agent","in":"header","required":false,)"
          R"("schema":{"type":"string","default":"Shop"}}])");
    CHECK(outcome.assumed("/path/other") == "no such parameter");
    CHECK(outcome.assumed("/path/day") == "string");
    CHECK(outcome.assumed("/query/list") != "");
}

TEST_CASE("one kind of parameters alone keeps the flat request")
{
    auto facts = page_at("GET", "/boats/{id}");
    facts.path = rows("id string !");
    auto const outcome = undecided(facts).assume();
    INFO(outcome.diagnostics);
    auto const at = std::string("/paths/~1boats~1{id}/get");
    CHECK(outcome.at(at + "/x-path-type") == "\"shop.GetItemPath\"");
    CHECK(outcome.at(at + "/x-query-type").empty());
    CHECK(outcome.at(at + "/x-request-type").empty());
}

TEST_CASE("a body of GET or DELETE is kept if the page shows it")
{
    auto facts = page_at("DELETE", "/item");
    facts.body = body("a string !", "");
    auto const outcome = undecided(facts).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.at("/paths/~1item/delete/requestBody") != "");
    CHECK(outcome.assumed("requestBody") == "a body");
}

TEST_CASE("the first 2xx is the response")
{
    auto facts = page_at("PUT", "/item");
    facts.responses.front().status = "201";
    facts.responses.push_back(
        {.status = "401", .label = "No", .body = body("m string -", "")});
    auto const outcome = undecided(facts).assume();
    INFO(outcome.diagnostics);
    auto const responses = outcome.at("/paths/~1item/put/responses");
    CHECK(responses.find(R"({"201":{"description":"Success.","content":)") ==
          0);
    CHECK(responses.ends_with(R"(,"401":{"description":"No"}})"));
    CHECK(outcome.assumed("/401") == "a description alone");

    facts.responses.erase(facts.responses.begin());
    auto const none = undecided(facts).assume();
    CHECK(none.at("/paths/~1item/put/responses") ==
          R"({"200":{"description":"Success."},"401":{"description":"No"}})");
    CHECK(none.assumed("responses") == "a response 200 without content");

    facts.responses.front().status = "204";
    facts.responses.front().body.reset();
    auto const empty = undecided(facts).assume();
    CHECK(empty.at("/paths/~1item/put/responses") ==
          R"({"204":{"description":"Success."}})");
    CHECK(empty.assumed("responses").empty());
}

TEST_CASE("a second response of one status is named by an assumption")
{
    auto facts = twin("/ object\n/a string !", "");
    facts.responses.push_back(facts.responses.front());
    facts.responses.back().label = "2FA required";
    auto const pages = undecided(facts).variant("en", facts).assume();
    CHECK(std::ranges::count(
              pages.assumptions, "x-200:2FA required", &Assumption::at) == 1);
    auto const outcome = undecided(facts).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.assumed("x-200:2FA required") == "a description alone");
    Shop strict(facts);
    strict.types(R"({"/200": "Item"})");
    CHECK(strict.build().says(R"("ruling": "bodyless", "at": )"
                              R"("/x-200:2FA required")"));
    CHECK(strict.paste().spec);
}

TEST_CASE("a webhook's payload can be in the response")
{
    auto facts = twin("/ object\n/a string !", R"({"a": "x"})");
    facts.method = "POST";
    facts.url = "/由对方提供";
    auto const outcome = undecided(facts).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.at("/webhooks/get_item/post/requestBody/content/"
                     "application~1json/examples") ==
          R"({"page":{"value":{"a":"x"}}})");
    CHECK(outcome.at("/webhooks/get_item/post/responses") ==
          R"({"200":{"description":"Accepted."}})");
    CHECK(outcome.assumed("kind") == "a webhook");
    CHECK(outcome.assumed("requestBody") ==
          "what the page shows as response 200");
}

TEST_CASE("a payload can be the response of a request that states nothing")
{
    auto facts = twin("/ object open", R"({"id": 1})");
    facts.method = "POST";
    facts.url = "/由对方提供";
    facts.body = Body{.media_type = "application/json",
                      .rows = twin_rows("/ object open"),
                      .examples = {example("{}")}};
    auto const event = std::string("/components/schemas/shop.GetItemEvent");
    auto const outcome = undecided(facts).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.at(event + "/properties") == R"({"id":{"type":"integer"}})");
    CHECK(outcome.assumed("requestBody") ==
          "what the page shows as response 200");

    facts.body->examples = {example(R"({"name": ""})")};
    auto const shown = undecided(facts).assume();
    CHECK(shown.at(event + "/properties") == R"({"name":{"type":"string"}})");
    CHECK(shown.assumed("requestBody").empty());

    // Neither states anything.
    facts.body->examples.clear();
    facts.responses.front().body->examples.clear();
    CHECK(undecided(facts).assume().at(event + "/properties") == "{}");
}

TEST_CASE("a body without members has a type without members")
{
    auto const empty = R"({"type":"object","properties":{}})";
    auto const schema = [](std::string const& name) {
        return "/components/schemas/shop." + name;
    };
    auto outcome = undecided(reply(" object {0} -", "{}")).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.diagnostics == "");
    CHECK(outcome.at(schema("GetItemResult")) == empty);
    CHECK(outcome.at(get_item + "/responses/200/content/application~1json") ==
          R"({"schema":{"$ref":"#/components/schemas/shop.GetItemResult"},)"
          R"("examples":{"page":{"value":{}}}})");
    CHECK(outcome.assumed("/200") == "");

    // The page says that there are members.
    outcome = undecided(reply(" object {3} -", "{}")).assume();
    CHECK(outcome.at(schema("GetItemResult")) == empty);
    CHECK(outcome.assumed("/200") == "an object of any members");
    outcome = undecided(reply(" object -", "")).assume();
    CHECK(outcome.at(schema("GetItemResult")) == empty);
    CHECK(outcome.assumed("/200") == "an object of any members");
    auto shop = plain(reply(" object {3} -", "{}"));
    outcome = shop.paste();
    CHECK(outcome.diagnostics == "");
    REQUIRE(shop.source().decisions.rulings.size() == 1);
    CHECK(shop.source().decisions.rulings.front().kind == "open");

    auto request = reply("a string !", R"({"a": "x"})");
    request.method = "POST";
    request.body = body(" object {0} -", "{}");
    CHECK(undecided(request).assume().at(schema("GetItemRequest")) == empty);
    auto hook = event(" object {0} -", "{}");
    outcome = undecided(hook).assume();
    CHECK(outcome.at(schema("GetItemEvent")) == empty);
    // A reply need not have a type.
    CHECK(outcome.at("/webhooks/get_item/post/responses/200/content/"
                     "application~1json/schema") == R"({"type":"object"})");
}

TEST_CASE("a body whose keys are data has a type without members")
{
    auto const outcome =
        undecided(reply("", R"({"a": 1})"))
            .rulings(R"([{"ruling": "open", "at": "/200", "was": ["a"],
                          "because": "The keys are names."}])")
            .assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.diagnostics == "");
    CHECK(outcome.at("/components/schemas/shop.GetItemResult") ==
          R"({"type":"object","properties":{}})");
}

TEST_CASE("a webhook may show several replies")
{
    auto facts = event("a string !", R"({"a": "x"})");
    facts.responses.front().body->examples = {example(R"({"code": 0})"),
                                              example(R"({"code": 1})")};
    auto const outcome = undecided(facts).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.at("/webhooks/get_item/post/responses/200/content/"
                     "application~1json/examples/page_2/value") ==
          R"({"code":1})");
}

TEST_CASE("a webhook's reply can be plain text")
{
    auto facts = event("a string !", R"({"a": "x"})");
    facts.responses = {
        {.status = "200",
         .body = Body{.media_type = "text/plain",
                      .examples = {{.text = "ok"}, {.text = "no"}}}}};
    auto const responses = std::string("/webhooks/get_item/post/responses/200");
    auto const outcome = undecided(facts).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.at(responses + "/content") ==
          R"({"text/plain":{"schema":{"type":"string"},)"
          R"("examples":{"page":{"value":"ok"}}}})");
    CHECK(outcome.assumed("/200").empty());

    // It is not the payload of a page without a request.
    facts.body.reset();
    CHECK(undecided(facts).assume().assumed("requestBody") ==
          "an object of any members");

    facts.responses.front().body->examples.clear();
    CHECK(undecided(facts).assume().at(responses) ==
          R"({"description":"Accepted."})");
}

TEST_CASE("the server is the one that most pages state")
{
    auto shop = undecided(page_at("GET", "https://one.example/a"));
    shop.beside("two", undecided(page_at("GET", "https://two.example/b")))
        .beside("three", undecided(page_at("GET", "https://two.example/c")))
        .beside("four", undecided(page_at("GET", "/d")));
    auto const outcome = shop.assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.at("/servers") == R"([{"url":"https://two.example"}])");
    CHECK(outcome.assumed("servers") == "https://two.example");
    CHECK(std::ranges::count(outcome.assumptions, "servers", &Assumption::at) ==
          1);
}

TEST_CASE("a response is an envelope if all others are")
{
    auto const rows_text = "code integer !\nstatus string !\ndata object -";
    auto facts = reply(rows_text, "");
    auto second = facts;
    second.url = "/other";
    auto shop = undecided(facts);
    CHECK(shop.assume().at(get_item + "/x-envelope").empty());
    shop.beside("other", undecided(second));
    auto const outcome = shop.assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.at(get_item + "/x-envelope") == "true");
    CHECK(outcome.assumed("x-envelope") == "true");
    shop.beside("third", undecided(page_at("GET", "/third")));
    CHECK(shop.assume().at(get_item + "/x-envelope").empty());
}

TEST_CASE("the code and status of an envelope can be enums")
{
    auto facts = twin("/ object\n/code integer ! [0,1]\n"
                      "/status string ! [\"ok\"]",
                      "");
    auto second = facts;
    second.url = "/other";
    auto shop = undecided(facts);
    auto const outcome = shop.beside("other", undecided(second)).assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.at(get_item + "/x-envelope") == "true");
    auto numbers = twin("/ object\n/code integer ! [0,1]\n"
                        "/status integer ! [0]",
                        "");
    numbers.url = "/third";
    shop.beside("third", undecided(numbers));
    CHECK(shop.assume().at(get_item + "/x-envelope").empty());
}

TEST_CASE("the decisions to paste rule what was assumed without them")
{
    auto facts = reply("code integer !\nstatus string !", "");
    auto second = facts;
    second.url = "/other";
    auto shop = undecided(facts);
    shop.beside("other", undecided(second));
    auto& other = shop.sources().operations.back();
    other.pages.front().file = "spec/pages/shop/other.json";
    auto const expected = shop.assume();
    CHECK(expected.at(get_item + "/x-envelope") == "true");
    auto const pasted = shop.paste();
    INFO(pasted.diagnostics);
    REQUIRE(pasted.spec);
    CHECK(pasted.at(get_item + "/x-envelope") == "true");
    CHECK(pasted.at(get_item + "/x-idempotent") == "true");
    CHECK(pasted.at("/components") == expected.at("/components"));
}

TEST_CASE("an operation that cannot be built is left out alone")
{
    auto bad = page_at("BREW", "/bad");
    auto shop = undecided(page_at("GET", "/good"));
    shop.beside("bad", undecided(bad));
    auto const outcome = shop.assume();
    CHECK(outcome.says("#/method", "BREW"));
    CHECK(outcome.all.size() == 1);
    CHECK(outcome.at("/paths/~1good/get/operationId") == "\"shop.get_item\"");
    CHECK(outcome.at("/paths/~1bad").empty());
}

TEST_CASE("an operation has its own type if the one it shares is left out")
{
    auto other = Shop(event("", R"({"turn": {"a": 1}})"))
                     .types(R"({"/body": "Event"})")
                     .rulings(R"([{"ruling": "same_as", "at": "/body/turn",
                                   "is": "shop.Turn", "because": "b"}])");
    auto facts = reply("", R"({"turn": {"a": 1}})");
    facts.method = "BREW";
    Shop shop(facts);
    shop.types(R"({"/200": "Item", "/200/turn": "Turn"})")
        .beside("event", other);
    auto const outcome = shop.assume();
    CHECK(outcome.says("spec/decisions/shop/event.json#/rulings/0/is",
                       "shop.get_item, which has it, is left out"));
    CHECK(outcome.at("/components/schemas/shop.Event/properties/turn") ==
          R"({"$ref":"#/components/schemas/shop.EventTurn"})");
    // Without assumptions, its name would be asked for in vain.
    auto const strict = shop.build();
    CHECK(strict.says("spec/decisions/shop/event.json#/rulings/0/is",
                      "is left out"));
    CHECK_FALSE(strict.says("EventTurn"));
}

TEST_CASE("a path without a member names the members that it may mean")
{
    auto shop = plain(reply("data object -\ntask_id string -\nx string -",
                            R"({"data": {"task_id": "", "x": ""}})"));
    shop.types(R"({"/200/data": "Part"})")
        .rulings(R"([{"ruling": "presence", "at": "/200/data/taskid",
                      "was": "unstated", "is": "required",
                      "because": "b"}])");
    CHECK(shop.build().says(
        "#/rulings/0/at", "/200/data/taskid", "/200/data has \"task_id\""));
    shop.rulings("[]").wording(R"({"/200/data/gone": "Gone."})");
    CHECK(shop.build().says("#/members/~1200~1data~1gone",
                            "/200/data has \"task_id\", \"x\""));
}

TEST_CASE("a changed enum prints its new ruling")
{
    auto shop = plain(reply("kind enum<string>^onetwothree -", ""))
                    .types(R"({"/200/kind": "Kind"})")
                    .rulings(R"([{"ruling": "enum", "at": "/200/kind",
                          "was": "onetwo", "is": ["one", "two"],
                          "because": "b"}])");
    auto const outcome = shop.build();
    CHECK(outcome.says("#/rulings/0/was"));
    CHECK(outcome.says("#/responses/0/body/rows/0",
                       R"("was": "onetwothree")",
                       R"("is": ["one", "two", "three"])"));
}
