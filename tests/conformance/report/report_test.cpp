#include "report/report.hpp"

#include "catch.hpp"
#include "json.hpp"
#include "sample_report.hpp"

#include <boost/json/parse.hpp>

#include <string>

using namespace airudder::conformance;

namespace {

Report sample()
{
    Report report;
    report.checks = {
        {"examples", "a.b 200", "12 bytes", {}},
        {"examples", "a.c", "", {"<wanted> \"1\" & got 2"}},
        {"requests", "a.b", "GET /", {}},
    };
    report.deviations = {
        {"a.b", "#/x", read_json("\"old\""), read_json("29"), "it is"},
        {"a.b", "#/y", read_json("[\"k\"]"), read_json("null"), "\"so\""},
        {"a.c", "#/z", {}, {}, "\xff"}};
    report.assumptions = {
        {"a.b", "/200/x", read_json("\"optional\""), "it says nothing"}};
    report.coverage = {320, 6, 6};
    return report;
}

} // namespace

TEST_CASE("the text report has a line for each check and ends with a count")
{
    auto const text = to_text(sample());
    CHECK(text.find("  ok    a.b 200  12 bytes\n") != std::string::npos);
    CHECK(text.find("  FAIL  a.c") != std::string::npos);
    CHECK(text.find("page \"old\", spec 29\n") != std::string::npos);
    CHECK(text.find("a question open (1)\n"
                    "  a.b  /200/x  \"optional\"\n"
                    "      because it says nothing\n") != std::string::npos);
    CHECK(text.find("6 of 320 pages") != std::string::npos);
    CHECK(text.ends_with("2 passed, 1 failed\n"));
}

TEST_CASE("the text report says so where nothing is assumed")
{
    CHECK(to_text(Report{}).find("a question open (none)\n") !=
          std::string::npos);
}

TEST_CASE("the JUnit report is escaped and counts failures")
{
    auto const text = to_junit(sample());
    CHECK(text.find("tests=\"3\" failures=\"1\"") != std::string::npos);
    CHECK(text.find("&lt;wanted&gt; &quot;1&quot; &amp; got 2") !=
          std::string::npos);
}

TEST_CASE("text from outside cannot forge lines of a report")
{
    std::string const hostile = "a\nFAIL\x1b[2J\xc2\x85\xe2\x80\xae\xff";
    std::string const harmless = R"(a\x0aFAIL\x1b[2J\u0085\u202e\xff)";
    // JSON has escapes of its own, before those of a line.
    std::string const harmless_json = R"(a\u000aFAIL\u001b[2J\u0085\u202e\xff)";
    Json const text_value{Json::Kind::string, hostile, {}, {}};
    Report report;
    report.checks = {{"rows", hostile, hostile, {}},
                     {"rows", hostile, "", {hostile}}};
    report.deviations = {{hostile, hostile, text_value, text_value, hostile}};
    report.assumptions = {{hostile, hostile, text_value, hostile}};
    report.drift = {.problem = hostile,
                    .changes = {{hostile, hostile, hostile}}};
    auto const text = to_text(report);
    CHECK(text == "rows\n"
                  "  ok    " +
                      harmless + "  " + harmless +
                      "\n"
                      "  FAIL  " +
                      harmless +
                      "\n"
                      "          " +
                      harmless +
                      "\n"
                      "\n"
                      "deviations of the spec from the pages (1)\n"
                      "  " +
                      harmless + "  " + harmless +
                      "\n"
                      "      page \"" +
                      harmless_json + "\", spec \"" + harmless_json +
                      "\"\n"
                      "      because " +
                      harmless +
                      "\n"
                      "\n"
                      "assumptions where the pages leave a question open (1)\n"
                      "  " +
                      harmless + "  " + harmless + "  \"" + harmless_json +
                      "\"\n"
                      "      because " +
                      harmless +
                      "\n"
                      "\n"
                      "coverage: 0 operations; 0 of 0 pages of the site\n"
                      "drift: " +
                      harmless +
                      "\n"
                      "  " +
                      harmless + ": " + harmless + " " + harmless +
                      "\n"
                      "exact: no examples; current: not checked\n"
                      "1 passed, 1 failed\n");
}

TEST_CASE("the JUnit report holds no character that XML does not have")
{
    Report report;
    report.checks = {{"rows", "a", "", {"\x01\x0b\x7f \xef\xbf\xbe \xff"}}};
    CHECK(to_junit(report).find(R"("\x01\x0b\x7f \ufffe \xff")") !=
          std::string::npos);
}

TEST_CASE("the JSON report holds values, not JSON in texts")
{
    auto const report = boost::json::parse(to_json(sample()));
    auto const part = [&](char const* name) {
        return report.at(name);
    };
    CHECK(part("passed") == 2);
    CHECK(part("failed") == 1);
    CHECK(part("checks") == boost::json::parse(R"([
        {"kind": "examples", "subject": "a.b 200", "operation": "",
         "note": "12 bytes", "seconds": 0.0, "failures": []},
        {"kind": "examples", "subject": "a.c", "operation": "", "note": "",
         "seconds": 0.0, "failures": ["<wanted> \"1\" & got 2"]},
        {"kind": "requests", "subject": "a.b", "operation": "",
         "note": "GET /", "seconds": 0.0, "failures": []}])"));
    CHECK(part("deviations") == boost::json::parse(R"([
        {"operation": "a.b", "pointer": "#/x", "was": "old", "is": 29,
         "because": "it is"},
        {"operation": "a.b", "pointer": "#/y", "was": ["k"], "is": null,
         "because": "\"so\""},
        {"operation": "a.c", "pointer": "#/z", "because": "?"}])"));
    CHECK(part("assumptions") == boost::json::parse(R"([
        {"operation": "a.b", "at": "/200/x", "assumed": "optional",
         "because": "it says nothing"}])"));
    CHECK(part("coverage") == boost::json::parse(R"({
        "pages": 320, "covered": 6, "operations": 6, "folders": []})"));
}

