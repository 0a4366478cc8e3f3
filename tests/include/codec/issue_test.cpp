#include "catch.hpp"

#include <airudder/issue.hpp>

#include <sstream>

using airudder::Issue;
using airudder::IssueKind;

TEST_CASE("an issue prints its place, kind and message")
{
    std::ostringstream out;
    out << Issue{"/a/0", IssueKind::wrong_type, "expected x, found y"};
    CHECK(out.str() == "/a/0: wrong_type: expected x, found y");
}

TEST_CASE("issue kinds print as their enumerators")
{
    std::ostringstream out;
    for (auto const kind : {IssueKind::missing,
                            IssueKind::unknown_member,
                            IssueKind::wrong_type,
                            IssueKind::unknown_value,
                            IssueKind::rounded,
                            IssueKind::duplicate})
        out << kind << ' ';
    CHECK(out.str() == "missing unknown_member wrong_type unknown_value "
                       "rounded duplicate ");
}

TEST_CASE("issues are equal if place, kind and message are equal")
{
    Issue const issue{"/a", IssueKind::missing, "m"};
    CHECK(issue == Issue{"/a", IssueKind::missing, "m"});
    CHECK_FALSE(issue == Issue{"/b", IssueKind::missing, "m"});
    CHECK_FALSE(issue == Issue{"/a", IssueKind::rounded, "m"});
}
