#ifndef AIRUDDER_CONFORMANCE_UTF8_HPP
#define AIRUDDER_CONFORMANCE_UTF8_HPP

#include <string>
#include <string_view>

namespace airudder::conformance {

/// Whether a text is UTF-8: shortest forms, no surrogates, to U+10FFFF.
bool is_utf8(std::string_view text);

/// `text` with '?' for each byte that belongs to no character: a failure may
/// quote any bytes, the JSON report must stay readable.
std::string only_utf8(std::string_view text);

/// Appends a character, which is at most U+10FFFF.
void append_utf8(std::string& out, unsigned character);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_UTF8_HPP
