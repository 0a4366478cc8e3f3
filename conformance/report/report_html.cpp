#include "report/html.hpp"
#include "report/report.hpp"
#include "report/side_by_side.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <utility>

namespace airudder::conformance {
namespace {

using html::badge;
using html::code;
using html::element;
using html::Html;
using html::text;

/// A value in <code>, or words that say that there is none.
Html value_cell(std::optional<Json> const& value, char const* otherwise)
{
    return value ? code(shown_value(value, "")) : text(otherwise);
}

/// Text in <code>; nothing if it is empty.
Html code_if(std::string const& outside)
{
    return outside.empty() ? Html() : code(outside);
}

Html paragraph(std::string const& outside)
{
    return element("p", text(outside)) + "\n";
}

Html soft(std::string const& outside)
{
    return element("span", {{"class", "soft"}}, text(outside));
}

template <class Rows, class F>
std::vector<html::Row> table_rows(Rows const& rows, F row_of)
{
    std::vector<html::Row> out;
    for (auto const& row : rows)
        out.push_back(row_of(row));
    return out;
}

template <class Rows>
Rows about(Rows const& rows, std::string const& operation)
{
    Rows out;
    std::ranges::copy_if(rows, std::back_inserter(out), [&](auto const& row) {
        return row.operation == operation;
    });
    return out;
}

Html failures_list(Check const& check)
{
    constexpr std::size_t most = 10;
    Html items;
    for (std::size_t i = 0; i < std::min(most, check.failures.size()); ++i)
        items += element("li", text(check.failures[i]));
    if (check.failures.size() > most)
        items +=
            element("li",
                    text("and " + std::to_string(check.failures.size() - most) +
                         " more"));
    return element("ul", items);
}

Html failures_section(Report const& report)
{
    Html out;
    if (!report.currency.differences.empty()) {
        Html items;
        for (auto const& line : report.currency.differences)
            items += element("li", text(line));
        out += paragraph("Not what the sources give:") + element("ul", items);
    }
    std::vector<html::Row> rows;
    for (auto const& check : report.checks)
        if (!check.failures.empty())
            rows.push_back(
                {code(check.subject), text(check.kind), failures_list(check)});
    if (!rows.empty())
        out += html::table(
            "Checks that failed", {"Subject", "Check", "What differs"}, rows);
    return out;
}

Html page_facts(PageRow const& page)
{
    return html::facts({
        {"Page", html::page_text(page.title)},
        {"In English", text(page.english_title)},
        {"Section", html::page_text(page.section)},
        {"Edited", text(page.edited.empty() ? "not stated" : page.edited)},
        {"Status", html::page_text(page.status)},
        {"Address", code_if(page.address)},
        {"Facts", code(page.file)},
        {"Source",
         page.captured ? Html() : Html("read by a person, not captured")},
    });
}

/// "same_as" as "same as".
std::string in_words(std::string ruling)
{
    std::ranges::replace(ruling, '_', ' ');
    return ruling;
}

Html decisions_table(OperationSection const& operation)
{
    if (operation.decisions.empty())
        return {};
    return html::table(
        "Decided",
        {"Where", "Question", "The page says", "Decided", "Because"},
        table_rows(operation.decisions, [](auto const& row) -> html::Row {
            return {row.at.empty() ? Html("the operation") : code(row.at),
                    text(in_words(row.ruling)),
                    value_cell(row.was, ""),
                    value_cell(row.is, "yes"),
                    text(row.because)};
        }));
}

Html assumptions_table(std::vector<AssumptionRow> const& rows)
{
    if (rows.empty())
        return {};
    return html::table("Assumed",
                       {"Where", "Assumed", "Because"},
                       table_rows(rows, [](auto const& row) -> html::Row {
                           return {row.at.empty() ? Html("the operation")
                                                  : code(row.at),
                                   value_cell(row.assumed, ""),
                                   text(row.because)};
                       }));
}

Html member_cell(MemberRow const& row)
{
    if (row.path.empty())
        return code(row.name);
    bool const is_renamed =
        tokens(row.path).empty() || tokens(row.path).back() != row.name;
    return is_renamed ? code(row.name) + text(" is ") + code(row.path)
                      : code(row.path);
}

Html rows_part(OperationSection const& operation)
{
    if (operation.rows.empty())
        return {};
    auto const differing = static_cast<std::size_t>(
        std::ranges::count_if(operation.rows, &MemberRow::differs));
    auto const summary =
        text("What the page says ") +
        soft(counted(operation.rows.size(), "row") +
             (differing == 0
                  ? ", all as in the spec"
                  : ", " + std::to_string(differing) + " not as in the spec"));
    auto const table = html::table(
        "Members that the page describes",
        {"Member", "The page says", "The spec has"},
        table_rows(operation.rows, [](auto const& row) -> html::Row {
            auto is = text(row.is);
            if (row.differs)
                is += text(" ") + badge(Mark::open, "differs");
            return {member_cell(row), text(row.stated), is};
        }));
    return html::foldable(summary, table);
}

Html line_of(SideLine const& line, char const* tag, Html const& sign)
{
    auto const& whole = line.text;
    auto const part = whole.substr(line.begin, line.end - line.begin);
    auto inside = sign + text(whole.substr(0, line.begin));
    if (!part.empty())
        inside += element("mark", text(part));
    return element(tag, inside + text(whole.substr(line.end)));
}

/// The lines of one side, with a sign before each if they differ.
Html lines_of(std::vector<SideLine> const& lines,
              char const* tag,
              Html const& sign,
              bool differ)
{
    Html out;
    for (auto const& line : lines) {
        if (line.kind == SideLine::Kind::changed)
            out += line_of(line, tag, sign) + "\n";
        else if (line.kind == SideLine::Kind::filler)
            out += element("span", {{"class", "filler"}}, "\n");
        else
            out += (differ ? Html("  ") : Html()) + text(line.text) + "\n";
    }
    return out;
}

Html figure(std::string const& caption,
            std::string const& label,
            Html const& content)
{
    return element("figure",
                   element("figcaption", text(caption)) +
                       html::listing(label, content));
}

Html round_trip_part(Check const& check)
{
    auto const& trip = *check.round_trip;
    auto const lines =
        align(pretty_lines(trip.documented), pretty_lines(trip.written));
    bool const differ = trip.documented != trip.written;
    bool const failed = !check.failures.empty();
    auto const how = how_it_came_back(check);
    auto const summary =
        text("Example ") + code(check.subject) + " " +
        badge(failed ? Mark::bad : Mark::good, "came back " + how) + " " +
        soft(counted(trip.documented.size(), "byte"));
    auto const documented = figure("Documented",
                                   "documented: " + check.subject,
                                   lines_of(lines.left, "del", "- ", differ));
    auto const written = figure("What came back",
                                "came back: " + check.subject,
                                lines_of(lines.right, "ins", "+ ", differ));
    return html::foldable(
        summary,
        element("div", {{"class", "pair"}}, documented + written),
        differ);
}

Html article_of(Report const& report, OperationSection const& operation)
{
    auto const id = html::id_of(operation.name);
    auto const kind = operation.webhook ? std::string("webhook")
                                        : "endpoint " + operation.method + ' ' +
                                              operation.path;
    auto out = element("h3", {{"id", id}}, text(operation.name)) +
               element("p", soft(kind)) + "\n";
    if (!operation.summary.empty())
        out += paragraph(operation.summary);
    for (auto const& page : operation.pages)
        out += page_facts(page);
    out += decisions_table(operation);
    out += assumptions_table(about(report.assumptions, operation.name));
    out += rows_part(operation);
    for (auto const& check : report.checks)
        if (check.round_trip && check.operation == operation.name)
            out += round_trip_part(check);
    return element("article", {{"aria-labelledby", id}}, out) + "\n";
}

html::Row overview_row(Report const& report, OperationSection const& operation)
{
    std::vector<std::string> edited;
    for (auto const& page : operation.pages)
        if (!page.edited.empty())
            edited.push_back(page.edited);
    std::size_t examples = 0;
    bool passed = true;
    for (auto const& check : report.checks)
        if (check.operation == operation.name) {
            examples += check.round_trip ? 1 : 0;
            passed = passed && check.failures.empty();
        }
    auto const count = [&](auto const& rows) {
        return text(std::to_string(about(rows, operation.name).size()));
    };
    return {
        html::link_to(html::id_of(operation.name), code(operation.name)),
        badge(passed ? Mark::good : Mark::bad, passed ? "passed" : "failed"),
        text(edited.empty() ? "not stated" : joined(edited, ", ")),
        text(std::to_string(examples)),
        text(std::to_string(operation.decisions.size())),
        count(report.assumptions),
        count(report.deviations)};
}

Html pages_section(Report const& report)
{
    auto out =
        html::table("Operations",
                    {"Operation",
                     "Checks",
                     "Page edited",
                     "Examples",
                     "Decisions",
                     "Assumptions",
                     "Deviations"},
                    table_rows(report.operations, [&](auto const& operation) {
                        return overview_row(report, operation);
                    }));
    for (auto const& operation : report.operations)
        out += article_of(report, operation);
    return out;
}

/// A square for each page of the site, and a gap between its folders.
class Waffle {
public:
    explicit Waffle(Coverage const& coverage) : coverage_(coverage)
    {
        while (columns_ * columns_ < 6 * coverage.site.size())
            ++columns_;
    }

