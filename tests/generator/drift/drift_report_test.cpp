#include "catch.hpp"
#include "generator/drift/drift.hpp"
#include "generator/files.hpp"
#include "generator/json/json_text.hpp"

#include <cstdlib>
#include <fstream>

namespace airudder::generator {
namespace {

using enum ChangeKind;

/// A change of each form, and all else that a report has.
Drift sample_drift()
{
    Drift drift{
        .pages = 3,
        .changes = {
            {.kind = title_changed,
             .operation = "boats.book",
             .before = "Book",
             .after = "Book a boat"},
            {.kind = status_word_changed,
             .operation = "boats.book",
             .after = "testing"},
            {.kind = row_added,
             .operation = "boats.book",
             .place = "/body/day",
             .after = "string"},
            {.kind = row_removed,
             .operation = "boats.book",
             .place = "/body/date",
             .before = "string"},
            {.kind = row_moved,
             .operation = "boats.book",
             .variant = "en",
             .place = "/body/crew/cook",
             .before = "/body/cook",
             .after = "/body/crew/cook"},
            {.kind = row_reordered,
             .operation = "boats.book",
             .variant = "en",
             .place = "/body/b",
             .before = "/body/a"},
            {.kind = row_reordered,
             .operation = "boats.book",
             .variant = "en",
             .place = "/body/a",
             .after = "/body/b"},
            {.kind = operation_added,
             .operation = "boats.list",
             .after = "List"},
            {.kind = body_added, .operation = "boats.list", .place = "/200"},
            {.kind = page_vanished, .place = "/Boats/Old", .before = "Old"}}};
    drift.stale.at_pointer("spec/decisions/boats/book.json",
                           "/rulings/0",
                           "expected was \"string\"",
                           "{ \"ruling\": \"type\" }");
    drift.gained = {{.operation = "boats.list",
                     .title = "List",
                     .file = "spec/pages/boats/list.json",
                     .at = "/200/a",
                     .assumed = "any value",
                     .because = "the page states \"null\"",
                     .answer = "{\n  \"ruling\": \"type\"\n}",
                     .question = "expected a type"},
                    {.operation = "boats.list",
                     .title = "List",
                     .file = "spec/pages/boats/list.json",
                     .at = "/query",
                     .assumed = "no query parameters",
                     .because = "its sender chooses them",
                     .question = "expected no query parameters"}};
    drift.lost = {{.operation = "boats.book",
                   .title = "Book",
                   .file = "spec/pages/boats/book.json",
                   .at = "x-idempotent",
                   .assumed = "true",
                   .because = "GET is idempotent"}};
    drift.findings.at_line("pages/bad.md", 2, "expected the title");
    drift.findings.at_pointer("spec/pages/boats/book.json", "/url", "bad URL");
    drift.files = {"generated/airudder/boats/book.hpp",
                   "spec/pages/boats/book.json"};
    return drift;
}

/// Compares with the committed report; with AIRUDDER_ACCEPT=1, writes it.
void check_drift_report(std::string const& name, std::string const& text)
{
    auto const path = AIRUDDER_TESTS "/generator/drift/report/" + name;
    auto const* const accept = std::getenv("AIRUDDER_ACCEPT");
    if (accept && std::string_view(accept) == "1")
        std::ofstream(path, std::ios::binary) << text;
    CHECK(text == content_of(path).value_or(""));
}

bool contains(std::string const& text, std::string_view part)
{
    return text.find(part) != text.npos;
}

} // namespace

TEST_CASE("a drift report is written in each format")
{
    auto const drift = sample_drift();
    check_drift_report("expected.txt", as_text(drift));
    check_drift_report("expected.md", as_markdown(drift));
    check_drift_report("expected.json", as_json(drift));
}

TEST_CASE("a report without drift says so")
{
    Drift const drift{.pages = 1};
    CHECK(is_empty(drift));
    CHECK(as_text(drift) == "drift: none; 1 page read\n");
    CHECK(as_markdown(drift) ==
          "# Drift of the documentation\n\nNone; 1 page read.\n");
    CHECK(contains(as_json(drift), "\"drift\": false"));
}

TEST_CASE("what accepting a default means is said before the ruling")
{
    Drift const drift{.gained = {{.operation = "boats.list",
                                  .at = "servers",
                                  .assumed = "https://a.example",
                                  .answer = "{}",
                                  .question = "expected one server",
                                  .accepts = true}}};
    CHECK(contains(as_text(drift),
                   "        expected one server\n        to paste into "
                   "spec/decisions/boats/list.json:\n        {}\n"));
    CHECK(contains(as_markdown(drift),
                   "  `expected one server`\n\n  To paste into "
                   "`spec/decisions/boats/list.json`:\n"));
}

TEST_CASE("each part of a drift alone is drift")
{
    auto const whole = sample_drift();
    CHECK_FALSE(is_empty({.changes = whole.changes}));
    CHECK_FALSE(is_empty({.stale = whole.stale}));
    CHECK_FALSE(is_empty({.gained = whole.gained}));
    CHECK_FALSE(is_empty({.lost = whole.lost}));
    CHECK_FALSE(is_empty({.findings = whole.findings}));
}

TEST_CASE("files alone are named, and are not drift")
{
    Drift const drift{.pages = 1,
                      .files = {"generated/airudder/a.hpp",
                                "spec/airudder.openapi.json",
                                "spec/catalogue.json",
                                "spec/pages/boats/book.json"}};
    CHECK(is_empty(drift));
    CHECK(as_text(drift) == "drift: none; 1 page read\n\n"
                            "files that update writes or removes, though no "
                            "page changed\n"
                            "    generated/airudder/a.hpp\n"
                            "    spec/airudder.openapi.json\n"
                            "    spec/catalogue.json\n"
                            "    spec/pages/boats/book.json\n");
    CHECK(contains(as_markdown(drift),
                   "read.\n\n## Files that `update` writes or removes, though "
                   "no page changed\n\n- `generated/airudder/a.hpp`\n"));
    CHECK(contains(as_json(drift), "\"drift\": false"));
}

TEST_CASE("text of pages cannot forge lines or markup of a drift report")
{
    std::string const hostile = "a\n# b\r```\n`<b>\x1b[2J\xe2\x80\xae|";
    std::string const shown = "a\\x0a# b\\x0d```\\x0a`<b>\\x1b[2J\\u202e|";
    Drift drift{.changes = {{.kind = title_changed,
                             .operation = hostile,
                             .variant = hostile,
                             .place = hostile,
                             .before = hostile,
                             .after = "x"}}};
    drift.gained = {{.operation = hostile,
                     .title = hostile,
                     .at = hostile,
                     .assumed = hostile,
                     .because = hostile,
                     .answer = "one\n````\n\x1b[2J"}};
    drift.lost = {{.operation = "a.b",
                   .title = hostile,
                   .at = hostile,
                   .question = hostile}};
    drift.findings.at_line(hostile, 1, hostile, hostile);
    drift.files = {hostile};
    drift.stale.at_pointer(hostile, hostile, hostile);
    auto const text = as_text(drift);
    CHECK(contains(text, "    " + shown + ": title \"" + shown + "\", now"));
    auto const markdown = as_markdown(drift);
    CHECK(contains(markdown, "- ````" + shown + "````: title ````" + shown));
    CHECK(contains(markdown, "  `````\n  one\n  ````\n  \\x1b[2J\n  `````\n"));
    for (auto const& report : {text, markdown}) {
        CHECK_FALSE(contains(report, "\x1b"));
        CHECK_FALSE(contains(report, "\xe2\x80\xae"));
        CHECK_FALSE(contains(report, "\n# b"));
    }
    auto const json = read_json_text(as_json(drift));
    REQUIRE(std::holds_alternative<JsonText>(json));
    auto const* const title =
        at_pointer(std::get<JsonText>(json), "/changes/0/before");
    REQUIRE(title);
    CHECK(string_of(*title) == hostile);
}

TEST_CASE("long values are shown from shortly before they differ")
{
    std::string before;
    for (int i = 0; i < 100; ++i)
        before += "潮";
    auto const after = before + "x" + before;
    Drift const drift{.changes = {{.kind = example_changed,
                                   .operation = "a.b",
                                   .before = before + before,
                                   .after = after}}};
    auto const text = as_text(drift);
    CHECK(is_utf8(text));
    CHECK(contains(text, ", now \"…潮潮潮潮潮潮潮潮潮潮x潮潮"));
    CHECK(text.size() < 500);
    CHECK(contains(as_json(drift), after));
}

TEST_CASE("assumptions are compared by what is assumed, where and why")
{
    Assumption const one{.operation = "a.b",
                         .title = "T",
                         .at = "/a",
                         .assumed = "x",
                         .because = "y"};
    auto other = one;
    other.title = "Another title";
    other.answer = "{}";
    Drift drift;
    compare_assumptions({one}, {other}, drift);
    CHECK(is_empty(drift));
    other.assumed = "z";
    compare_assumptions({one}, {other, one}, drift);
    REQUIRE(drift.gained.size() == 1);
    CHECK(drift.gained[0].assumed == "z");
    CHECK(drift.lost.empty());
    compare_assumptions({one}, {}, drift);
    CHECK(drift.gained.empty());
    CHECK(drift.lost.size() == 1);
}

TEST_CASE("a decision that did not apply before is not news")
{
    Diagnostics before;
    before.at_pointer("d.json", "/rulings/0", "expected \"a\"");
    Diagnostics after;
    after.at_pointer("d.json", "/rulings/0", "expected \"b\"");
    after.at_pointer("d.json", "/rulings/1", "expected \"c\"", "{}");
    auto const found = new_diagnostics(before, after).all();
    REQUIRE(found.size() == 1);
    CHECK(found[0].pointer == "/rulings/1");
    CHECK(found[0].skeleton == "{}");
}

} // namespace airudder::generator
