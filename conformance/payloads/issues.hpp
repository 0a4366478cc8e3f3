#ifndef AIRUDDER_CONFORMANCE_PAYLOADS_ISSUES_HPP
#define AIRUDDER_CONFORMANCE_PAYLOADS_ISSUES_HPP

#include "payloads/known.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace airudder::conformance {

/// An issue of one payload.
struct PayloadIssue {
    std::string operation{}; // as BodyCase::name
    std::string pointer{};   // the member path
    std::string kind{};
    std::string message{}; // may be empty
    std::string file{};
};

/// All issues of one kind at one member path of an operation.
struct IssueRow {
    std::string operation{};
    std::string pointer{};
    std::string kind{};
    std::size_t count{};
    std::size_t files{};
    std::string first_file{};
    std::string last_file{};

    /// The first ten different messages.
    std::vector<std::string> messages{};
    bool more_messages{};

    KnownIssue const* known{}; // the entry that accepts them, or null
};

/// Counts issues.
class IssueTable {
public:
    /// Issues of one file must follow each other.
    void add(PayloadIssue const& issue);

    /// The rows by operation, and otherwise in the order of the first issues.
    /// Leaves the table empty.
    std::vector<IssueRow> take_rows();

private:
    using Key = std::tuple<std::string, std::string, std::string>;

    std::vector<IssueRow> rows_{};
    std::map<Key, std::size_t> positions_{};
};

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_PAYLOADS_ISSUES_HPP