TEST_CASE("the JSON report says what ran, and of examples what came back")
{
    auto const report = boost::json::parse(to_json(sample_report()));
    CHECK(report.at("run") == boost::json::parse(R"({
        "title": "Boats", "date": "2026-01-31 12:00 UTC",
        "commit": "0123456789ab-dirty", "compiler": "g++ 12.2.0, Boost 1.81",
        "version": "0.1.0"})"));
    CHECK(report.at("exact") == false);
    CHECK(report.at("current") == false);
    CHECK(report.at("not_current") == boost::json::parse(R"([
        "spec/airudder.openapi.json:7: is stale"])"));
    auto const& checks = report.at("checks").as_array();
    CHECK(checks.at(0).at("seconds") == 0.25);
    CHECK(checks.at(0).at("documented") ==
          boost::json::parse(R"({"a": [1, {}], "b": "x"})"));
    CHECK_FALSE(checks.at(0).as_object().contains("written"));
    CHECK(checks.at(2).at("documented").at("crew").is_null());
    CHECK(checks.at(2).at("written") ==
          boost::json::parse(R"({"depth": 1.5, "name": "Ada"})"));
    CHECK(to_json(sample_report()).find("{\"depth\":1.50,") !=
          std::string::npos);
    auto const& get = report.at("operations").at(0);
    CHECK(get.at("pages").at(0).at("english_title") == "Get a boat");
    CHECK(get.at("rows").at(1) == boost::json::parse(R"({
        "name": "b", "stated": "string, required", "path": "/200/b",
        "is": "string, optional", "differs": true})"));
    CHECK(get.at("decisions") == boost::json::parse(R"([
        {"ruling": "presence", "at": "/200/b", "was": "required",
         "is": "optional", "because": "the example lacks it"},
        {"ruling": "idempotent", "at": "", "because": "a GET that reads"}])"));
    CHECK(report.at("coverage").at("folders").at(0) == boost::json::parse(R"({
        "name": "Boats & ships", "pages": 2, "covered": 2})"));
    CHECK(report.at("drift").at("changes").at(0) == boost::json::parse(R"({
        "effect": "source break", "rule": "member-removed",
        "name": "airudder::boat::Boat::mast", "was": "std::string", "is": "",
        "operations": ["boat.get"]})"));
}

TEST_CASE("what was not checked is null in the JSON report")
{
    auto const report = boost::json::parse(to_json(Report{}));
    CHECK(report.at("exact").is_null());
    CHECK(report.at("current").is_null());
}

TEST_CASE("the JUnit report has the time of each test case and suite")
{
    auto const text = to_junit(sample_report());
    for (std::string const part :
         {R"(tests="5" failures="2" time="1.750">)",
          R"(name="examples" tests="3" failures="1" time="1.750">)",
          R"(name="boat.get 200" time="0.250"/>)",
          R"(name="boat.sunk" time="0.000">)"}) {
        INFO(part);
        CHECK(text.find(part) != std::string::npos);
    }
}

TEST_CASE("the text report says whether it is exact and current, and the drift")
{
    auto const text = to_text(sample_report());
    CHECK(text.ends_with(
        "coverage: 2 operations; 2 of 3 pages of the site\n"
        "drift: 2 changes since v0.1.0\n"
        "  source break: member-removed airudder::boat::Boat::mast\n"
        "  compatible: page-changed \n"
        "exact: no; current: no\n"
        "3 passed, 2 failed\n"));
    CHECK(
        to_text(Report{}).find("exact: no examples; current: not checked\n") !=
        std::string::npos);
    CHECK(to_text(Report{.currency = {.checked = true},
                         .drift = {.problem = "no version is known"}})
              .find("drift: no version is known\n"
                    "exact: no examples; current: yes\n") != std::string::npos);
}

TEST_CASE("an example that is written otherwise says how")
{
    auto const how = [](char const* written, bool failed) {
        Check check{.kind = "examples",
                    .round_trip = RoundTrip{R"({"a":1,"b":2})", written}};
        if (failed)
            check.failures = {"so"};
        return how_it_came_back(check);
    };
    CHECK(how(R"({"a":1,"b":2})", false) == "byte for byte");
    CHECK(how(R"({"a":1,"b":2})", true) == "byte for byte, but a check failed");
    CHECK(how(R"({"b":2,"a":1})", false) == "as the same value");
    CHECK(how(R"({"a":1})", true) == "changed");
    CHECK(how("", true) == "not at all");
}

TEST_CASE("reports stay readable when a text is not UTF-8")
{
    Report report;
    report.checks = {{"k", "s", "\xe4\xbd\xa0", {"\xff \xed\xa0\x80 \x01"}}};
    auto const json = boost::json::parse(to_json(report));
    CHECK(json.at("checks").at(0).at("note") == "\xe4\xbd\xa0");
    CHECK(json.at("checks").at(0).at("failures").at(0) == "? ??? \x01");
    CHECK(to_junit(report).find(R"(message="\xff \xed\xa0\x80 \x01")") !=
          std::string::npos);
    CHECK(to_text(report).find(R"(\xff \xed\xa0\x80 \x01)") !=
          std::string::npos);
}
