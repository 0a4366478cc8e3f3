#ifndef AIRUDDER_TESTS_INCLUDE_GRAMMAR_GRAMMAR_CASES_HPP
#define AIRUDDER_TESTS_INCLUDE_GRAMMAR_GRAMMAR_CASES_HPP

#include "catch.hpp"

#include <cstddef>
#include <string>
#include <string_view>

/// JSON texts and what becomes of them: the classes of the JSONTestSuite, in
/// cases of our own. The parser under test is `parse` of records that keep all
/// there is: one without members and one with an open object.
namespace grammar {

/// A value that is refused. It is tried as the member of an object: the error
/// is at `offset` of the value, where `expected` was.
struct Refused {
    std::string_view what;
    std::string_view value;
    std::size_t offset;
    std::string_view expected;
};

/// Checks the error: its place, as offset and as line and column, what was
/// expected and what is there, and that it is the same in either record; and
/// that lists and members of each type refuse the value at the same place.
void check(Refused const& refused);

/// A value that is accepted, and kept as it is apart from white space.
struct Accepted {
    std::string_view what;
    std::string_view value;
};

/// Checks that the value is accepted wherever one can stand, and is the same
/// when it is written again.
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
