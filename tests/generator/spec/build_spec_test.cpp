#include "generator/spec/build_spec.hpp"

#include "catch.hpp"
#include "fixture.hpp"
#include "generator/sources/address.hpp"

using namespace airudder::generator;
using namespace airudder::generator::test;

namespace {

PageFacts item() { return reply("a string !", R"({"a": "x"})"); }

} // namespace

TEST_CASE("webhooks of one name in two groups have their groups in their keys")
{
    auto shop = undecided(event("a string !", ""));
    auto other = undecided(event("b string !", ""));
    shop.beside("get_item", other);
    shop.sources().operations.back().group = "office";
    auto const outcome = shop.assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.diagnostics.empty());
    CHECK(outcome.at("/webhooks/shop.get_item/post/operationId") ==
          "\"shop.get_item\"");
    CHECK(outcome.at("/webhooks/office.get_item/post/operationId") ==
          "\"office.get_item\"");
}

TEST_CASE("an endpoint becomes a complete path item")
{
    auto facts = item();
    facts.edited = "2024-05-28 11:40:59";
    facts.section = "Things";
    facts.status = "testing";
    auto shop = plain(facts);
    shop.sources().places.emplace().insert("/Shop/Get a~1n item");
    shop.source().decisions.twins = {"/Shop/Get a~1n item"};
    auto const outcome = shop.build();
    INFO(outcome.diagnostics);
    REQUIRE(outcome.spec);
    CHECK(minified(*outcome.spec) ==
          R"({"openapi":"3.1.0","info":{"title":"Shop",)"
          R"("version":"2024-05-28"},)"
          R"("servers":[{"url":"https://shop.example"}],)"
          R"("tags":[{"name":"shop","description":"A shop."}],)"
          R"("paths":{"/item":{"get":{"operationId":"shop.get_item",)"
          R"("tags":["shop"],"summary":"Returns an item.",)"
          R"("x-page":[{"title":"Item","title-en":"Get a/n item",)"
          R"("section":"Things","edited":"2024-05-28 11:40:59",)"
          R"("status":"testing"}],"security":[],)"
          R"("x-query-type":"shop.ItemQuery","responses":{"200":)"
          R"({"description":"Success.","content":{"application/json":)"
          R"({"schema":{"$ref":"#/components/schemas/shop.Item"},)"
          R"("examples":{"page":{"value":{"a":"x"}}}}}}}}}},)"
          R"("webhooks":{},"components":{"schemas":{"shop.Item":)"
          R"({"type":"object","description":"An item.",)"
          R"("required":["a"],"properties":{"a":{"type":"string"}}}}}})");
}

TEST_CASE("examples keep the page's spelling")
{
    auto const outcome =
        plain(reply("", R"({"a": 20000.00, "b": "\u4f60\/", "c": 1E+2})"))
            .build();
    INFO(outcome.diagnostics);
    CHECK(outcome.at("/paths/~1item/get/responses/200/content/"
                     "application~1json/examples/page/value") ==
          R"({"a":20000.00,"b":"\u4f60\/","c":1E+2})");
}

TEST_CASE("an Authorization row requires the token and is not a parameter")
{
    auto facts = item();
    facts.header = rows("authorization string !\nContent-Type string=a !\n"
                        "ACCEPT string=b ?\nUser-Agent string=Shop ?\n"
                        "X-Sign string !");
    auto shop = plain(facts).types(R"({"/header": "ItemHeader"})");
    shop.source().decisions.types.erase("/query");
    auto const outcome = shop.build();
    INFO(outcome.diagnostics);
    CHECK(outcome.at("/paths/~1item/get/x-header-type") ==
          "\"shop.ItemHeader\"");
    CHECK(outcome.at("/paths/~1item/get/security") == R"([{"token":[]}])");
    CHECK(outcome.at("/components/securitySchemes") ==
          R"({"token":{"type":"apiKey","in":"header",)"
          R"("name":"Authorization"}})");
    CHECK(outcome.at("/paths/~1item/get/parameters") ==
          R"([{"name":"User-Agent","in":"header","required":false,)"
          R"("schema":{"type":"string","default":"Shop"}},)"
          R"({"name":"X-Sign","in":"header","required":true,)"
          R"("schema":{"type":"string"}}])");
}

