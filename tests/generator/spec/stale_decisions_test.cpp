#include "catch.hpp"
#include "fixture.hpp"

#include <algorithm>

/// Decisions about what a page no longer has are reported as such, all at once.
/// They hold back no operation.
using namespace airudder::generator;
using namespace airudder::generator::test;

namespace {

/// The outcome of a shop with one decision that does not apply. Checks that it
/// alone is reported, at that pointer, and that the operation is built.
Outcome check_stale(Shop const& shop, std::string const& pointer)
{
    auto outcome = shop.assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.errors == "");
    CHECK(outcome.all.size() == 1);
    CHECK(outcome.says("#" + pointer + ": "));
    return outcome;
}

std::string decided(std::string const& kind,
                    std::string const& at,
                    std::string const& more = "")
{
    return R"({"ruling": ")" + kind + R"(", "at": ")" + at +
           R"(", "because": "b")" + (more.empty() ? "" : ", ") + more + "}";
}

Shop with(PageFacts facts, std::string const& rulings)
{
    return plain(std::move(facts)).rulings("[" + rulings + "]");
}

Outcome check_stale(std::string_view rows_text,
                    std::string_view example_text,
                    std::string const& one,
                    std::string const& pointer)
{
    INFO(one);
    auto outcome =
        check_stale(with(reply(rows_text, example_text), one), pointer);
    CHECK(outcome.at(get_item + "/operationId") == "\"shop.get_item\"");
    return outcome;
}

} // namespace

TEST_CASE("a ruling about a member that is gone holds back no operation")
{
    for (auto const& [kind, more] :
         {std::pair("presence", R"("was": "optional", "is": "required")"),
          std::pair("type", R"("was": "string", "is": "integer")"),
          std::pair("enum", R"("was": "ab", "is": ["a", "b"])"),
          std::pair("open", R"("was": [])"),
          std::pair("illustration", R"("was": ["b"])"),
          std::pair("placement", R"("was": null)"),
          std::pair("renamed", R"("was": "b", "is": "gone")"),
          std::pair("count", R"("was": 3, "is": 2)"),
          std::pair("default", R"("was": "1", "is": null)"),
          std::pair("same_as", R"("is": "shop.Item")"),
          std::pair("name", R"("was": "gone", "is": "lost")"),
          std::pair("value_name", R"("was": "a", "is": "first")"),
          std::pair("bodyless", "")}) {
        auto const outcome =
            with(reply("a string -", ""), decided(kind, "/200/gone", more))
                .assume();
        INFO(kind << '\n' << outcome.diagnostics);
        CHECK(outcome.errors == "");
        CHECK(outcome.says("#/rulings/0"));
        CHECK(outcome.at(get_item + "/operationId") == "\"shop.get_item\"");
    }
}

TEST_CASE("a ruling about what a member no longer is holds back no operation")
{
    auto const name =
        decided("value_name", "/200/v", R"("was": "three", "is": "third")");
    auto facts = twin("/ object\n/v string ! [\"one\",\"two\"]", "");
    auto const values = check_stale(
        with(facts, name).types(R"({"/200/v": "Kind"})"), "/rulings/0/was");
    CHECK(values.at("/components/schemas/shop.Kind") ==
          R"({"type":"string","enum":["one","two"]})");

    check_stale("v string -",
                R"({"v": "x"})",
                decided("open", "/200/v", R"("was": ["k"])"),
                "/rulings/0/at");
    check_stale("v string -\nx string -",
                R"({"v": "x"})",
                decided("illustration", "/200/v", R"("was": ["x"])"),
                "/rulings/0/at");
    auto const lacking =
        check_stale("list array -\na string ?\nb string -",
                    R"({"list": [{"a": "", "b": ""}, {"b": ""}]})",
                    decided("presence",
                            "/200/list/-/a",
                            R"("was": "optional", "is": "required")"),
                    "/rulings/0/is");
    CHECK(lacking.says("an example lacks the member"));
    auto const other =
        check_stale("v boolean=5 -",
                    "",
                    decided("default", "/200/v", R"("was": "5", "is": "6")"),
                    "/rulings/0/is");
    CHECK(other.assumed("/200/v") == "no default");
    check_stale("v unheard -",
                R"({"v": {"a": 1}})",
                decided("type",
                        "/200/v",
                        R"("was": "unheard", "is": "array [string]")"),
                "/rulings/0/is");
    check_stale("v integer^ab -",
                "",
                decided("enum", "/200/v", R"("was": "ab", "is": ["a", "b"])"),
                "/rulings/0/is");
    check_stale("a object -\nb string -\nx string -\nx string -",
                R"({"a": {"b": "", "x": ""}, "x": ""})",
                decided("placement", "/200/x", R"("was": "/200/a/x")"),
                "/rulings/0");
    check_stale("code integer -", "", decided("envelope", ""), "/rulings/0");
}

