#ifndef AIRUDDER_PARSE_OPTIONS_HPP
#define AIRUDDER_PARSE_OPTIONS_HPP

#include <airudder/issue.hpp>

#include <cstddef>
#include <vector>

namespace airudder {

/// Strictness, limits and reports of `parse`.
struct ParseOptions {
    /// Whether to fail at the first deviation from the documentation.
    bool strict = false;

    /// Maximum nesting depth of objects and arrays; the root counts as 1.
    /// Values above 1024 count as 1024.
    std::size_t max_depth = 64;

    /// Maximum size of the text in bytes.
    std::size_t max_size = std::size_t{64} << 20;

    /// Maximum memory of the decoded values in bytes, estimated. Does not count
    /// the record itself and a buffer for the longest string with escapes.
    std::size_t max_memory = std::size_t{256} << 20;

    /// Maximum number of issues to collect; further issues are only counted.
    /// Issues are also only counted once the pointers would together exceed the
    /// size of the text plus 1 MiB.
    std::size_t max_issues = 1000;

    /// Receives the deviations, in document order; cleared first. Null to
    /// collect none.
    std::vector<Issue>* issues = nullptr;

    /// Receives the number of deviations, collected or not. Null if not needed.
    std::size_t* issue_count = nullptr;

    /// Receives the memory of the decoded values in bytes, as `max_memory`
    /// counts it. Null if not needed.
    std::size_t* memory = nullptr;
};

} // namespace airudder

#endif // AIRUDDER_PARSE_OPTIONS_HPP
