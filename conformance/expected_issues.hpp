#ifndef AIRUDDER_CONFORMANCE_EXPECTED_ISSUES_HPP
#define AIRUDDER_CONFORMANCE_EXPECTED_ISSUES_HPP

#include "json.hpp"
#include "shape.hpp"

#include <functional>
#include <string>
#include <vector>

namespace airudder::conformance {

/// An issue without the runtime's types.
struct PlainIssue {
    std::string pointer{};
    std::string kind{}; // as IssueKind spells it

    bool operator==(PlainIssue const&) const = default;
};

/// Every issue that a parse must report about a value, in the right order. This
/// is document order: a missing member is reported at the end of its object, a
/// repeated name before its value. Nothing is reported inside unknown members
/// and values of a wrong type.
std::vector<PlainIssue> expected_issues(Shape const& shape, Json const& value);

/// Takes an issue and its member path: the pointer with `-` for any element of
/// an array and `*` for any value of a map. Members of these names are `~-` and
/// `~*`.
using TakeIssue =
    std::function<void(PlainIssue&& issue, std::string&& member_path)>;

/// Calls `take` for each of these issues, in that order.
void for_each_expected_issue(Shape const& shape,
                             Json const& value,
                             TakeIssue const& take);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_EXPECTED_ISSUES_HPP