TEST_CASE("of two rulings of a kind at a member, the later one counts")
{
    auto const with_presence = [](std::string const& is) {
        return decided(
            "presence", "/200/a", R"("was": "unstated", "is": ")" + is + '"');
    };
    for (bool const last : {false, true}) {
        auto const first = with_presence(last ? "optional" : "required");
        auto const second = with_presence(last ? "required" : "optional");
        auto const outcome =
            with(reply("a string -", ""), first + ", " + second).assume();
        INFO(outcome.diagnostics);
        CHECK(outcome.errors == "");
        CHECK(outcome.says("#/rulings/0: expected one such ruling: the one at "
                           "/rulings/1 replaces it; remove it"));
        auto const alone = with(reply("a string -", ""), second).assume();
        auto const schema = "/components/schemas";
        CHECK(outcome.at(schema) == alone.at(schema));
        CHECK(outcome.at(schema) != "");
    }
    // Nor does it hold back the operation where questions are errors.
    auto const strict =
        with(reply("a string -", ""),
             with_presence("optional") + ", " + with_presence("required"))
            .build();
    INFO(strict.diagnostics);
    CHECK(strict.all.size() == 1);
}

TEST_CASE(
    "an open object with other members stays open, and its ruling is to be "
    "corrected")
{
    auto const outcome = with(reply("a object -", R"({"a": {"b": 1}})"),
                              decided("open", "/200/a", R"("was": ["c"])"))
                             .assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.errors == "");
    CHECK(
        outcome.says(R"(#/rulings/0/was: expected what the page says, ["b"], )"
                     R"(found ["c"]; correct it: the ruling still applies)"));
    CHECK_FALSE(outcome.says("types"));
    CHECK(outcome.says(R"("ruling": "open", "at": "/200/a", "was": ["b"], )"
                       R"("because": "")"));
}

TEST_CASE("a ruling that is to be corrected comes with the corrected one")
{
    auto const corrected = [](Shop shop) {
        auto outcome = shop.assume();
        CHECK(outcome.errors == "");
        CHECK(outcome.all.size() == 1);
        auto const before = outcome.at("/paths");
        outcome = shop.paste();
        INFO(outcome.diagnostics);
        CHECK(outcome.diagnostics == "");
        REQUIRE(shop.source().decisions.rulings.size() == 1);
        CHECK(outcome.at("/paths") == before);
        return shop.source().decisions.rulings.front();
    };
    auto facts = twin("/ object\n/v string !", "");
    facts.security = "bearer";
    auto const security = corrected(
        with(facts, decided("security", "", R"("was": "key", "is": "none")"))
            .wording(R"({"/200": "An item."})"));
    CHECK(security.was == boost::json::value("bearer"));
    CHECK(security.is == boost::json::value("none"));
    auto const placement = corrected(
        with(reply("a object -\nb string -\nx string -",
                   R"({"a": {"b": ""}, "x": ""})"),
             decided("placement", "/200/a/x", R"("was": "/200/gone")"))
            .types(R"({"/200/a": "Part"})"));
    CHECK(placement.at == "/200/a/x");
    CHECK(placement.was == boost::json::value("/200/x"));
}

