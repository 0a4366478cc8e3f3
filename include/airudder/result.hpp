#ifndef AIRUDDER_RESULT_HPP
#define AIRUDDER_RESULT_HPP

#include <airudder/detail/joined.hpp>
#include <airudder/printable.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>
#include <boost/throw_exception.hpp>

#include <cstddef>
#include <ostream>
#include <stdexcept>
#include <string>

namespace airudder {

/// What went wrong, and where.
struct Error {
    /// JSON Pointer (RFC 6901) to the offending value; empty for the whole
    /// document and for text that is not JSON.
    std::string pointer{};

    /// Offset of the error in the text, in bytes; 0 if there is no text.
    std::size_t offset{};

    /// What was expected and what was found, e.g. "expected a string, found
    /// null". Lower case, no full stop, at most a few hundred bytes.
    std::string message{};

    /// The same place for an editor. Both count from 1, columns in bytes. Both
    /// are 0 if the error has no place in a text.
    std::size_t line{};
    std::size_t column{};

    bool operator==(Error const&) const = default;
};

/// A value, or the Error that says why there is none. `value()` then throws
/// std::runtime_error with the printed Error.
template <class T>
using Result = boost::system::result<T, Error>;

namespace detail {

/// The printed Error.
inline std::string text_of(Error const& error)
{
    auto text = printable(error.message);
    if (!error.pointer.empty())
        text = joined({printable(error.pointer), ": ", text});
    if (error.line == 0)
        return text;
    return joined({text,
                   " (line ",
                   number_text(error.line),
                   ", column ",
                   number_text(error.column),
                   ")"});
}

} // namespace detail

/// Prints e.g. `/data/rows/0: expected a string, found null (line 3, column
/// 7)`, with the same escapes as for an Issue.
inline std::ostream& operator<<(std::ostream& out, Error const& error)
{
    return out << detail::text_of(error);
}

/// Called by Result::value().
[[noreturn]] inline void
throw_exception_from_error(Error const& error,
                           boost::source_location const& location)
{
    boost::throw_with_location(std::runtime_error(detail::text_of(error)),
                               location);
}

} // namespace airudder

#endif // AIRUDDER_RESULT_HPP