TEST_CASE("an endpoint whose path leads elsewhere is reported")
{
    for (std::string const url : {"//evil.example/x",
                                  "https://shop.example//evil.example/x",
                                  "https://shop.example/a/../../b",
                                  "/a/%2e%2e/b"}) {
        INFO(url);
        auto facts = reply("a string !", R"({"a": "x"})");
        facts.url = url;
        CHECK(read_address(url)); // else it would become a webhook
        auto shop = plain(facts);
        shop.source().decisions.webhook = false;
        auto const outcome = shop.build();
        CHECK(outcome.says("#/url: expected a path that does not begin with"));
        CHECK_FALSE(outcome.spec);
    }
}

TEST_CASE("a webhook is named after its operation and needs no token")
{
    auto facts = event("a string !", R"({"a": "x"})");
    facts.header = rows("Authorization string !");
    auto const outcome = Shop(facts)
                             .types(R"({"/body": "Event"})")
                             .wording(R"({"/body": "An event."})")
                             .build();
    INFO(outcome.diagnostics);
    auto const at = std::string("/webhooks/get_item/post");
    CHECK(outcome.at(at + "/security") == "[]");
    CHECK(outcome.at(at + "/requestBody/required") == "true");
    CHECK(outcome.at(at + "/responses") ==
          R"({"200":{"description":"Accepted.","content":)"
          R"({"application/json":{"schema":{"type":"object"},)"
          R"("examples":{"page":{"value":{}}}}}}})");
    CHECK(outcome.at("/components/securitySchemes").empty());
    CHECK(outcome.at("/paths") == "{}");
}

