#include "catch.hpp"
#include "report/report.hpp"
#include "sample_report.hpp"
#include "text_parts.hpp"

#include <filesystem>

using namespace airudder::conformance;

namespace {

/// A report in which everything passed.
Report passing()
{
    auto report = sample_report();
    std::erase_if(report.checks,
                  [](auto const& check) { return !check.failures.empty(); });
    report.currency.differences.clear();
    return report;
}

std::string verdicts(Report const& report)
{
    return between(to_html(report), "<ul class=\"verdicts\">", "</ul>");
}

} // namespace

TEST_CASE("the page says when and with what the suite ran")
{
    auto const page = to_html(sample_report());
    for (auto const* part : {"<h1>Conformance report</h1>",
                             "2026-01-31 12:00 UTC",
                             "0123456789ab-dirty",
                             "g++ 12.2.0, Boost 1.81",
                             "2023-01-31 to 2024-05-28; 1 page does not state "
                             "it"}) {
        INFO(part);
        CHECK(holds(page, part));
    }
}

TEST_CASE("the page begins with whether it is exact, current and passed")
{
    auto const good = verdicts(passing());
    CHECK(holds(good, "Exact</strong>"));
    CHECK(holds(good,
                "Of 2 documented examples, 1 come back byte for byte and 1 as "
                "the same value."));
    CHECK(holds(good, "Current</strong>"));
    CHECK(holds(good, "All checks passed</strong>"));
    CHECK_FALSE(holds(good, "class=\"verdict bad\""));
    CHECK_FALSE(holds(good, "class=\"verdict open\""));

    auto const bad = verdicts(sample_report());
    CHECK(holds(bad, "Not exact</strong>"));
    CHECK(holds(bad, "Not current</strong>"));
    CHECK(holds(bad, "2 checks failed</strong>"));
    CHECK(count_of(bad, "class=\"verdict bad\"") == 3);

    auto const open = verdicts(Report{});
    CHECK(holds(open, "No examples</strong>"));
    CHECK(holds(open, "Not checked whether current</strong>"));
}

TEST_CASE("an example that only other checks fail is not exact")
{
    auto report = passing();
    CHECK(report.is_exact() == true);
    report.checks.push_back({.kind = "examples",
                             .subject = "boat.get (complete)",
                             .failures = {"airudder::examples lacks one"}});
    CHECK(report.is_exact() == false);
    CHECK(Report{}.is_exact() == std::nullopt);
}

TEST_CASE("the page names what failed, and of many failures the first ten")
{
    auto const part = between(
        to_html(sample_report()), "<section id=\"failures\"", "</section>");
    CHECK(holds(part, "spec/airudder.openapi.json:7: is stale"));
    CHECK(holds(part, "wanted &lt;1.50&gt;, got 1.5"));
    CHECK(holds(part, "<li>10</li><li>and 2 more</li>"));
    CHECK_FALSE(holds(part, "<li>11</li>"));
    CHECK_FALSE(holds(to_html(passing()), "id=\"failures\""));
}

TEST_CASE("each page has what it says, what was decided or assumed, and why")
{
    auto const page = to_html(sample_report());
    auto const get =
        between(page, "<article aria-labelledby=\"boat.get\"", "</article>");
    for (auto const* part :
         {"<dt>Page</dt><dd><span lang=\"zh\">获取船</span></dd>",
          "2024-05-28 11:40:59",
          "spec/<wbr>pages/<wbr>boat/<wbr>get.<wbr>en.<wbr>json",
          "<caption>Decided</caption>",
          "<td data-label=\"Question\">presence</td>"
          "<td data-label=\"The page says\"><code>required</code></td>"
          "<td data-label=\"Decided\"><code>optional</code></td>"
          "<td data-label=\"Because\">the example lacks it</td>",
          "<th scope=\"row\">the operation</th>",
          "3 rows, 2 not as in the spec",
          "string, optional <span class=\"badge open\">differs</span>",
          "<code>B</code></th><td data-label=\"The page says\">string</td>"}) {
        INFO(part);
        CHECK(holds(get, part));
    }
    CHECK_FALSE(holds(get, "<caption>Assumed</caption>"));
    auto const sunk =
        between(page, "<article aria-labelledby=\"boat.sunk\"", "</article>");
    CHECK(holds(sunk, "<caption>Assumed</caption>"));
    CHECK(holds(sunk, "<td data-label=\"Assumed\"><code>number</code></td>"));
    CHECK(holds(sunk, "<dt>Edited</dt><dd>not stated</dd>"));
    CHECK(holds(sunk, "<dt>Status</dt><dd>deprecated</dd>"));
}

