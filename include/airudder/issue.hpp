#ifndef AIRUDDER_ISSUE_HPP
#define AIRUDDER_ISSUE_HPP

#include <airudder/enumeration.hpp>
#include <airudder/printable.hpp>

#include <boost/describe/enum.hpp>

#include <ostream>
#include <string>
#include <string_view>

namespace airudder {

/// How a value deviates from what is documented. `to_string` gives the
/// enumerator's name, e.g. "unknown_member".
enum class IssueKind {
    /// A required member is absent.
    missing,

    /// A member is not documented.
    unknown_member,

    /// null, another JSON type, or a number outside the C++ type's range.
    wrong_type,

    /// A text that is none of the documented values of an enumeration.
    unknown_value,

    /// A number with more digits than a double keeps.
    rounded,

    /// A name that the same object had before; the last value counts.
    duplicate,
};

BOOST_DESCRIBE_ENUM(IssueKind,
                    missing,
                    unknown_member,
                    wrong_type,
                    unknown_value,
                    rounded,
                    duplicate)

template <>
inline constexpr std::string_view detail::text_of_others<IssueKind> = "invalid";

/// One deviation from what is documented, found while parsing.
struct Issue {
    /// RFC 6901 pointer to the value; to the absent member if it is missing. It
    /// names members, also those within a value that may be a secret.
    std::string pointer{};

    IssueKind kind{};

    /// What was expected and what was found, e.g. "expected an integer, found
    /// a string". Quotes nothing that may be a secret.
    std::string message{};

    bool operator==(Issue const&) const = default;
};

/// Prints e.g. `/data/code: wrong_type: expected an integer, found a string`
/// on one line: what a terminal would obey, line breaks too, is escaped as in
/// `\x0a` or `\u202e`.
inline std::ostream& operator<<(std::ostream& out, Issue const& issue)
{
    return out << printable(issue.pointer) << ": " << issue.kind << ": "
               << printable(issue.message);
}

} // namespace airudder

#endif // AIRUDDER_ISSUE_HPP
