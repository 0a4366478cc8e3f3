#include "generator/sources/decisions.hpp"

#include "catch.hpp"
#include "generator/json/json_build.hpp"

#include <boost/json/parse.hpp>

using namespace airudder::generator;
namespace json = boost::json;

namespace {

std::optional<Decisions> read(std::string_view text, Diagnostics& diagnostics)
{
    return read_decisions(
        "d", std::get<JsonText>(read_json_text(text)), diagnostics);
}

} // namespace

TEST_CASE("decisions are read with the values of their rulings")
{
    Diagnostics diagnostics;
    auto const decisions = read(R"({
        "page": {"method": "GET", "url": "https://a.test/b"},
        "kind": "endpoint", "twins": ["/A/b"], "types": {"/200": "Answer"},
        "rulings": [
            {"ruling": "enum", "at": "/200/a", "was": "\u4f60x",
             "is": ["\u4f60", "x"], "because": "b"},
            {"ruling": "count", "at": "/200", "was": 9, "is": 8,
             "because": "b"},
            {"ruling": "default", "at": "/200/c", "was": "1", "is": null,
             "because": "b"},
            {"ruling": "placement", "at": "/200/d", "was": null, "nth": 2,
             "page": "en", "because": "b"}]})",
                                diagnostics);
    INFO(diagnostics.text());
    REQUIRE(decisions);
    CHECK(decisions->file == "d");
    CHECK(decisions->page.at("url") == "https://a.test/b");
    CHECK_FALSE(decisions->webhook);
    CHECK(decisions->twins == std::vector<std::string>{"/A/b"});
    CHECK(decisions->types.at("/200") == "Answer");
    REQUIRE(decisions->rulings.size() == 4);
    CHECK(decisions->rulings[0].was == json::value("你x"));
    CHECK(decisions->rulings[0].is == json::parse(R"(["你","x"])"));
    CHECK(decisions->rulings[1].was == json::value(9));
    CHECK(decisions->rulings[1].is == json::value(8));
    CHECK(decisions->rulings[2].is.is_null());
    CHECK(decisions->rulings[3].nth == 2);
    CHECK(decisions->rulings[3].page == "en");
}

TEST_CASE("the name of a type is one that compilers take")
{
    auto const named = [](std::string const& name) {
        Diagnostics diagnostics;
        read(R"({"page": {"title": "T"}, "kind": "webhook",
                 "types": {"/200": ")" +
                 name + R"("}})",
             diagnostics);
        return diagnostics.text();
    };
    CHECK(named(std::string(255, 'A')) == "");
    CHECK(named(std::string(100'000, 'A')) ==
          "d#/types/~1200: expected a type name such as \"CallRecord\": a "
          "capital, then letters and digits, of at most 255 "
          "characters\n");
}

TEST_CASE("a ruling's values must have the types of its kind")
{
    Diagnostics diagnostics;
    CHECK_FALSE(read(R"({"page": {"title": "t"}, "kind": "webhook", "rulings": [
        {"ruling": "enum", "at": "", "was": "", "is": [1], "because": "b"},
        {"ruling": "count", "at": "", "was": 1.0, "because": "b"},
        {"ruling": "default", "at": "", "was": 1, "is": 2, "because": "b"},
        {"ruling": "placement", "at": "", "was": null, "nth": 0,
         "because": "…"},
        {"ruling": "idempotent", "at": "", "was": 1, "because": "b"},
        {"ruling": "guess", "at": "", "was": 1, "because": "b"}]})",
                     diagnostics));
    auto const text = diagnostics.text();
    CHECK(text.substr(0, text.rfind("accepted")) ==
          "d#/rulings/0/is: expected a list of texts\n"
          "d#/rulings/0/was: expected a text that is not empty\n"
          "d#/rulings/1: expected a member \"is\"\n"
          "d#/rulings/1/was: expected a count\n"
          "d#/rulings/2/is: expected a text or null\n"
          "d#/rulings/2/was: expected a text that is not empty\n"
          "d#/rulings/3/because: expected the reason of the ruling\n"
          "d#/rulings/3/nth: expected a number from 1\n"
          "d#/rulings/4/was: expected no such member\n"
          "d#/rulings/5/ruling: expected one of ");
}

TEST_CASE("a ruling to paste has the members of its kind")
{
    CHECK(ruling_skeleton({.kind = "count",
                           .at = "/200",
                           .was = 9,
                           .is = 8,
                           .nth = 2,
                           .page = ""}) ==
          R"({ "ruling": "count", "at": "/200", "was": 9, "is": 8, "nth": 2, )"
          R"("page": "", "because": "" })");
    CHECK(ruling_skeleton({.kind = "idempotent"}) ==
          R"({ "ruling": "idempotent", "at": "", "because": "" })");
}

TEST_CASE("an initial decisions file names the page")
{
    PageFacts page{.title = "Ping", .method = "GET"};
    page.url = "https://a.test/b";
    auto const endpoint = decisions_skeleton(page, "F", {});
    CHECK(endpoint.find(R"("method": "GET", "url": "https://a.test/b" })") !=
          std::string::npos);
    CHECK(endpoint.find("endpoint") != std::string::npos);
    CHECK(endpoint.find("\"idempotent\"") != std::string::npos);
    CHECK(endpoint.find("\"envelope\"") == std::string::npos);
    CHECK(decisions_skeleton(page, "F", {}, true).find("\"envelope\"") !=
          std::string::npos);
    page.url = "the receiver says where";
    auto const webhook = decisions_skeleton(page, "F", {});
    CHECK(webhook.find(R"({ "title": "Ping", "section": "F" })") !=
          std::string::npos);
    CHECK(webhook.find("webhook") != std::string::npos);
    CHECK(webhook.find("idempotent") == std::string::npos);
}

TEST_CASE("answers are pasted into a decisions file")
{
    PageFacts page{.title = "Ping", .method = "GET"};
    page.url = "https://a.test/b";
    auto const answers = {
        types_skeleton({{"/200", "Pong"}, {"/query", "PingQuery"}}),
        ruling_skeleton({.kind = "open", .at = "/200/a", .was = json::array()}),
        types_skeleton({{"/200/b", "Part"}})};
    auto const text =
        with_answers(decisions_skeleton(page, "F", object_text()), answers);
    auto const file = json::parse(text);
    CHECK(file.at("types") ==
          json::parse(R"({"/200": "Pong", "/query": "PingQuery",
                          "/200/b": "Part"})"));
    REQUIRE(file.at("rulings").as_array().size() == 2);
    CHECK(file.at("rulings").at(0).at("ruling").as_string() == "idempotent");
    CHECK(file.at("rulings").at(1).at("ruling").as_string() == "open");
    CHECK(text == with_answers(text, {}));
}
