#include "generator/spec/answers.hpp"

#include "catch.hpp"
#include "fixture.hpp"

#include <algorithm>
#include <set>
#include <tuple>

/// What is offered for assumptions can be pasted, all together.
using namespace airudder::generator;
using namespace airudder::generator::test;

namespace {

/// Pastes what is offered until nothing is. Checks that no answer is an error,
/// no longer applies or leaves its assumption. Returns the number of rounds.
int paste_all(Shop shop)
{
    using Key = std::tuple<std::string, std::string, std::string, std::string>;
    std::set<Key> settled;
    for (int round = 0; round < 6; ++round) {
        auto const outcome = shop.assume();
        INFO("round " << round << '\n' << outcome.diagnostics);
        CHECK(outcome.diagnostics == "");
        for (auto const& one : outcome.assumptions) {
            INFO(to_string(one));
            CHECK_FALSE(settled.contains(
                {one.operation, one.at, one.assumed, one.because}));
        }
        auto const answered =
            paste_answers(shop.sources(), outcome.assumptions);
        if (answered.empty())
            return round;
        for (auto const& one : answered)
            settled.emplace(one.operation, one.at, one.assumed, one.because);
    }
    FAIL("each answer leaves another question");
    return -1;
}

int paste_all(std::string_view rows_text, std::string_view example_text)
{
    INFO(rows_text << '\n' << example_text);
    return paste_all(undecided(reply(rows_text, example_text)));
}

Shop two_pages(PageFacts first, PageFacts second)
{
    return undecided(std::move(first)).variant("en", std::move(second));
}

PageFacts proposed(PageFacts facts)
{
    facts.proposed = "its page is new";
    return facts;
}

/// The answer for the only assumption at that place; "" if it has none.
std::string answer_at(Outcome const& outcome, std::string_view at)
{
    REQUIRE(std::ranges::count(outcome.assumptions, at, &Assumption::at) == 1);
    return std::ranges::find(outcome.assumptions, at, &Assumption::at)->answer;
}

} // namespace

TEST_CASE("a new operation is offered one file, which settles everything")
{
    CHECK(paste_all(undecided(proposed(reply("a string !", "")))) == 1);
    auto post = proposed(reply("a string | null -\nb object {2} -\nc string -",
                               R"({"a": null, "b": {"c": ""}})"));
    post.method = "POST";
    post.url = "https://shop.example/items/{id}";
    post.query = rows("sort enum<string>^ab -\nlist array -");
    post.body = body("v integer=all !", R"({"v": "x"})");
    post.body->presence = Presence::optional;
    post.responses.push_back({.status = "404", .body = body("m string -", "")});
    CHECK(paste_all(undecided(post)) > 0);
    CHECK(paste_all(undecided(proposed(event("a string !", "")))) == 1);
    auto hook = event("", R"({"a": {"b": []}, "z": {}})");
    hook.url = "https://shop.example/hook, or another address";
    CHECK(paste_all(undecided(hook)) > 0);
}

TEST_CASE("several new operations are offered a file each")
{
    auto const rows_text = "code integer !\nstatus string !\ndata object -";
    auto shop = undecided(proposed(reply(rows_text, "")));
    auto other = reply(rows_text, "");
    other.url = "https://other.example/other";
    shop.beside("other", undecided(other));
    auto const outcome = shop.assume();
    CHECK(outcome.assumed("x-envelope") == "true");
    CHECK_FALSE(outcome.assumed("servers").empty());
    CHECK(paste_all(shop) == 1);
    paste_answers(shop.sources(), outcome.assumptions);
    auto const pasted = shop.assume();
    CHECK(pasted.at(get_item + "/x-envelope") == "true");
    CHECK(pasted.at(get_item + "/x-idempotent") == "true");
}

