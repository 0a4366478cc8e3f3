#include "catch.hpp"
#include "json.hpp"
#include "report.hpp"

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
    report.deviations = {{"a.b", "#/x", "\"old\"", "\"new\"", "it is"}};
    report.coverage = {320, 6, 6};
    return report;
}

} // namespace

TEST_CASE("the text report has a line per check and ends with a count")
{
    auto const text = to_text(sample());
    CHECK(text.find("  ok    a.b 200  12 bytes\n") != std::string::npos);
    CHECK(text.find("  FAIL  a.c") != std::string::npos);
    CHECK(text.find("page \"old\", spec \"new\"") != std::string::npos);
    CHECK(text.find("6 of 320 pages") != std::string::npos);
    CHECK(text.ends_with("2 passed, 1 failed\n"));
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
    Report report;
    report.checks = {{"rows", hostile, hostile, {}},
                     {"rows", hostile, "", {hostile}}};
    report.deviations = {{hostile, hostile, hostile, hostile, hostile}};
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
                      "      page " +
                      harmless + ", spec " + harmless +
                      "\n"
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

TEST_CASE("the JSON report is JSON")
{
    auto const value = read_json(to_json(sample()));
    REQUIRE(value);
    CHECK(at(*value, "/failed")->text == "1");
    CHECK(at(*value, "/deviations/0/because")->text == "it is");
    CHECK(at(*value, "/coverage/pages")->text == "320");
}
