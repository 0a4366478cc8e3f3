#ifndef AIRUDDER_GENERATOR_VERSION_HPP
#define AIRUDDER_GENERATOR_VERSION_HPP

#include <string_view>

namespace airudder::generator {

/// The version of this project, e.g. "0.1.0", as CMake states it.
std::string_view project_version() noexcept;

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_VERSION_HPP
