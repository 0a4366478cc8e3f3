#ifndef AIRUDDER_CONFORMANCE_CHECKS_HPP
#define AIRUDDER_CONFORMANCE_CHECKS_HPP

#include "cases.hpp"
#include "project.hpp"
#include "report.hpp"

#include <filesystem>
#include <vector>

/// The checks themselves. Each returns one Check per subject.
namespace airudder::conformance {

using Checks = std::vector<Check>;

/// Digest as in the facts, strict parse without issues, written byte by byte.
Checks check_examples(Project const& project, Cases const& cases);

/// Webhooks: the documented answer, byte by byte.
Checks check_replies(Project const& project, Cases const& cases);

/// Tolerant parse of every mutation loses nothing and reports exactly what
/// the oracle expects; strict parse fails at the first of these. Every
/// mutation goes to the file `export_path`, one JSON object a line.
Checks check_mutations(Project const& project,
                       Cases const& cases,
                       std::filesystem::path const& export_path);

/// make_request equals the page's sample request.
Checks check_requests(Project const& project, Cases const& cases);

/// Name, method, path, titles, edit time; in facts, spec and header.
Checks check_operations(Project const& project, Cases const& cases);

/// Every row of a page's tables: member, presence, enum texts.
Checks check_rows(Project const& project);

/// Every member of the spec: type, presence, enum texts in the header.
Checks check_members(Project const& project, Cases const& cases);

/// Every deviation is still one.
Checks check_deviations(Project const& project);

std::vector<DeviationRow> deviation_table(Project const& project);
Coverage coverage(Project const& project);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_CHECKS_HPP
