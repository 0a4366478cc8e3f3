#ifndef AIRUDDER_PARSE_OPTIONS_HPP
#define AIRUDDER_PARSE_OPTIONS_HPP

#include <airudder/issue.hpp>

#include <cstddef>
#include <vector>

namespace airudder {

/// How `parse` reads, how much it reads, and where it reports.
struct ParseOptions {
    /// Fail at the first deviation from what is documented.
    bool strict = false;

    /// Most levels of objects and arrays, the root being one. More than 1024
    /// count as 1024.
    std::size_t max_depth = 64;

    /// Most bytes of text.
    std::size_t max_size = std::size_t{64} << 20;

    /// Most bytes of what is decoded, estimated, and beside the record itself
    /// and a buffer for the longest string that has escapes.
    std::size_t max_memory = std::size_t{256} << 20;

    /// Most issues that are collected; all are counted. Issues whose pointers
    /// together would be longer than the text and 1 MiB are only counted too.
    std::size_t max_issues = 1000;

    /// Where deviations are collected, in document order; cleared first.
    std::vector<Issue>* issues = nullptr;

    /// Receives the number of deviations.
    std::size_t* issue_count = nullptr;
};

} // namespace airudder

#endif // AIRUDDER_PARSE_OPTIONS_HPP
