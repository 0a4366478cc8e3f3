#include "generator/diff/report.hpp"

#include "catch.hpp"
#include "generator/diff/compare_specs.hpp"
#include "generator/diff/version_bump.hpp"
#include "generator/files.hpp"
#include "specs.hpp"

#include <cstdlib>
#include <fstream>
#include <utility>

namespace airudder::generator {
namespace {

/// A report of a change of each class, with wire effects, notes and an operation
/// that was added.
DiffReport sample_report()
{
    auto text = base_spec();
    auto const before = checked(text, "old.json");
    apply_patch(text, test_json("report/patch.json"));
    auto const after = checked(std::move(text), "new.json");
    return {.before = "HEAD~1:spec/airudder.openapi.json",
            .after = "spec/airudder.openapi.json",
            .version = "0.1.4",
            .changes = compare_specs(before.value(), after.value())};
}

/// Compares with the committed report; with AIRUDDER_ACCEPT=1, writes it.
void check_report(std::string const& name, std::string const& text)
{
    auto const path = AIRUDDER_TESTS "/generator/diff/report/" + name;
    auto const* const accept = std::getenv("AIRUDDER_ACCEPT");
    if (accept && std::string_view(accept) == "1")
        std::ofstream(path, std::ios::binary) << text;
    CHECK(text == content_of(path).value_or(""));
}

Change change_of(CppEffect effect) { return {.cpp = effect}; }

} // namespace

TEST_CASE("a report is written in each format")
{
    auto const report = sample_report();
    check_report("expected.txt", as_text(report));
    check_report("expected.md", as_markdown(report));
    check_report("expected.json", as_json(report));
    check_report("changelog.md", as_changelog(report));
}

TEST_CASE("a report without changes says so")
{
    DiffReport const report{.before = "a", .after = "b", .version = "0.1.0"};
    CHECK(is_compatible(report));
    CHECK(as_text(report) == "diff: no changes\n");
    CHECK(as_markdown(report) == "# Changes of the spec\n\nNone.\n");
    CHECK(as_changelog(report) == "");
    CHECK(as_json(report).find("\"changes\": []") != std::string::npos);
}

TEST_CASE("a changelog leaves out nothing that matters")
{
    auto const draft = [](Change change) {
        return as_changelog({.before = "a",
                             .after = "b",
                             .version = "0.1.0",
                             .changes = {std::move(change)}});
    };
    CHECK(draft({.rule = Rule::server_changed,
                 .sent = WireEffect::may_break,
                 .pointer = "/servers",
                 .was = "https://a.example",
                 .is = "https://b.example"}) ==
          "### Changed\n\n- The spec has another server: "
          "`https://b.example` instead of `https://a.example`.\n");
    CHECK(draft({.rule = Rule::response_status_removed,
                 .received = WireEffect::breaking,
                 .operations = {"x.y"},
                 .cpp_name = "airudder::x::y",
                 .was = "201"}) ==
          "### Removed\n\n- `airudder::x::y` no longer documents the status "
          "`201`.\n");
    CHECK(draft({.rule = Rule::type_renamed,
                 .cpp = CppEffect::source_break,
                 .cpp_name = "airudder::x::New",
                 .was = "airudder::x::Old",
                 .is = "airudder::x::New"}) ==
          "### Changed\n\n- **Source break:** `airudder::x::New` is the new "
          "name of `airudder::x::Old`.\n");
    auto const flag = [&](Rule rule, std::string was, std::string is) {
        return draft({.rule = rule,
                      .cpp = CppEffect::silent_change,
                      .cpp_name = "airudder::x::y",
                      .was = std::move(was),
                      .is = std::move(is)});
    };
    CHECK(flag(Rule::envelope_changed, "true", "false") ==
          "### Changed\n\n- **Silent change:** `airudder::x::y` no longer "
          "answers with an envelope.\n");
    CHECK(flag(Rule::envelope_changed, "false", "true") ==
          "### Changed\n\n- **Silent change:** `airudder::x::y` answers with "
          "an envelope now.\n");
    CHECK(draft({.rule = Rule::description_changed,
                 .pointer = "/tags/0",
                 .cpp_name = "airudder::x"}) ==
          "### Changed\n\n- Documentation of `airudder::x`.\n");
    CHECK(draft({.rule = Rule::info_changed, .pointer = "/info/title"}) ==
          "### Changed\n\n- Documentation of `/info/title`.\n");
    CHECK(draft({.rule = Rule::info_changed, .pointer = "/info/version"}) ==
          "");
    CHECK(draft({.rule = Rule::text_changed}) == "");
}

TEST_CASE("prose is shortened to where it differs, other texts are not")
{
    std::string const same(200, 'a');
    std::string const sentence(200, 's');
    auto const shown = [](Change change) {
        return as_text({.before = "a",
                        .after = "b",
                        .version = "0.1.0",
                        .changes = {std::move(change)}});
    };
    auto const prose = shown({.rule = Rule::description_changed,
                              .cpp_name = "airudder::x",
                              .was = same + " old",
                              .is = same + " new"});
    CHECK(prose.find("aaa new\" instead of \"…aaa") != prose.npos);
    CHECK(prose.find("aaa old\"\n") != prose.npos);
    CHECK(prose.find(same) == prose.npos);
    auto const sentences = shown({.rule = Rule::identification_changed,
                                  .cpp_name = "airudder::x",
                                  .is = sentence});
    CHECK(sentences.find(": \"" + sentence + "\"\n") != sentences.npos);
}

TEST_CASE("text of a spec cannot forge lines or markup of a report")
{
    DiffReport const report{.before = "a",
                            .after = "b\nc",
                            .version = "0.1.0",
                            .changes = {{.rule = Rule::wire_name_changed,
                                         .cpp = CppEffect::silent_change,
                                         .operations = {"x.y"},
                                         .pointer = "/a\n# b",
                                         .cpp_name = "airudder::x",
                                         .was = "`# one`",
                                         .is = "a``b\x1b[2J|<b>",
                                         .note = "the header",
                                         .noted = "`*"}}};
    auto const text = as_text(report);
    CHECK(text.find("a``b\\x1b[2J|<b> instead of `# one`") != text.npos);
    CHECK(text.find("b\\x0ac#/a\\x0a# b\n") != text.npos);
    auto const markdown = as_markdown(report);
    CHECK(markdown.find("```a``b\\x1b[2J|<b>``` instead of `` `# one` `` (the "
                        "header `` `* ``)") != markdown.npos);
    CHECK(markdown.find("`b\\x0ac#/a\\x0a# b`") != markdown.npos);
}

TEST_CASE("the version follows from the most severe change")
{
    using enum CppEffect;
    struct Row {
        CppEffect effect;
        std::string_view version;
        Bump bump;
        std::string_view raised;
    };
    for (auto const& row : {Row{source_break, "0.1.4", Bump::minor, "0.2.0"},
                            Row{silent_change, "0.1.4", Bump::minor, "0.2.0"},
                            Row{compatible, "0.1.4", Bump::patch, "0.1.5"},
                            Row{documentation, "0.1.4", Bump::none, "0.1.4"},
                            Row{source_break, "1.2.3", Bump::major, "2.0.0"},
                            Row{silent_change, "1.2.3", Bump::major, "2.0.0"},
                            Row{compatible, "1.2.3", Bump::minor, "1.3.0"},
                            Row{documentation, "1.2.3", Bump::none, "1.2.3"}}) {
        INFO(row.version << ' ' << to_string(row.effect));
        std::vector<Change> const changes{change_of(documentation),
                                          change_of(row.effect),
                                          change_of(documentation)};
        CHECK(bump_for(changes, row.version) == row.bump);
        CHECK(raised(row.version, row.bump) == row.raised);
    }
    CHECK(bump_for({}, "0.1.0") == Bump::none);
}

} // namespace airudder::generator