TEST_CASE("an example stands beside what came back, with differences marked")
{
    auto const page = to_html(sample_report());
    CHECK(holds(page,
                "<pre tabindex=\"0\" role=\"group\" "
                "aria-label=\"documented: boat.get 200\">{\n"
                "  &quot;a&quot;: [\n    1,\n    {}\n  ],\n"));
    CHECK(holds(page, "came back byte for byte"));
    auto const changed =
        between(page, "aria-label=\"documented: boat.sunk request\"", "</div>");
    CHECK(
        holds(changed, "<del>-   &quot;depth&quot;: 1.5<mark>0</mark>,</del>"));
    CHECK(holds(changed, "<ins>+   &quot;depth&quot;: 1.5,</ins>"));
    CHECK(holds(changed, "crew"));
    CHECK(holds(changed, "<span class=\"filler\">\n</span>"));
    // Only what differs is unfolded.
    CHECK(count_of(page, "<details open=\"\">") == 2);
}

TEST_CASE("the page draws the coverage of the site and says it in words")
{
    auto const page = to_html(sample_report());
    auto const picture = between(page, "<svg", "</svg>");
    CHECK(holds(picture, "role=\"img\""));
    CHECK(holds(picture, "<title id=\"picture-title\">"));
    CHECK(holds(picture,
                "The spec has 2 operations. Of the site&#39;s 3 pages, 2 "
                "describe one of them, and 1 does not.</desc>"));
    CHECK(count_of(picture, "<rect ") == 3);
    CHECK(count_of(picture, "class=\"covered\"") == 2);
    // The third page is in another folder.
    CHECK(holds(picture, "<rect class=\"covered\" x=\"11\""));
    CHECK(holds(picture, "<rect class=\"other\" x=\"31\""));
    CHECK(holds(page,
                "<th scope=\"row\">Boats &amp; ships</th>"
                "<td data-label=\"Pages\">2</td>"
                "<td data-label=\"Covered\">2</td>"));
    CHECK(holds(to_html(Report{}), "There is no catalogue of the site"));
}

TEST_CASE("the page lists deviations, drift and all checks")
{
    auto const page = to_html(sample_report());
    CHECK(holds(page, "<caption>Where the spec departs from the pages"));
    CHECK(holds(page,
                "2 changes since v0.1.0. The version that follows is "
                "0.2.0."));
    CHECK(holds(page, "<td data-label=\"Effect on C++\">source break</td>"));
    CHECK(holds(page, "<td data-label=\"Seconds\">0.250</td>"));
    CHECK(holds(page,
                "<th scope=\"row\">examples</th>"
                "<td data-label=\"Passed\">2</td>"
                "<td data-label=\"Failed\">1</td>"
                "<td data-label=\"Seconds\">1.750</td>"));
    auto const empty =
        to_html(Report{.drift = {.problem = "no version is known"}});
    CHECK(holds(empty, "The spec departs from no page."));
    CHECK(holds(empty, "Nothing was compared: no version is known."));
    CHECK(holds(to_html(Report{.drift = {.since = "v1"}}),
                "The spec is the same as in v1."));
}

TEST_CASE("text of pages brings no markup, script or address into a page")
{
    auto const page = to_html(sample_report());
    CHECK_FALSE(holds(page, "<script"));
    CHECK_FALSE(holds(page, "<img"));
    CHECK_FALSE(holds(page, "\x1b"));
    CHECK_FALSE(holds(page, "\xe2\x80\xae"));
    CHECK_FALSE(holds(page, "\xff"));
    for (auto const* attribute : {" src=\"", " href=\"h", "url(", "@import"}) {
        INFO(attribute);
        CHECK_FALSE(holds(page, attribute));
    }
    CHECK(holds(page, "&lt;script&gt;alert(1)&lt;/script&gt;]]&gt;&amp;amp;"));
}

TEST_CASE("every element of the page is closed")
{
    auto const page = to_html(sample_report());
    for (std::string const name : {"section",
                                   "article",
                                   "details",
                                   "table",
                                   "tr",
                                   "th",
                                   "td",
                                   "pre",
                                   "code",
                                   "div",
                                   "span",
                                   "ul",
                                   "li",
                                   "dl",
                                   "figure",
                                   "svg",
                                   "rect"}) {
        INFO(name);
        CHECK(count_of(page, '<' + name + '>') +
                  count_of(page, '<' + name + ' ') ==
              count_of(page, "</" + name + '>'));
        CHECK(count_of(page, "</" + name + '>') > 0);
    }
}

TEST_CASE("the sample is written for the judge of pages in tests/peers")
{
    std::filesystem::path const folder = AIRUDDER_SAMPLE_REPORTS;
    std::filesystem::create_directories(folder);
    write_file(folder / "sample.html", to_html(sample_report()));
    CHECK(std::filesystem::file_size(folder / "sample.html") > 10'000);
}
