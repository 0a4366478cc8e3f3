#ifndef AIRUDDER_CONFORMANCE_REPORT_WORDS_HPP
#define AIRUDDER_CONFORMANCE_REPORT_WORDS_HPP

#include "json.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace airudder::conformance {

/// "1 issue", "2 issues".
std::string counted(std::size_t count, std::string const& what);

std::string joined(std::vector<std::string> const& words,
                   std::string const& separator);

/// A text itself, any other value as JSON; `otherwise` without a value.
std::string shown_value(std::optional<Json> const& value,
                        std::string const& otherwise);

/// E.g. "0.012".
std::string shown_seconds(double seconds);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_REPORT_WORDS_HPP
