#ifndef AIRUDDER_TESTS_INCLUDE_GRAMMAR_GRAMMAR_CASES_HPP
#define AIRUDDER_TESTS_INCLUDE_GRAMMAR_GRAMMAR_CASES_HPP

#include "catch.hpp"

#include <cstddef>
#include <string>
#include <string_view>

/// JSON texts that `parse` must accept or refuse. The cases are our own and
/// follow the classes of the JSONTestSuite. They are parsed as two records that
/// keep all values: one without members and one with an open object.
namespace grammar {

/// A value that is refused as the member of an object. The error is at `offset`
/// in the value, where `parse` expected `expected`.
struct Refused {
    std::string_view what;
    std::string_view value;
    std::size_t offset;
    std::string_view expected;
};

/// Checks the error: its offset, line and column, and what was expected and
/// found. Both records must give the same error. Lists and members of each type
/// must refuse the value at the same place.
void check(Refused const& refused);

/// A value that is accepted, and kept unchanged except for white space.
struct Accepted {
    std::string_view what;
    std::string_view value;
};

/// Checks that the value is accepted in every context and comes back unchanged.
void check(Accepted const& accepted);

/// A whole text that is refused.
struct RefusedText {
    std::string_view what;
    std::string_view text;
    std::size_t offset;
    std::string_view expected;
};

void check(RefusedText const& refused);

} // namespace grammar

#endif // AIRUDDER_TESTS_INCLUDE_GRAMMAR_GRAMMAR_CASES_HPP
