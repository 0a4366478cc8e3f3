#ifndef AIRUDDER_CONFORMANCE_PAYLOADS_PAYLOAD_REPORT_HPP
#define AIRUDDER_CONFORMANCE_PAYLOADS_PAYLOAD_REPORT_HPP

#include "payloads/check.hpp"
#include "payloads/files.hpp"
#include "payloads/issues.hpp"
#include "payloads/known.hpp"
#include "report/run_facts.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace airudder::conformance {

/// What the check of all payloads found.
struct PayloadReport {
    bool strict{}; // whether new issues are failures
    std::vector<PayloadResult> payloads{};
    std::vector<std::string> others{};
    std::vector<IssueRow> issues{};
    std::vector<KnownIssue const*> unneeded{};
    RunFacts run{};

    /// How many payloads are not lossless.
    std::size_t failed() const;

    /// How many issues are not known.
    std::size_t new_issues() const;

    /// Whether nothing failed.
    bool passed() const;
};

/// Checks all `files` below `folder`, and compares the issues with `known`,
/// which the report refers to.
PayloadReport check_payloads(Cases const& cases,
                             std::filesystem::path const& folder,
                             PayloadFiles const& files,
                             KnownIssues const& known,
                             bool strict);

/// How often issues were found, and where, e.g. "2 in 1 file, first in a.json".
std::string found_in(IssueRow const& row);

/// An entry of the file of known issues that lacks only the reason.
std::string entry_to_paste(IssueRow const& row);

/// The payloads that failed, the other files, the issues, an entry to paste for
/// each new one, the entries that are not needed, and last counts. The place of
/// an entry follows `known_file`. Each line is printable.
std::string to_text(PayloadReport const& report, std::string const& known_file);

/// JUnit's XML: a test case for each payload, with its time in seconds, and for
/// each issue and entry that is not needed.
std::string to_junit(PayloadReport const& report);

/// One JSON object, which is the same whenever the payloads are:
///
///     strict             whether new issues are failures
///     passed, failed     how many payloads are and are not lossless
///     payloads           array of objects, one per payload
///       file             its path below the folder
///       operation        the operation whose event or answer it is, or with
///                        ".request" the one whose request it is; left out if
///                        that is unknown
///       bytes            its size
///       issues           how many issues it has
///       problem          why it is not lossless; left out if it is
///     other_files        array of texts: paths of files that are not payloads
///     issues             array of objects, by operation, then in the order in
///                        which they were found
///       operation        as above
///       pointer          JSON Pointer to the member, with "-" for any element
///                        of an array and "*" for any value of a map; members
///                        of these names are "~-" and "~*"
///       kind             e.g. "unknown_member"
///       count            how often it was found
///       files            in how many payloads
///       first_file       path of the first one
///       messages         array of texts: the first ten different messages
///       because          the reason of the entry that accepts it; left out if
///                        it is new
///     unneeded           array of the entries whose issue no payload has, as
///                        in the file of known issues
std::string to_json(PayloadReport const& report);

/// A page that needs neither a script nor another file.
std::string to_html(PayloadReport const& report);

/// The same without payloads that come back, e.g. for the summary of a job.
std::string to_markdown(PayloadReport const& report);

/// Writes payloads.txt, .xml, .json, .html and .md into `folder`.
void write_reports(PayloadReport const& report,
                   std::string const& known_file,
                   std::filesystem::path const& folder);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_PAYLOADS_PAYLOAD_REPORT_HPP