TEST_CASE("a URL that another one replaces needs another ruling at once")
{
    auto facts = event("a string !", R"({"a": "x"})");
    facts.url = "https://other.example的";
    Shop shop(facts);
    shop.rulings(
        "[" + decided("webhook", "", R"("was": "https://shop.example")") + "]");
    shop.source().decisions.webhook = true;
    auto const outcome = shop.assume();
    CHECK(outcome.errors == "");
    CHECK(outcome.says("#/rulings/0/was: expected what the page says, "
                       "\"https://other.example\""));
    CHECK(outcome.assumed("url") == "not the address of the webhook");
    auto const at = std::ranges::find(
        outcome.assumptions, std::string("url"), &Assumption::at);
    REQUIRE(at != outcome.assumptions.end());
    CHECK(at->answer.find("https://other.example") != std::string::npos);
    // The page states none any more.
    shop.source().pages.front().facts.url = "的";
    CHECK(shop.assume().assumed("url") == "");
    CHECK(shop.assume().says("#/rulings/0/was"));
}

TEST_CASE("a ruling envelope has no effect without the members of an envelope")
{
    auto const outcome =
        with(reply("code integer -", ""), decided("envelope", "")).assume();
    CHECK(outcome.at(get_item + "/x-envelope") == "");
    CHECK(with(reply("code integer -\ndata object -", R"({"data": {}})"),
               decided("envelope", ""))
              .assume()
              .at(get_item + "/x-envelope") == "true");
}

TEST_CASE("a type that cannot be shared is the operation's own")
{
    auto const shared = [](char const* here, char const* is) {
        Shop other(event("", std::string(R"({"turn": )") + here + "}"));
        other.types(R"({"/body": "Event"})")
            .rulings("[" +
                     decided("same_as",
                             "/body/turn",
                             R"("is": ")" + std::string(is) + '"') +
                     "]");
        return plain(reply("", R"({"turn": {"a": ""}})"))
            .types(R"({"/200/turn": "Turn"})")
            .beside("event", other)
            .assume();
    };
    auto const turn =
        std::string("/components/schemas/shop.Event/properties/turn");
    auto const same = shared(R"({"a": "x"})", "shop.Turn");
    CHECK(same.diagnostics == "");
    CHECK(same.at(turn) == R"({"$ref":"#/components/schemas/shop.Turn"})");
    for (auto const& [here, is, why] :
         {std::tuple(R"({"a": "x"})", "shop.Gone", "a type of an operation"),
          std::tuple(R"({"b": "x"})", "shop.Turn", "equal members"),
          std::tuple(R"({"a": 1})", "shop.Turn", "equal members")}) {
        auto const outcome = shared(here, is);
        INFO(outcome.diagnostics);
        CHECK(outcome.errors == "");
        CHECK(outcome.all.size() == 1);
        CHECK(outcome.says("event.json#/rulings/0/is", why));
        CHECK(outcome.at(turn) ==
              R"({"$ref":"#/components/schemas/shop.EventTurn"})");
        CHECK(outcome.assumed("types") == "/body/turn: EventTurn");
    }
}

TEST_CASE("types that share each other are both the operations' own")
{
    auto const sharing = [](std::string const& url, std::string const& is) {
        auto facts = reply("", R"({"turn": {"a": ""}})");
        facts.url = "https://shop.example/" + url;
        Shop shop(facts);
        shop.rulings("[" +
                     decided("same_as", "/200/turn", R"("is": ")" + is + '"') +
                     "]");
        return shop;
    };
    auto shop = sharing("item", "shop.OtherResultTurn");
    auto const outcome =
        shop.beside("other", sharing("other", "shop.GetItemResultTurn"))
            .assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.errors == "");
    CHECK(outcome.all.size() == 2);
    CHECK(outcome.at("/components/schemas/shop.OtherResultTurn/type") ==
          "\"object\"");
}

TEST_CASE("a place of a twin that is gone is reported and ignored")
{
    auto shop = plain(reply("a string -", ""));
    shop.source().decisions.twins = {"/Items/Item"};
    shop.sources().places.emplace();
    check_stale(shop, "/twins/0");
    shop.sources().places->insert("/Items/Item");
    CHECK(shop.assume().diagnostics == "");
}

TEST_CASE("all decisions that no longer apply are reported at once")
{
    // The page used to list values.
    auto shop = with(
        reply("kind string -\nb object -\nc string -",
              R"({"kind": "", "b": {"c": ""}})"),
        decided("value_name", "/200/kind", R"("was": "one", "is": "first")") +
            "," +
            decided("enum",
                    "/200/kind",
                    R"("was": "onetwo", "is": ["one", "two"])") +
            "," +
            decided("type", "/200/b/c", R"("was": "integer", "is": "number")") +
            "," + decided("placement", "/200/b/c", R"("was": "/200/b/c")"));
    shop.types(R"({"/200/kind": "Kind", "/200/b": "Part", "/200/d": "No"})")
        .wording(R"({"/200/e": "Nothing."})");
    shop.source().decisions.page["title"] = "Its title before";
    shop.source().wording.responses["404"] = "None.";
    auto const outcome = shop.assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.errors == "");
    CHECK(outcome.all.size() == 9);
    for (auto const* const pointer : {"#/rulings/0: ",
                                      "#/rulings/1: ",
                                      "#/rulings/2/was: ",
                                      "#/rulings/3: ",
                                      "#/types/~1200~1kind: ",
                                      "#/types/~1200~1d: ",
                                      "#/page/title: ",
                                      "#/members/~1200~1e: ",
                                      "#/responses/404: "})
        CHECK(outcome.says(pointer));
}

TEST_CASE("names stay while the values of their enum are a question")
{
    auto const shop = [](std::string const& type) {
        return with(reply("kind " + type + " -", R"({"kind": "one"})"),
                    decided("enum",
                            "/200/kind",
                            R"("was": "onetwo", "is": ["one", "two"])") +
                        "," +
                        decided("value_name",
                                "/200/kind",
                                R"("was": "one", "is": "first")"))
            .types(R"({"/200/kind": "Kind"})")
            .wording(R"({"/200/kind": "Its kind."})");
    };
    CHECK(shop("enum<string>^onetwo").assume().diagnostics == "");
    auto changed = shop("enum<string>^onetwothree");
    auto const outcome = check_stale(changed, "/rulings/0/was");
    auto const question =
        std::ranges::find(outcome.assumptions, "/200/kind", &Assumption::at);
    REQUIRE(question != outcome.assumptions.end());
    CHECK(question->answer.find(R"("is": ["one", "two", "three"])") !=
          std::string::npos);
    // The answer takes the place of the ruling.
    auto& rulings = changed.source().decisions.rulings;
    rulings.erase(rulings.begin());
    paste_answers(changed.sources(), outcome.assumptions);
    CHECK(changed.assume().diagnostics == "");
    CHECK(changed.assume().assumptions.empty());
}

TEST_CASE("a placement stays while the place of a row is a question")
{
    auto const rows_text = "a object -\nb string -\nx string !\n"
                           "new string -";
    auto const text = R"({"a": {"b": "", "x": ""}, "x": "", "z": 1})";
    auto const outcome =
        with(reply(rows_text, text),
             decided("placement", "/200/x", R"("was": "/200/a/x")") + "," +
                 decided("placement", "/200/a/old", R"("was": null)"))
            .types(R"({"/200/a": "Part"})")
            .assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.errors == "");
    CHECK(outcome.says("#/rulings/1"));
    CHECK_FALSE(outcome.says("#/rulings/0"));
}

TEST_CASE("members that are counted anew need another ruling at once")
{
    auto shop = with(reply("a object {3} -\nb string -\nc string -",
                           R"({"a": {"b": "", "c": ""}})"),
                     decided("count", "/200/a", R"("was": 3, "is": 1)"))
                    .types(R"({"/200/a": "Part"})");
    auto const outcome = shop.assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.all.size() == 1);
    CHECK(outcome.says("#/rulings/0/is: expected the members that are there"));
    CHECK(outcome.assumed("/200/a") == "2 members");
    CHECK(shop.paste().diagnostics == "");
    REQUIRE(shop.source().decisions.rulings.size() == 1);
    CHECK(shop.source().decisions.rulings.front().is == boost::json::value(2));
}

