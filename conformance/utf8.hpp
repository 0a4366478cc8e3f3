#ifndef AIRUDDER_CONFORMANCE_UTF8_HPP
#define AIRUDDER_CONFORMANCE_UTF8_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace airudder::conformance {

/// Whether a text is UTF-8: only shortest forms, no surrogates, at most
/// U+10FFFF.
bool is_utf8(std::string_view text);

/// The number of bytes at the beginning of `text` that are UTF-8.
std::size_t utf8_prefix(std::string_view text);

/// `text` with '?' for each byte that does not belong to a character. A failure
/// may quote any bytes, but the JSON report must stay readable.
std::string only_utf8(std::string_view text);

/// Appends a character, which is at most U+10FFFF.
void append_utf8(std::string& out, unsigned character);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_UTF8_HPP
