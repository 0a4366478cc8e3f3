#include "catch.hpp"
#include "json.hpp"
#include "report.hpp"

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

TEST_CASE("the JSON report is JSON")
{
    auto const value = read_json(to_json(sample()));
    REQUIRE(value);
    CHECK(at(*value, "/failed")->text == "1");
    CHECK(at(*value, "/deviations/0/because")->text == "it is");
    CHECK(at(*value, "/coverage/pages")->text == "320");
}
