#include "report.hpp"

#include "catch.hpp"
#include "json.hpp"

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

TEST_CASE("the text report states that there are no assumptions")
{
    CHECK(to_text({}).find("a question open (none)\n") != std::string::npos);
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
    CHECK(report == boost::json::parse(R"({
        "passed": 2,
        "failed": 1,
        "checks": [
            {"kind": "examples", "subject": "a.b 200", "note": "12 bytes",
             "failures": []},
            {"kind": "examples", "subject": "a.c", "note": "",
             "failures": ["<wanted> \"1\" & got 2"]},
            {"kind": "requests", "subject": "a.b", "note": "GET /",
             "failures": []}
        ],
        "deviations": [
            {"operation": "a.b", "pointer": "#/x", "was": "old", "is": 29,
             "because": "it is"},
            {"operation": "a.b", "pointer": "#/y", "was": ["k"], "is": null,
             "because": "\"so\""},
            {"operation": "a.c", "pointer": "#/z", "because": "?"}
        ],
        "assumptions": [
            {"operation": "a.b", "at": "/200/x", "assumed": "optional",
             "because": "it says nothing"}
        ],
        "coverage": {"pages": 320, "covered": 6, "operations": 6}
    })"));
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
