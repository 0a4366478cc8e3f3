#include "version.hpp"

namespace airudder::generator {

std::string_view project_version() noexcept { return AIRUDDER_VERSION; }

} // namespace airudder::generator