    Html run()
    {
        Html squares;
        std::string_view folder = coverage_.site.front().folder;
        for (auto const& page : coverage_.site) {
            if (std::exchange(folder, page.folder) != page.folder &&
                next_ % columns_ != 0)
                ++next_;
            squares += square(page, next_++);
        }
        auto const rows = (next_ + columns_ - 1) / columns_;
        auto const box = "0 0 " + std::to_string(columns_ * size) + ' ' +
                         std::to_string(rows * size);
        return element(
            "svg",
            {{"class", "waffle"},
             {"viewBox", box},
             {"role", "img"},
             {"aria-labelledby", "picture-title picture-text"}},
            element("title", {{"id", "picture-title"}}, "Pages of the site") +
                element("desc",
                        {{"id", "picture-text"}},
                        text(coverage_sentence(coverage_))) +
                squares);
    }

private:
    static constexpr std::size_t size = 10;

    Html square(SitePage const& page, std::size_t place) const
    {
        auto const x = std::to_string(place % columns_ * size + 1);
        auto const y = std::to_string(place / columns_ * size + 1);
        bool const covered = !page.operation.empty();
        return element("rect",
                       {{"class", covered ? "covered" : "other"},
                        {"x", x},
                        {"y", y},
                        {"width", "8"},
                        {"height", "8"},
                        {"rx", "1.5"}},
                       element("title",
                               text(page.folder + " / " + page.title +
                                    (covered ? ": " + page.operation : ""))));
    }

