#include "report/sentences.hpp"

#include "report/words.hpp"

#include <algorithm>

namespace airudder::conformance {
namespace {

/// Whether a text begins like "2026-01-31".
bool is_iso_date(std::string_view text)
{
    constexpr std::string_view pattern = "0000-00-00";
    if (text.size() < pattern.size())
        return false;
    return std::ranges::equal(
        text.substr(0, pattern.size()), pattern, [](char c, char p) {
            return p == '0' ? c >= '0' && c <= '9' : c == p;
        });
}

} // namespace

Verdict exact_verdict(Report const& report)
{
    auto const exact = report.is_exact();
    auto const examples = counted(report.examples(), "documented example");
    if (!exact)
        return {Mark::open,
                "No examples",
                "The pages show no example that could be compared."};
    auto const others = report.examples() - report.same_bytes();
    if (*exact && others == 0)
        return {Mark::good,
                "Exact",
                "Parsed and written again, " + examples +
                    (report.examples() == 1 ? " comes" : " come") +
                    " back byte for byte."};
    if (*exact)
        return {Mark::good,
                "Exact",
                "Of " + examples + ", " + std::to_string(report.same_bytes()) +
                    " come back byte for byte and " + std::to_string(others) +
                    " as the same value."};
    return {Mark::bad,
            "Not exact",
            "Not every documented example comes back as the page shows it."};
}

Verdict current_verdict(Currency const& currency)
{
    if (!currency.checked)
        return {Mark::open,
                "Not checked whether current",
                "The suite ran alone; conformance/run compares spec and "
                "headers with their sources."};
    if (currency.is_current())
        return {Mark::good,
                "Current",
                "Spec and headers are what the facts of the pages, the "
                "decisions and the wording give."};
    return {Mark::bad,
            "Not current",
            "Spec or headers are not what the facts of the pages, the "
            "decisions and the wording give."};
}

Verdict checks_verdict(Report const& report)
{
    auto const failed = report.failed();
    auto const passed = report.checks.size() - failed;
    return {failed == 0 ? Mark::good : Mark::bad,
            failed == 0 ? "All checks passed"
                        : counted(failed, "check") + " failed",
            std::to_string(passed) + " passed, " + std::to_string(failed) +
                " failed."};
}

std::string coverage_sentence(Coverage const& coverage)
{
    auto const operations = counted(coverage.operations, "operation");
    if (coverage.pages == 0)
        return "The spec has " + operations +
               ". There is no catalogue of the site to compare with.";
    return "The spec has " + operations + ". Of the site's " +
           counted(coverage.pages, "page") + ", " +
           std::to_string(coverage.covered) +
           (coverage.covered == 1 ? " describes" : " describe") +
           " one of them, and " +
           std::to_string(coverage.pages - coverage.covered) +
           (coverage.pages - coverage.covered == 1 ? " does" : " do") + " not.";
}

std::string drift_sentence(Drift const& drift)
{
    if (!drift.problem.empty())
        return "Nothing was compared: " + drift.problem + '.';
    if (drift.changes.empty())
        return "The spec is the same as in " + drift.since + '.';
    auto const changes = counted(drift.changes.size(), "change");
    return changes + " since " + drift.since +
           (drift.version.empty()
                ? "."
                : ". The version that follows is " + drift.version + '.');
}

std::string edit_times(Report const& report)
{
    std::vector<std::string> times;
    std::size_t pages = 0;
    for (auto const& operation : report.operations)
        for (auto const& page : operation.pages) {
            ++pages;
            if (is_iso_date(page.edited))
                times.push_back(page.edited.substr(0, 10));
        }
    if (times.empty())
        return pages == 0 ? "" : "not stated";
    auto const [first, last] = std::ranges::minmax(times);
    auto const range = first == last ? first : first + " to " + last;
    return times.size() == pages
               ? range
               : range + "; " + counted(pages - times.size(), "page") +
                     (pages - times.size() == 1 ? " does" : " do") +
                     " not state it";
}

NamedTexts facts_of(RunFacts const& run)
{
    return {{"Date", run.date},
            {"Commit", run.commit},
            {"Compiler", run.compiler},
            {"Version of the headers", run.version}};
}

std::string origin_of(RunFacts const& run)
{
    return run.version.empty()
               ? "Written by conformance/run of airudder."
               : "Written by conformance/run of airudder " + run.version + '.';
}

} // namespace airudder::conformance
