#ifndef AIRUDDER_ISSUE_HPP
#define AIRUDDER_ISSUE_HPP

#include <airudder/enumeration.hpp>
#include <airudder/printable.hpp>

#include <boost/describe/enum.hpp>

#include <ostream>
#include <string>
#include <string_view>

namespace airudder {

/// How a value deviates from its documentation. `to_string` gives the
/// enumerator's name, e.g. "unknown_member".
enum class IssueKind {
    /// A required member is absent.
    missing,

    /// The member is not documented.
    unknown_member,

    /// The value is null, has another JSON type, or is a number outside the C++
    /// type's range.
    wrong_type,

    /// The text is not one of the documented values of an enumeration.
    unknown_value,

    /// The number has more digits than a double keeps.
    rounded,

    /// The object has this name more than once; the last value counts.
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

/// One deviation from the documentation, found while parsing.
struct Issue {
    /// JSON Pointer (RFC 6901) to the value, or to the absent member. It names
    /// members even within a value that may be a secret.
    std::string pointer{};

    /// What kind of deviation it is.
    IssueKind kind{};

    /// What was expected and what was found, e.g. "expected an integer, found a
    /// string". Never quotes a value that may be a secret.
    std::string message{};

    bool operator==(Issue const&) const = default;
};

/// Prints e.g. `/data/code: wrong_type: expected an integer, found a string` on
/// one line: characters that would control a terminal, including line breaks,
/// are escaped, e.g. as `\x0a` or `\u202e`.
inline std::ostream& operator<<(std::ostream& out, Issue const& issue)
{
    return out << printable(issue.pointer) << ": " << issue.kind << ": "
               << printable(issue.message);
}

} // namespace airudder

#endif // AIRUDDER_ISSUE_HPP
