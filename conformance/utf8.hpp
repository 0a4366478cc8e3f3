#ifndef AIRUDDER_CONFORMANCE_UTF8_HPP
#define AIRUDDER_CONFORMANCE_UTF8_HPP

#include <string>
#include <string_view>

namespace airudder::conformance {

/// `text` with '?' for each byte that belongs to no character: a failure may
/// quote any bytes, the JSON report must stay readable.
std::string only_utf8(std::string_view text);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_UTF8_HPP