TEST_CASE("another server is accepted; its question says what to do")
{
    auto facts = reply("a string !", "");
    facts.url = "https://other.example/other";
    auto shop = plain(reply("a string !", ""));
    shop.beside("other", undecided(facts));
    auto const outcome = shop.assume();
    auto const found =
        std::ranges::find(outcome.assumptions, "servers", &Assumption::at);
    REQUIRE(found != outcome.assumptions.end());
    CHECK(found->question ==
          "expected the origin \"https://shop.example\" as on the other "
          "pages, found \"https://other.example\": a spec has one server; "
          "call this operation with a client of its own, whose `server` is "
          "that one");
    paste_answers(shop.sources(), outcome.assumptions);
    auto const pasted = shop.build();
    CHECK(pasted.diagnostics == "");
    CHECK(pasted.at("/paths/~1other/get/operationId") == "\"shop.other\"");
    CHECK(pasted.at("/servers/0/url") == "\"https://shop.example\"");

    auto& other = shop.sources().operations.back();
    other.pages.front().facts.url = "https://shop.example/other";
    CHECK(shop.assume().says(other.decisions.file,
                             "without this accepted at \"servers\""));
    other.pages.front().facts.url = "https://third.example/other";
    auto const moved = shop.assume();
    CHECK(moved.says("without this accepted at \"servers\""));
    CHECK(answer_at(moved, "servers").find("third.example") !=
          std::string::npos);
}

TEST_CASE("each answer about a type goes with the others")
{
    CHECK(paste_all("v string | null -\nw array -\nz unheard {2} -",
                    R"({"v": null, "w": [], "x": null, "y": [1, "a"],
                        "z": {"a": 1}, "o": {}})") > 0);
    CHECK(paste_all("v integer=all !", R"({"v": "1"})") > 0);
    CHECK(paste_all("v enum<string> !", R"({"v": 5})") > 0);
    CHECK(paste_all("v enum<string>^onetwo !", R"({"v": 5})") > 0);
    CHECK(paste_all("v object {3} -\na string !\nb enum<string> -",
                    R"({"v": [{"a": 1, "b": 2}]})") > 0);
    CHECK(paste_all("v array [object {3}] -\na string !",
                    R"({"v": [1, {"a": 1}]})") > 0);
    CHECK(paste_all("v array [object] -", R"({"v": {"a": {"b": 1}}})") > 0);
    CHECK(paste_all("v array [array [unheard]] -", R"({"v": [["x"]]})") > 0);
    // A ruling cannot state the type that the example shows.
    CHECK(paste_all("v array [unheard] -", R"({"v": {"a": 1}})") > 0);
    CHECK(paste_all("v integer -", R"({"v": []})") > 0);
    CHECK(paste_all("v array [string] -", R"({"v": [[]]})") > 0);
}

TEST_CASE("the names of a request's types wait for its constant headers")
{
    auto facts = reply("a string !", "");
    facts.header = rows("User-Agent string^abc=Shop -");
    CHECK(paste_all(undecided(facts)) > 0);
    facts.header = rows("User-Agent integer^abc=Shop -");
    CHECK(paste_all(undecided(facts)) > 0);
}

TEST_CASE("each answer about values goes with the others")
{
    CHECK(paste_all("v enum<string>^onetwo=three !", R"({"v": "one"})") > 0);
    CHECK(paste_all("v enum<string>^axa !", R"({"v": "x"})") > 0);
    CHECK(paste_all("v integer^012 !", R"({"v": 1})") > 0);
    CHECK(paste_all("v integer^1122 !", R"({"v": 11})") > 0);
    CHECK(paste_all("v integer^0011 !", R"({"v": 11})") > 0);
    CHECK(paste_all("v array [enum<string>]^onetwo -", R"({"v": ["no"]})") > 0);
}

TEST_CASE("the answer about a value that an enum lacks keeps the enum")
{
    for (auto const* const type : {"enum<string>", "string"}) {
        auto shop = undecided(reply("kind " + std::string(type) + "^onetwo !",
                                    R"({"kind": "x"})"));
        auto first = shop.assume();
        paste_answers(shop.sources(), first.assumptions);
        auto const split = shop.assume();
        CHECK(answer_at(split, "types").find("/200/kind") != std::string::npos);
        CHECK(answer_at(split, "/200/kind").find(R"("is": "enum<string>")") !=
              std::string::npos);
        CHECK(paste_all(shop) == 1);
    }
    auto numbers = undecided(reply("kind integer^12 !", R"({"kind": 3})"));
    CHECK(paste_all(numbers) > 1);
}

