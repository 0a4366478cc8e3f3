#ifndef AIRUDDER_CONFORMANCE_REPORT_HPP
#define AIRUDDER_CONFORMANCE_REPORT_HPP

#include "json.hpp"
#include "report/run_facts.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace airudder::conformance {

/// A documented example, and what its type writes after reading it.
struct RoundTrip {
    std::string documented{}; // without white space between its tokens
    std::string written{};    // empty if it could not be read
};

/// The result of one check of one subject.
struct Check {
    std::string kind{};    // the heading it stands under, e.g. "examples"
    std::string subject{}; // e.g. "workflow.query_workflow_ids 200"
    std::string note{};    // e.g. "578 bytes, 801 mutations"
    std::vector<std::string> failures{}; // empty: passed
    std::string operation{};             // empty if it is about all of them
    double seconds{};                    // that it took
    std::optional<RoundTrip> round_trip{};
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

/// A page that documents an operation.
struct PageRow {
    std::string file{}; // of its facts
    std::string title{};
    std::string english_title{};
    std::string section{};
    std::string edited{};  // as the page writes it
    std::string status{};  // e.g. "deprecated"
    std::string address{}; // the URL that it states
    bool captured{};       // its text or twin was read
};

/// A ruling of a person.
struct DecisionRow {
    std::string ruling{}; // its kind, e.g. "presence"
    std::string at{};     // member path; empty for the operation itself
    std::optional<Json> was{};
    std::optional<Json> is{};
    std::string because{};
};

/// A row of a page's table, and the member that it describes.
struct MemberRow {
    std::string name{};   // on the page
    std::string stated{}; // by the page, e.g. "string, required"
    std::string path{};   // of the member; empty if there is none
    std::string is{};     // what the spec has, e.g. "string, optional"
    bool differs{};       // in type or presence
};

/// All that the report shows of an operation besides its checks.
struct OperationSection {
    std::string name{};
    bool webhook{};
    std::string method{};
    std::string path{}; // endpoints
    std::string summary{};
    std::vector<PageRow> pages{};
    std::vector<MemberRow> rows{};
    std::vector<DecisionRow> decisions{};
};

/// A page in the catalogue of the site.
struct SitePage {
    std::string folder{};    // the first one of its place
    std::string title{};     // the last part of its place
    std::string operation{}; // empty if the spec has none of it
};

/// How much of the site the spec covers.
struct Coverage {
    std::size_t pages{};
    std::size_t covered{};
    std::size_t operations{};
    std::vector<SitePage> site{}; // these pages
};

/// A folder of the site, and how much of it the spec covers.
struct Folder {
    std::string name{};
    std::size_t pages{};
    std::size_t covered{};
};

/// In the order of the site.
std::vector<Folder> folders_of(Coverage const& coverage);

/// The whole report, for people, CI servers and programs.
struct Report {
    std::vector<Check> checks{};
    std::vector<DeviationRow> deviations{};
    std::vector<AssumptionRow> assumptions{};
    Coverage coverage{};
    std::vector<OperationSection> operations{};
    RunFacts run{};
    Currency currency{};
    Drift drift{};

    std::size_t failed() const;

    /// How many examples there are, and how many of them come back byte by
    /// byte.
    std::size_t examples() const;
    std::size_t same_bytes() const;

    /// Whether every example comes back exactly: as the same bytes or, where
    /// its members are in another order or its characters escaped otherwise, as
    /// the same value. nullopt if there are none.
    std::optional<bool> is_exact() const;
};

/// The kinds of checks, in order of first use.
std::vector<std::string> kinds(Report const& report);

/// How an example came back, e.g. "byte for byte" or "as the same value".
std::string how_it_came_back(Check const& check);

/// One line per check, tables of deviations and assumptions, coverage, drift,
/// whether it is exact and current, and last a count.
std::string to_text(Report const& report);

/// JUnit's XML, with a suite per kind of check, and times in seconds.
std::string to_junit(Report const& report);

/// One JSON object:
///
///     run                when and with what the suite ran
///       title            title of the spec
///       date             in UTC, e.g. "2026-01-31 12:00 UTC"
///       commit           of the checked project, with "-dirty" if a file
///                        differs; "unknown" without git
///       compiler         that compiled the suite
///       version          of the headers
///     exact              whether all examples come back exactly; null if there
///                        are none
///     current            whether spec and headers are what their sources give;
///                        null if that was not checked
///     not_current        array of texts: what is not
///     passed, failed     how many checks did and did not pass
///     checks             array of objects, one per check
///       kind, subject    what was checked of what, e.g. "examples",
///                        "workflow.query_workflow_ids 200"
///       operation        operationId; empty if it is about all of them
///       note             what is good to know about it; may be empty
///       seconds          how long it took
///       failures         array of texts; empty if it passed
///       documented       of an example: its JSON value, or text
///       written          of an example: what came back; left out if it equals
///                        `documented`, byte by byte
///     operations         array of objects, one per operation
///       operation        operationId
///       kind             "endpoint" or "webhook"
///       method, path     of an endpoint
///       pages            array of objects: file, title, english_title, section,
///                        edited, status, address (each a text, which may be
///                        empty), captured
///       rows             array of objects, one per row of the pages' tables:
///                        name, stated (what the page says), path, is (what the
///                        spec has), differs
///       decisions        array of objects: ruling, at, was, is, because. The
///                        JSON values `was` and `is` may be left out
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
///       folders          array of objects: name, pages and covered of each
///                        folder of the site
///     drift              what changed since the last version
///       since            that version, a git revision; empty if there is none
///       problem          why nothing was compared; empty if something was
///       version          the version that follows
///       changes          array of objects: effect, rule, name, was, is, as
///                        `airudder-gen diff` gives them, and operations, an
///                        array of texts
std::string to_json(Report const& report);

/// A page that needs neither a script nor another file.
std::string to_html(Report const& report);

/// The same without examples, rows and single checks that passed, e.g. for
/// the summary of a job.
std::string to_markdown(Report const& report);

/// Writes a file. Throws std::runtime_error if that fails.
void write_file(std::filesystem::path const& path, std::string const& text);

/// Writes conformance.txt, .xml, .json, .html and .md into `folder`.
void write_reports(Report const& report, std::filesystem::path const& folder);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_REPORT_HPP
