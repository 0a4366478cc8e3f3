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

/// The issues that a parse must report, in document order. Missing members come
/// at the end of their object, and a repeated name before its value. Unknown
/// members and values of the wrong type have no issues inside them.
std::vector<Deviation> expected_issues(Shape const& shape,
                                       json_dom::Value const& value);

} // namespace fuzz

#endif // AIRUDDER_TESTS_FUZZ_EXPECTED_ISSUES_HPP
