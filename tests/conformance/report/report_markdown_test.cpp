#include "catch.hpp"
#include "report/markdown.hpp"
#include "report/report.hpp"
#include "sample_report.hpp"

#include <algorithm>
#include <sstream>

using namespace airudder::conformance;

TEST_CASE("text cannot become Markdown's or HTML's markup")
{
    CHECK(markdown::text("a|b\n<i> `c` [d](e) *f* _g_ #1 @h \\") ==
          "a\\|b\\\\x0a\\<i\\> \\`c\\` \\[d\\](e) \\*f\\* \\_g\\_ \\#1 \\@h "
          "\\\\");
}

TEST_CASE("code holds backticks and bars")
{
    CHECK(markdown::code("a.b") == "`a.b`");
    CHECK(markdown::code("a`b|c") == "``a`b\\|c``");
    CHECK(markdown::code("``") == "``` `` ```");
    CHECK(markdown::code("").empty());
    CHECK(markdown::code("a\\|b") == "a\\\\\\|b");
}

TEST_CASE("the Markdown report has a table for everything but examples")
{
    auto const text = to_markdown(sample_report());
    for (std::string const part :
         {"# Conformance report: Boats\n\n- ❌ **Not exact** ",
          "- ❌ **Not current** ",
          "| Commit | 0123456789ab-dirty |\n",
          "| examples | `boat.sunk request` | written differently, byte 12: "
          "wanted \\<1.50\\>, got 1.5 |\n",
          " more |\n",
          "| `boat.get` | 获取船; Get a boat | 2024-05-28 11:40:59; 2023-01-31 "
          "| 2 | 2 | 0 |\n",
          "| examples | 2 | 1 | 1.750 |\n",
          "| Boats \\& ships | 2 of 2 |\n",
          "| `boat.get` | `#/components/schemas/boat.Boat/properties/b` | "
          "`required` | `optional` | the example lacks it |\n",
          "| `boat.sunk` | `/body/depth` | `number` | ",
          "| member-removed | `airudder::boat::Boat::mast` | source break |\n",
          "2 changes since v0.1.0. "}) {
        INFO(part);
        CHECK(text.find(part) != std::string::npos);
    }
}

TEST_CASE("each row of a Markdown table has as many cells as its head")
{
    std::istringstream lines(to_markdown(sample_report()));
    std::size_t cells = 0;
    std::size_t tables = 0;
    for (std::string line; std::getline(lines, line);) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (line[i] == '\\')
                ++i;
            else if (line[i] == '|')
                ++count;
        }
        if (count == 0) {
            cells = 0;
            continue;
        }
        tables += cells == 0 ? 1 : 0;
        cells = cells == 0 ? count : cells;
        INFO(line);
        CHECK(count == cells);
    }
    CHECK(tables == 8);
}

TEST_CASE("a Markdown report of success has no part about failures")
{
    auto const text = to_markdown(Report{});
    CHECK(text.find("What failed") == std::string::npos);
    CHECK(text.find("- ⚪ **Not checked whether current** ") !=
          std::string::npos);
}
