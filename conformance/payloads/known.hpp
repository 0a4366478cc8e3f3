#ifndef AIRUDDER_CONFORMANCE_PAYLOADS_KNOWN_HPP
#define AIRUDDER_CONFORMANCE_PAYLOADS_KNOWN_HPP

#include "cases.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::conformance {

/// A place in a text: "line 3, column 7", both from 1, columns in bytes.
std::string line_and_column(std::string_view text, std::size_t offset);

/// An entry of the file of known issues.
struct KnownIssue {
    std::string operation{}; // as BodyCase::name
    std::string pointer{};   // the member path
    std::string kind{};
    std::string because{};
    std::string place{}; // "/0 (line 3, column 7)"
};

struct KnownIssues {
    std::vector<KnownIssue> entries{};

    /// What is wrong with the file, e.g. `/0/kind: expected …, found … (line 3,
    /// column 7)`. If there is anything, `entries` are not all.
    std::vector<std::string> errors{};
};

/// Reads the text of a file of known issues: a JSON array of objects with the
/// members `operation`, `pointer`, `kind` and `because`, all of them strings
/// that are not empty, apart from `pointer`. No two entries accept the same
/// issues.
KnownIssues read_known_issues(std::string_view text, Cases const& cases);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_PAYLOADS_KNOWN_HPP
