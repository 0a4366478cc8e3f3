#ifndef AIRUDDER_TESTS_FUZZ_EXPECTED_ISSUES_HPP
#define AIRUDDER_TESTS_FUZZ_EXPECTED_ISSUES_HPP

#include "types.hpp"

#include <airudder/issue.hpp>

#include <string>
#include <vector>

namespace fuzz {

struct Deviation {
    std::string pointer{};
    airudder::IssueKind kind{};
};

/// What a parse has to report of a value: in document order, missing members
/// at the end of their object, a repeated name before its value, nothing of
/// what is inside unknown members and misfits.
std::vector<Deviation> expected_issues(Shape const& shape,
                                       json_dom::Value const& value);

} // namespace fuzz

#endif // AIRUDDER_TESTS_FUZZ_EXPECTED_ISSUES_HPP