    Coverage const& coverage_;
    std::size_t columns_ = 40; // more for a large site
    std::size_t next_ = 0;
};

Html coverage_section(Coverage const& coverage)
{
    if (coverage.site.empty())
        return paragraph(coverage_sentence(coverage));
    auto const table = html::table(
        "Pages by folder of the site",
        {"Folder", "Pages", "Covered"},
        table_rows(folders_of(coverage), [](auto const& folder) -> html::Row {
            return {html::page_text(folder.name),
                    text(std::to_string(folder.pages)),
                    text(std::to_string(folder.covered))};
        }));
    auto const caption = element(
        "figcaption",
        "Each square is a page of the site, in its order, with a gap between "
        "folders. Filled: the spec has its operation.");
    return paragraph(coverage_sentence(coverage)) +
           element("figure", Waffle(coverage).run() + caption) + "\n" +
           html::foldable("By folder", table);
}

Html deviations_section(Report const& report)
{
    if (report.deviations.empty())
        return paragraph("The spec departs from no page.");
    return html::table(
        "Where the spec departs from the pages",
        {"Operation",
         "Place in the spec",
         "The page has",
         "The spec has",
         "Because"},
        table_rows(report.deviations, [](auto const& row) -> html::Row {
            return {code(row.operation),
                    code(row.pointer),
                    value_cell(row.was, "nothing"),
                    value_cell(row.is, "nothing"),
                    text(row.because)};
        }));
}

Html drift_section(Drift const& drift)
{
    auto const sentence = paragraph(drift_sentence(drift));
    if (drift.changes.empty())
        return sentence;
    return sentence +
           html::table(
               "Changes of the spec",
               {"Change", "Name", "Effect on C++", "Before", "Now"},
               table_rows(drift.changes, [](auto const& row) -> html::Row {
                   auto const name = row.name.empty()
                                         ? joined(row.operations, ", ")
                                         : row.name;
                   return {text(row.rule),
                           code_if(name),
                           text(row.effect),
                           code_if(row.was),
                           code_if(row.is)};
               }));
}

Html checks_section(Report const& report)
{
    Html lists;
    std::vector<html::Row> totals;
    for (auto const& kind : kinds(report)) {
        std::size_t failed = 0;
        double seconds = 0;
        std::vector<html::Row> rows;
        for (auto const& check : report.checks)
            if (check.kind == kind) {
                bool const passed = check.failures.empty();
                failed += passed ? 0 : 1;
                seconds += check.seconds;
                rows.push_back({code(check.subject),
                                badge(passed ? Mark::good : Mark::bad,
                                      passed ? "passed" : "failed"),
                                text(check.note),
                                text(shown_seconds(check.seconds))});
            }
        totals.push_back({text(kind),
                          text(std::to_string(rows.size() - failed)),
                          text(std::to_string(failed)),
                          text(shown_seconds(seconds))});
        lists +=
            html::foldable(text("Checks of " + kind),
                           html::table("Checks of " + kind,
                                       {"Subject", "Result", "Note", "Seconds"},
                                       rows));
    }
    return html::table("Checks by kind",
                       {"Kind", "Passed", "Failed", "Seconds"},
                       totals) +
           lists;
}

} // namespace

std::string to_html(Report const& report)
{
    html::Page page{.title = "Conformance report",
                    .subject = report.run.title,
                    .verdicts = {exact_verdict(report),
                                 current_verdict(report.currency),
                                 checks_verdict(report)},
                    .facts = html::facts(
                        report.run, {{"Pages edited", edit_times(report)}})};
    auto const add = [&](char const* id, char const* heading, Html content) {
        if (!content.empty())
            page.sections.push_back({id, heading, std::move(content)});
    };
    add("failures", "What failed", failures_section(report));
    add("pages", "Page by page", pages_section(report));
    add("coverage", "Coverage of the site", coverage_section(report.coverage));
    add("deviations", "Deviations", deviations_section(report));
    add("drift", "Drift since the last version", drift_section(report.drift));
    add("checks", "All checks", checks_section(report));
    page.footer = origin_of(report.run);
    return html::document(page);
}

} // namespace airudder::conformance
