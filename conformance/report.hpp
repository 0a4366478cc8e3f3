#ifndef AIRUDDER_CONFORMANCE_REPORT_HPP
#define AIRUDDER_CONFORMANCE_REPORT_HPP

#include "json.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace airudder::conformance {

/// The result of one check of one subject.
struct Check {
    std::string kind{};    // the heading it stands under, e.g. "examples"
    std::string subject{}; // e.g. "workflow.query_workflow_ids 200"
    std::string note{};    // e.g. "578 bytes, 801 mutations"
    std::vector<std::string> failures{}; // empty: passed
};

/// A departure of the spec from the page, and its reason.
struct DeviationRow {
    std::string operation{};
    std::string pointer{};
    std::optional<Json> was{}; // what the page has
    std::optional<Json> is{};  // what the spec has instead
    std::string because{};
};

/// A question that the pages leave open, and the answer in the spec.
struct AssumptionRow {
    std::string operation{};
    std::string at{}; // member path or key
    std::optional<Json> assumed{};
    std::string because{};
};

/// How much of the site the spec covers.
struct Coverage {
    std::size_t pages{};
    std::size_t covered{};
    std::size_t operations{};
};

/// The whole report, for people, CI servers and programs.
struct Report {
    std::vector<Check> checks{};
    std::vector<DeviationRow> deviations{};
    std::vector<AssumptionRow> assumptions{};
    Coverage coverage{};

    std::size_t failed() const;
};

/// One line per check, tables of deviations and assumptions, coverage, and last
/// a count.
std::string to_text(Report const& report);

/// JUnit's XML, with a suite per kind of check.
std::string to_junit(Report const& report);

/// One JSON object:
///
///     passed, failed     how many checks did and did not pass
///     checks             array of objects, one per check
///       kind, subject    what was checked of what, e.g. "examples",
///                        "workflow.query_workflow_ids 200"
///       note             what is good to know about it; may be empty
///       failures         array of texts; empty if it passed
///     deviations         array of objects: where the spec departs from a page
///       operation        operationId
///       pointer          the place in the spec, "#" and an RFC 6901 pointer
///       was, is          what the page and what the spec has: the JSON values
///                        of the spec's x-deviations, each left out if not
///                        stated there
///       because          the reason
///     assumptions        array of objects: what the spec assumes where the
///                        pages leave a question open
///       operation        operationId
///       at               member path or key; empty for the operation itself
///       assumed          the JSON value of the spec's x-assumptions
///       because          the reason
///     coverage
///       pages            pages of the site
///       covered          those of them, English ones too, that describe an
///                        operation of the spec
///       operations       operations of the spec
std::string to_json(Report const& report);

/// Writes a file. Throws std::runtime_error if that fails.
void write_file(std::filesystem::path const& path, std::string const& text);

/// Writes conformance.txt, .xml and .json into `folder`.
void write_reports(Report const& report, std::filesystem::path const& folder);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_REPORT_HPP
