#include "../report/text_parts.hpp"
#include "catch.hpp"
#include "payloads/payload_report.hpp"
#include "report/report.hpp"
#include "sample_payloads.hpp"

#include <filesystem>

using namespace airudder::conformance;

namespace {

constexpr char hostile_name[] = "</table><script>alert(1)</script>|\n\x1b[2J";

/// The sample with hostile texts, and with the facts of a run.
PayloadReport everything()
{
    static KnownIssue const seen{
        "g.hook", "/id", "missing", "seen since March", "/0"};
    static KnownIssue const gone{"g.ask", "/y", "missing", "gone", "/1"};
    auto report = sample_payloads(seen, gone);
    report.payloads[1].file = hostile_name;
    report.payloads[1].problem = hostile_name;
    report.issues[1].messages[1] = hostile_name;
    report.run = {.date = "2026-01-31 12:00 UTC",
                  .commit = "0123456789ab",
                  .compiler = "g++ 12.2.0",
                  .version = "0.1.0"};
    return report;
}

} // namespace

TEST_CASE("the page of payloads has verdicts, failures, issues and payloads")
{
    auto const page = to_html(everything());
    for (auto const* part :
         {"<h1>Payload report</h1>",
          "1 payload failed</strong>",
          "Of 2 payloads, 1 comes back unchanged.",
          "class=\"verdict open\"",
          "1 new issue</strong>",
          "in 2 ways, of which 1 is known.",
          "1 known issue not found</strong>",
          "0123456789ab",
          "missing: no payload has it",
          "<div>expected no a</div>",
          "<div>and other messages</div>",
          "12 in 2 files, first in 1.json",
          "known</span> seen since March",
          "<span class=\"badge open\">new</span>",
          "{ &quot;operation&quot;: &quot;g.hook&quot;, &quot;pointer&quot;: "
          "&quot;/x&quot;",
          "<code>1.<wbr>json</code>"}) {
        INFO(part);
        CHECK(holds(page, part));
    }
    CHECK_FALSE(holds(page, "<script"));
    auto strict = everything();
    strict.strict = true;
    CHECK(holds(to_html(strict), "<span class=\"badge bad\">new</span>"));
}

TEST_CASE("the page of payloads without failures and issues says so")
{
    PayloadReport report;
    report.payloads = {{.file = "1.json"}};
    auto const page = to_html(report);
    CHECK(holds(page, "Nothing is lost</strong>"));
    CHECK(holds(page, "No issues</strong>"));
    CHECK(holds(page,
                "No payload that could be read differs from the "
                "documentation."));
    CHECK_FALSE(holds(page, "What failed"));
    CHECK_FALSE(holds(page, "Entries for new issues"));
}

TEST_CASE("the Markdown of payloads has failures and issues")
{
    auto const text = to_markdown(everything());
    for (auto const* part :
         {"- ❌ **1 payload failed** ",
          "- ⚪ **1 new issue** ",
          "| `g.ask /y` | missing: no payload has it |\n",
          "| `g.hook` | `/id` | missing | expected it | 1 in 1 file, first in "
          "1.json | seen since March |\n",
          "; and other messages | 12 in 2 files, first in 1.json | new |\n",
          "\\<script\\>alert(1)\\</script\\>\\|\\\\x0a"}) {
        INFO(part);
        CHECK(holds(text, part));
    }
}

TEST_CASE("the page of payloads is written for the judge in tests/peers")
{
    std::filesystem::path const folder = AIRUDDER_SAMPLE_REPORTS;
    std::filesystem::create_directories(folder);
    write_file(folder / "payloads.html", to_html(everything()));
    CHECK(std::filesystem::file_size(folder / "payloads.html") > 10'000);
}