TEST_CASE("each answer about the place of a row goes with the others")
{
    // Once one row has its place, so has the other.
    CHECK(paste_all("a object -\nx string -\ny string !",
                    R"({"a": {"x": "", "y": ""}, "x": "", "y": ""})") > 0);
    CHECK(paste_all("data object -\na string !\nnew enum<string>^ab !\n"
                    "code integer !\nlast string -",
                    R"({"data": {"a": ""}, "code": 1})") > 0);
    CHECK(paste_all("data object -\na string !\ntask_id enum<string>^ab=c !",
                    R"({"data": {"a": "", "taskid": ""}})") > 0);
    CHECK(paste_all("a object -\nb string -\nx string -\nx string -",
                    R"({"a": {"b": "", "x": ""}, "x": ""})") > 0);
    // A row that is placed in the root ends the list before it.
    CHECK(paste_all("data array [object {2}] -\nnew string -\n"
                    "a string | null -\ncode integer -",
                    R"({"data": [{"a": "", "b": ""}], "code": 1})") > 0);
    // A renaming gives the member a row.
    CHECK(paste_all("data object {2} -\na string !\ntask_id string !",
                    R"({"data": {"a": "", "taskid": [1, "x"]}})") > 0);
    CHECK(paste_all("data object {4} -\na string !\nx string -\ny string -\n"
                    "task_id string !",
                    R"({"data": {"a": "", "taskid": "", "b": ""}})") > 0);
    CHECK(paste_all(two_pages(reply("data object -\na string -\nx string -",
                                    R"({"data": {"a": ""}, "z": 1})"),
                              reply("data object -\na string -\nx string -",
                                    R"({"data": {"a": "", "x": ""}})"))) > 0);
}

TEST_CASE("each answer about pages that differ goes with the others")
{
    // The same row is renamed on both pages.
    auto const renamed = reply("data object -\na string -\ntask_id string -",
                               R"({"data": {"a": "", "taskid": ""}})");
    CHECK(paste_all(two_pages(renamed, renamed)) > 0);
    CHECK(paste_all(two_pages(
              reply("a array [object] -\nx string -\nz string -",
                    R"({"a": "", "z": ""})"),
              reply("a string -\nz string -", R"({"a": "", "z": ""})"))) > 0);
    CHECK(paste_all(two_pages(reply("a string !\nb object {2} -\nc string -\n"
                                    "d integer=1 -",
                                    R"({"a": "", "b": {"c": ""}, "d": 1})"),
                              reply("a string ?\nb object {2} -\nc string !\n"
                                    "d string=2 -",
                                    R"({"a": "", "b": {"c": ""}, "d": ""})"))) >
          0);
    CHECK(paste_all(two_pages(
              twin("/ object\n/m object\n/m/a string !\n/m/b object ?", ""),
              twin("/ object\n/m object\n/m/* string", ""))) > 0);
    CHECK(paste_all(two_pages(
              reply("m object -\na string !\nz string -", R"({"z": ""})"),
              twin("/ object\n/m object open\n/z string !", ""))) > 0);
    CHECK(paste_all(two_pages(
              reply("v enum<string>^onetwo -", R"({"v": "one"})"),
              twin("/ object\n/v string ! [\"one\",\"three\"]", ""))) > 0);
}

TEST_CASE("each answer about a twin goes with the others")
{
    auto facts = twin("/ object\n/a null !\n/b string or number ?\n"
                      "/c array ?\n/c/- null\n/d number ? [1,2.5]\n"
                      "/e integer ? [\"0\",1]\n/f object ?\n"
                      "/f/* object\n/f/*/g null ?\n/h object !",
                      R"({"a": 1, "h": {}})");
    facts.security = "bearer or none";
    facts.responses.push_back(facts.responses.front());
    facts.responses.back().label = "More";
    CHECK(paste_all(undecided(proposed(facts))) > 0);

    auto circle = twin("/ object\n/boat object ! =Boat", "");
    circle.components["Boat"] =
        twin_rows("/ object\n/name string !\n/tender object ! =Boat");
    CHECK(paste_all(undecided(circle)) == 1);
}

TEST_CASE("answers are pasted into an existing decisions file")
{
    auto shop = plain(reply("a string | null -\nkind enum<string>^onetwo !",
                            R"({"a": null, "kind": "no", "new": {"b": 1}})"));
    CHECK(paste_all(shop) > 0);
    // The ruling opens the object; then the page lists members.
    auto open = plain(reply("more object -\nx string -\ny string -\nb string -",
                            R"({"more": {}, "b": ""})"));
    CHECK(paste_all(open) > 0);
}

