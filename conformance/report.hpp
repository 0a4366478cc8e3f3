#ifndef AIRUDDER_CONFORMANCE_REPORT_HPP
#define AIRUDDER_CONFORMANCE_REPORT_HPP

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace airudder::conformance {

/// What one check found out about one subject.
struct Check {
    std::string kind{};    // the heading it stands under, e.g. "examples"
    std::string subject{}; // e.g. "workflow.query_workflow_ids 200"
    std::string note{};    // e.g. "578 bytes, 801 mutations"
    std::vector<std::string> failures{}; // empty: passed
};

/// Where the spec departs from the page, and why.
struct DeviationRow {
    std::string operation{};
    std::string pointer{};
    std::string was{};
    std::string is{};
    std::string because{};
};

/// How much of the site the spec covers.
struct Coverage {
    std::size_t pages{};
    std::size_t covered{};
    std::size_t operations{};
};

/// All of it, to be read by people, CI servers and programs.
struct Report {
    std::vector<Check> checks{};
    std::vector<DeviationRow> deviations{};
    Coverage coverage{};

    std::size_t failed() const;
};

/// One line per check, a table of deviations, coverage, and last a count.
std::string to_text(Report const& report);

/// JUnit's XML: a suite per kind of check.
std::string to_junit(Report const& report);

std::string to_json(Report const& report);

/// Writes conformance.txt, .xml and .json into `folder`.
void write_reports(Report const& report, std::filesystem::path const& folder);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_REPORT_HPP
