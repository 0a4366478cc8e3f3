#ifndef AIRUDDER_PRINTABLE_HPP
#define AIRUDDER_PRINTABLE_HPP

#include <airudder/detail/printable.hpp>

namespace airudder {

/// `printable(text)` returns `text` in a form that is safe to show to a person:
/// on one line and without characters that control a terminal. Use it to print
/// texts of payloads, which come from outside.
///
/// A byte that is an ASCII control character or not UTF-8 is escaped, e.g. as
/// `\x1b`. Other characters that are invisible or reorder a line are escaped,
/// e.g. as `\u202e` or `\U000e0001`. Everything else stays the same, including
/// backslashes: a second pass changes nothing, and the original text cannot be
/// recovered. The `<<` of issues and errors uses this form.
using detail::printable;

} // namespace airudder

#endif // AIRUDDER_PRINTABLE_HPP
