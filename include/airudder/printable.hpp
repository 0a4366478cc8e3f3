#ifndef AIRUDDER_PRINTABLE_HPP
#define AIRUDDER_PRINTABLE_HPP

#include <airudder/detail/printable.hpp>

namespace airudder {

/// `printable(text)` is `text` as it can be shown to a person, on one line and
/// without anything that a terminal would obey: print texts of payloads, which
/// come from outside, through it. A byte that is not UTF-8 or an ASCII control
/// becomes e.g. `\x1b`, other characters that are invisible or reorder a line
/// `\u202e` or `\U000e0001`. Everything else stays, backslashes too, so that a
/// second time changes nothing; the text cannot be read back from it. Issues
/// and errors are printed that way by their `<<`.
using detail::printable;

} // namespace airudder

#endif // AIRUDDER_PRINTABLE_HPP