TEST_CASE("a path is within itself and the paths above it")
{
    CHECK(is_within("/200/a", "/200/a"));
    CHECK(is_within("/200/a/-", "/200/a"));
    CHECK_FALSE(is_within("/200/ab", "/200/a"));
    CHECK_FALSE(is_within("/200", "/200/a"));
    CHECK(array_at("/200/a/-/-") == "/200/a");
    CHECK(array_at("/200/a") == "/200/a");
}

TEST_CASE("where no other ruling settles a question, its default is accepted")
{
    auto facts = reply("a string !", "");
    facts.url = "https://shop.example/items/{id}";
    facts.body = body("b string !", "");
    facts.cookie = rows("c string !");
    auto shop = plain(facts);
    shop.types(R"({"/200": "Item", "/body": "Order", "/path": "Path",
                   "/request": "Request"})");
    auto const outcome = shop.assume();
    CHECK(answer_at(outcome, "/path/id") ==
          R"({
  "ruling": "accepted",
  "at": "/path/id",
  "was": "the page has no row for it",
  "is": "string",
  "because": ""
})");
    CHECK_FALSE(answer_at(outcome, "requestBody").empty());
    CHECK_FALSE(answer_at(outcome, "cookie").empty());
    paste_answers(shop.sources(), outcome.assumptions);
    auto const pasted = shop.build();
    CHECK(pasted.diagnostics == "");
    REQUIRE(pasted.spec);
    CHECK(pasted.at("/paths/~1items~1{id}/get/parameters/0/name") == "\"id\"");
    CHECK(shop.assume().assumptions.empty());

    // Once the page has the row, the ruling is not needed.
    shop.source().pages.front().facts.path = rows("id string !");
    CHECK(shop.build().says("rulings",
                            "without this accepted at \"/path/id\" "
                            "the spec is the same; remove it"));
}

TEST_CASE("an accepted default is asked for again when its reason changes")
{
    auto shop = plain(reply("a string !", ""));
    shop.variant("en", reply("a string !", ""));
    auto& en = shop.sources().operations.front().pages.back().facts;
    en.url = "https://shop.example/goods";
    paste_answers(shop.sources(), shop.assume().assumptions);
    CHECK(shop.build().diagnostics == "");
    en.url = "https://shop.example/things";
    auto const outcome = shop.assume();
    CHECK(answer_at(outcome, "url").find("shop.example/things") !=
          std::string::npos);
    CHECK(outcome.says("without this accepted at \"url\""));
}

TEST_CASE("a URL on the page of a webhook is quoted as it stands")
{
    auto hook = event("a string !", "");
    hook.url = "https://shop.example/hook";
    auto const because_of = [](PageFacts const& facts) {
        auto shop = undecided(facts);
        shop.source().decisions.webhook = true;
        auto const outcome = shop.assume();
        auto const found =
            std::ranges::find(outcome.assumptions, "url", &Assumption::at);
        return found == outcome.assumptions.end() ? "" : found->because;
    };
    CHECK(because_of(hook) ==
          "the page states the URL https://shop.example/hook");
    hook.url = "https://shop.example/hook, or another address";
    CHECK(because_of(hook) ==
          "words follow the URL https://shop.example/hook,");
}

TEST_CASE("no list of texts is suggested where pages differ about a list")
{
    auto shop = two_pages(twin("/ object\n/a array ?\n/a/- object\n"
                               "/a/-/b string ?",
                               ""),
                          twin("/ object\n/a object ?\n/a/c string ?", ""));
    auto const answer = answer_at(shop.assume(), "/200/a");
    INFO(answer);
    CHECK(answer.find(R"("was": "array or object")") != std::string::npos);
    CHECK(answer.find(R"("is": "any")") != std::string::npos);
}

TEST_CASE("a renaming whose member no example shows any more names it")
{
    auto shop = plain(reply("task_id string !", R"({"task_id": ""})"));
    shop.rulings(R"([{"ruling": "renamed", "at": "/200/taskid",
                      "was": "task_id", "is": "taskid", "because": "x y"}])");
    CHECK(shop.build().says("expected a member that an example shows, found "
                            "\"/200/taskid\""));
}