TEST_CASE("a webhook whose page shows a URL needs a ruling")
{
    auto facts = event("a string !", R"({"a": "x"})");
    facts.url = "https://shop.example的";
    Shop shop(facts);
    shop.source().decisions.webhook = true;
    shop.source().decisions.types.clear();
    CHECK(shop.build().says(
        "/url",
        R"("ruling": "webhook", "at": "", "was": "https://shop.example")"));
    CHECK(shop.paste().spec);
    shop.source().pages.front().facts.url = "https://other.example的";
    CHECK(shop.build().says("#/rulings/0/was", "other.example"));
}

TEST_CASE(
    "everything that spec or runtime does not support is reported at once")
{
    auto facts = item();
    facts.method = "BREW";
    facts.url = "somewhere";
    facts.cookie = rows("id string !");
    facts.query = rows("q array [string] -");
    facts.body = body("a string -", R"({"a": ""})");
    facts.responses.push_back({.status = "abc"});
    facts.responses.push_back(
        {.status = "404", .body = body("m string -", "")});
    facts.responses.front().body->media_type = "text/plain";
    auto const outcome = [&] {
        Shop shop(facts);
        shop.source().decisions.webhook = false;
        return shop.build();
    }();
    CHECK(outcome.says("#/method", "\"BREW\""));
    CHECK(outcome.says("#/url", "is the operation a webhook?"));
    CHECK(outcome.says("#/cookie", "cookie parameters"));
    CHECK(outcome.says("#/query/0", R"("is": "string")"));
    CHECK(outcome.says("#/responses/1/status", "\"abc\""));
    CHECK(outcome.says("#/responses", R"("ruling": "bodyless", "at": "/404")"));
    CHECK(outcome.says("#/responses/0/body/media_type", "\"text/plain\""));
}

TEST_CASE("a body whose root is not an object is reported")
{
    CHECK(plain(reply("", "[1]")).build().says("examples/0", "root"));
    CHECK(plain(reply("", "\"x\"")).build().says("examples/0", "root"));
    CHECK(plain(reply(" array [object {2}] -\na string -", ""))
              .build()
              .says("rows/0", "at the root"));
    CHECK(plain(reply("", "{\"a\":")).build().says("examples/0", "JSON"));
    CHECK(plain(reply("", R"({"a":1,"a":2})")).build().says("examples/0"));
    CHECK(plain(reply("", "")).build().says("/body", "rows or an example"));
}

TEST_CASE("pages with the wrong kind of request are reported")
{
    auto get = event("a string -", R"({"a": ""})");
    get.method = "GET";
    CHECK(Shop(get).build().says("#/body", "no body"));
    CHECK(Shop([] {
              auto facts = item();
              facts.url = "the receiver says where";
              facts.query = rows("q string -");
              return facts;
          }())
              .build()
              .says("#/responses/0", "the payload of the webhook"));
    auto empty = item();
    empty.url = "the receiver says where";
    empty.responses.clear();
    CHECK(Shop(empty).build().says("expected a body on the page of a webhook"));
    auto none = item();
    none.responses.clear();
    CHECK(Shop(none).build().says("/responses", "status 200"));
}

TEST_CASE("responses other than 200 have only a description")
{
    auto facts = item();
    facts.responses.push_back(
        {.status = "404", .body = body("m string -", "")});
    facts.responses.push_back({.status = "401"});
    facts.responses.push_back({.status = "403", .label = "Forbidden"});
    auto shop = plain(facts);
    shop.source().wording.responses["404"] = "Some status.";
    auto const outcome = shop.paste();
    INFO(outcome.diagnostics);
    CHECK(outcome.at("/paths/~1item/get/responses/404") ==
          R"({"description":"Some status."})");
    CHECK(outcome.at("/paths/~1item/get/responses/403") ==
          R"({"description":"Forbidden"})");
    CHECK(outcome.at("/paths/~1item/get/responses/401") ==
          R"({"description":"Status 401."})");
    CHECK(outcome.at("/paths/~1item/get/x-deviations/0/pointer") ==
          R"("#/paths/~1item/get/responses/404")");
    shop.source().wording.responses["500"] = "None.";
    CHECK(shop.build().says("/responses/500"));
}

TEST_CASE("conflicting operations are reported")
{
    auto shop = plain(item()).beside("find_item", plain(item()));
    auto const outcome = shop.build();
    CHECK(outcome.says("decisions/shop/find_item.json", "\"/item\""));
    CHECK(outcome.says("decisions/shop/find_item.json#/types", "shop.Item"));
    auto elsewhere = item();
    elsewhere.url = "https://else.example/there";
    CHECK(plain(item())
              .beside("find_item", plain(elsewhere))
              .build()
              .says("/url", "https://shop.example"));
}

TEST_CASE("a path can have several methods")
{
    auto put = item();
    put.method = "PUT";
    auto other = plain(put);
    other.source().decisions.types["/200"] = "Stored";
    auto const outcome = plain(item()).beside("store_item", other).build();
    INFO(outcome.diagnostics);
    CHECK(outcome.at("/paths/~1item/put/operationId") == "\"shop.store_item\"");
}

TEST_CASE("decisions must name their page and twins must be in the catalogue")
{
    auto shop = plain(item());
    shop.source().decisions.page["title"] = "Another";
    shop.source().decisions.twins = {"/A/B", "/A/C"};
    shop.sources().places.emplace().insert("/A/B");
    auto const outcome = shop.build();
    CHECK(outcome.says("#/page/title", "\"Item\""));
    CHECK(outcome.says("#/twins/1", "catalogue"));
    CHECK(outcome.says("#/twins", "one title"));
}

TEST_CASE(
    "an operation without parameters also needs a name for its query type")
{
    auto shop = plain(item());
    shop.source().decisions.types.erase("/query");
    CHECK(shop.build().says("#/types", R"("/query": "GetItemQuery")"));
    auto const facts = event("a string -", R"({"a": ""})");
    auto webhook = Shop(facts).types(R"({"/body": "E", "/query": "Q"})");
    webhook.wording(R"({"/body": "a"})");
    CHECK(webhook.build().says("/types/~1query", "has a body"));
}

TEST_CASE("a changed example is detected by its digest")
{
    auto facts = item();
    facts.responses.front().body->examples.front().text = R"({"a": "y"})";
    CHECK(plain(facts).build().says("#/responses/0/body/examples/0",
                                    "run `airudder-gen distill`"));
}

TEST_CASE("descriptions of groups are not needed but need their group")
{
    auto shop = plain(item());
    shop.sources().groups.clear();
    shop.sources().groups.emplace("cellar", "Empty.");
    auto const outcome = shop.build();
    CHECK_FALSE(outcome.says("spec/wording/shop.json"));
    CHECK(outcome.says("spec/wording/cellar.json"));
    shop.sources().groups.clear();
    CHECK(shop.build().at("/tags") == R"([{"name":"shop"}])");
}
