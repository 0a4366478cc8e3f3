#ifndef AIRUDDER_GENERATOR_DIFF_VERSION_BUMP_HPP
#define AIRUDDER_GENERATOR_DIFF_VERSION_BUMP_HPP

#include "change.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// The number of a version that the changes of a spec raise.
enum class Bump { none, patch, minor, major };

/// Semantic Versioning 2.0.0 for the headers. A source break or silent change
/// raises the major number, an addition the minor one; before 1.0.0, the minor
/// number and the patch. Comments raise nothing.
Bump bump_for(std::vector<Change> const& changes, std::string_view version);

/// The version after `version`, e.g. "0.2.0" after "0.1.4".
std::string raised(std::string_view version, Bump bump);

std::string_view to_string(Bump bump);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DIFF_VERSION_BUMP_HPP
