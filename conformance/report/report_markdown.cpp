#include "report/markdown.hpp"
#include "report/report.hpp"
#include "report/words.hpp"

#include <algorithm>

namespace airudder::conformance {
namespace {

using Cells = std::vector<std::string>;

std::string code_of(std::optional<Json> const& value)
{
    return value ? markdown::code(shown_value(value, "")) : "";
}

std::string heading(char const* words)
{
    return std::string("## ") + words + "\n\n";
}

std::string failures_part(Report const& report)
{
    std::vector<Cells> rows;
    for (auto const& line : report.currency.differences)
        rows.push_back({"current", "", markdown::text(line)});
    for (auto const& check : report.checks)
        if (!check.failures.empty())
            rows.push_back(
                {check.kind,
                 markdown::code(check.subject),
                 markdown::text(check.failures.front()) +
                     (check.failures.size() == 1
                          ? ""
                          : "; and " +
                                std::to_string(check.failures.size() - 1) +
                                " more")});
    return rows.empty() ? ""
                        : heading("What failed") +
                              markdown::table(
                                  {"Check", "Subject", "What differs"}, rows);
}

std::string pages_part(Report const& report)
{
    std::vector<Cells> rows;
    for (auto const& operation : report.operations) {
        Cells titles;
        Cells edited;
        for (auto const& page : operation.pages) {
            titles.push_back(markdown::text(page.title));
            edited.push_back(markdown::text(page.edited.empty() ? "not stated"
                                                                : page.edited));
        }
        auto const assumed = std::ranges::count(
            report.assumptions, operation.name, &AssumptionRow::operation);
        auto const examples =
            std::ranges::count_if(report.checks, [&](auto const& check) {
                return check.operation == operation.name && check.round_trip;
            });
        rows.push_back({markdown::code(operation.name),
                        joined(titles, "; "),
                        joined(edited, "; "),
                        std::to_string(examples),
                        std::to_string(operation.decisions.size()),
                        std::to_string(assumed)});
    }
    return heading("Pages") + markdown::table({"Operation",
                                               "Page",
                                               "Edited",
                                               "Examples",
                                               "Decisions",
                                               "Assumptions"},
                                              rows);
}

std::string deviations_part(Report const& report)
{
    std::vector<Cells> rows;
    for (auto const& row : report.deviations)
        rows.push_back({markdown::code(row.operation),
                        markdown::code(row.pointer),
                        code_of(row.was),
                        code_of(row.is),
                        markdown::text(row.because)});
    return rows.empty()
               ? ""
               : heading("Deviations of the spec from the pages") +
                     markdown::table(
                         {"Operation", "Place", "Page", "Spec", "Because"},
                         rows);
}

std::string assumptions_part(Report const& report)
{
    std::vector<Cells> rows;
    for (auto const& row : report.assumptions)
        rows.push_back({markdown::code(row.operation),
                        markdown::code(row.at),
                        code_of(row.assumed),
                        markdown::text(row.because)});
    return rows.empty()
               ? ""
               : heading("Assumptions where the pages leave a question open") +
                     markdown::table(
                         {"Operation", "Where", "Assumed", "Because"}, rows);
}

std::string coverage_part(Coverage const& coverage)
{
    std::vector<Cells> rows;
    for (auto const& folder : folders_of(coverage))
        if (folder.covered > 0)
            rows.push_back({markdown::text(folder.name),
                            std::to_string(folder.covered) + " of " +
                                std::to_string(folder.pages)});
    return heading("Coverage of the site") +
           markdown::text(coverage_sentence(coverage)) + "\n\n" +
           (rows.empty() ? ""
                         : markdown::table({"Folder", "Pages covered"}, rows));
}

std::string drift_part(Drift const& drift)
{
    std::vector<Cells> rows;
    for (auto const& row : drift.changes)
        rows.push_back(
            {markdown::text(row.rule),
             markdown::code(row.name.empty() ? joined(row.operations, ", ")
                                             : row.name),
             markdown::text(row.effect)});
    return heading("Drift since the last version") +
           markdown::text(drift_sentence(drift)) + "\n\n" +
           (rows.empty()
                ? ""
                : markdown::table({"Change", "Name", "Effect on C++"}, rows));
}

std::string checks_part(Report const& report)
{
    std::vector<Cells> rows;
    for (auto const& kind : kinds(report)) {
        std::size_t passed = 0;
        std::size_t failed = 0;
        double seconds = 0;
        for (auto const& check : report.checks)
            if (check.kind == kind) {
                ++(check.failures.empty() ? passed : failed);
                seconds += check.seconds;
            }
        rows.push_back({markdown::text(kind),
                        std::to_string(passed),
                        std::to_string(failed),
                        shown_seconds(seconds)});
    }
    return heading("Checks") +
           markdown::table({"Kind", "Passed", "Failed", "Seconds"}, rows);
}

} // namespace

std::string to_markdown(Report const& report)
{
    return markdown::beginning("Conformance report",
                               report.run.title,
                               {exact_verdict(report),
                                current_verdict(report.currency),
                                checks_verdict(report)},
                               report.run,
                               {{"Pages edited", edit_times(report)}}) +
           failures_part(report) + pages_part(report) + checks_part(report) +
           coverage_part(report.coverage) + deviations_part(report) +
           assumptions_part(report) + drift_part(report.drift) +
           markdown::text(origin_of(report.run)) + '\n';
}

} // namespace airudder::conformance
