#ifndef AIRUDDER_CONFORMANCE_CHECKS_HPP
#define AIRUDDER_CONFORMANCE_CHECKS_HPP

#include "cases.hpp"
#include "project.hpp"
#include "report/report.hpp"

#include <chrono>
#include <filesystem>
#include <vector>

/// The checks of the suite. Each function returns one Check per subject.
namespace airudder::conformance {

using Checks = std::vector<Check>;

/// The check that `run` returns, with the time that it takes.
template <class F>
Check timed(F run)
{
    auto const began = std::chrono::steady_clock::now();
    Check check = run();
    check.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began)
            .count();
    return check;
}

/// Every example has the digest of the facts. It parses without issues, or only
/// with those that the spec lists, and comes back byte for byte; if its members
/// are in another order than the type's, as the same value with every number
/// spelled alike.
Checks check_examples(Project const& project, Cases const& cases);

/// Every webhook has its documented reply, byte for byte.
Checks check_replies(Project const& project, Cases const& cases);

/// A tolerant parse of every mutation loses nothing and reports exactly the
/// issues that the oracle expects. A strict parse fails at the first of these.
/// Writes every mutation to the file `export_path`, one JSON object per line,
/// unless it is empty.
Checks check_mutations(Project const& project,
                       Cases const& cases,
                       std::filesystem::path const& export_path = {});

/// make_request builds the page's sample request.
Checks check_requests(Project const& project, Cases const& cases);

/// Facts, spec and header agree on the name, method, path, titles and edit time
/// of every operation.
Checks check_operations(Project const& project, Cases const& cases);

/// Every row of a page's tables agrees with a member of the spec, its presence
/// and its enum texts.
Checks check_rows(Project const& project);

/// Every member of the spec has the same type, presence and enum texts in the
/// header.
Checks check_members(Project const& project, Cases const& cases);

/// Every listed deviation still exists.
Checks check_deviations(Project const& project);

std::vector<DeviationRow> deviation_table(Project const& project);
std::vector<AssumptionRow> assumption_table(Project const& project);
Coverage coverage(Project const& project);
std::vector<OperationSection> operation_sections(Project const& project);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_CHECKS_HPP