TEST_CASE("an open object whose illustrating rows are gone needs a ruling open")
{
    auto shop = with(reply("more object -", R"({"more": {"k": 1}})"),
                     decided("illustration", "/200/more", R"("was": ["x"])"));
    auto const outcome = shop.assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.errors == "");
    CHECK(outcome.all.size() == 1);
    CHECK(outcome.says("#/rulings/0/was"));
    CHECK(outcome.assumed("/200/more") == "an object of any members");
    CHECK(outcome.at(deviations) == "");
    paste_answers(shop.sources(), outcome.assumptions);
    auto const& rulings = shop.source().decisions.rulings;
    REQUIRE(rulings.size() == 2);
    CHECK(rulings.back().kind == "open");
    CHECK(rulings.back().was == boost::json::value(boost::json::array{"k"}));
    auto const pasted = shop.assume();
    INFO(pasted.diagnostics);
    CHECK(pasted.all.size() == 1);
    CHECK(pasted.says("#/rulings/0/was"));
    CHECK(pasted.assumptions.empty());
    shop.source().decisions.rulings.erase(rulings.begin());
    CHECK(shop.assume().diagnostics == "");
    CHECK(shop.assume().at("/paths") == pasted.at("/paths"));
}

TEST_CASE("rows that are new in an open object extend its illustration")
{
    auto shop = with(reply("more object -\nx string -\ny string -\nb string -",
                           R"({"more": {"k": 1}, "b": ""})"),
                     decided("illustration", "/200/more", R"("was": ["x"])"));
    auto const outcome = shop.assume();
    INFO(outcome.diagnostics);
    CHECK(outcome.errors == "");
}

TEST_CASE("a type that moved is offered the name that it had")
{
    auto shop = plain(reply("a string !", ""));
    shop.types(R"({"/200": "GetItemResult"})");
    shop.source().pages.front().facts.responses.front().status = "201";
    auto const outcome = shop.assume();
    CHECK(outcome.says("types/~1200", "expected the path of an object"));
    CHECK(outcome.assumed("types") == "/201: GetItemResult");
    shop.types(R"({"/200": "GetItemResult", "/201": "GetItemResult"})");
    auto const pasted = shop.assume();
    CHECK(pasted.errors == "");
    CHECK(pasted.assumptions.empty());
    CHECK(pasted.says("types/~1200", "expected the path of an object"));
}
