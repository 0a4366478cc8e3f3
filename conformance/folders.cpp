// The folders that one program of the suite uses.

#include "cases.hpp"

namespace airudder::conformance {

char const* default_root() { return AIRUDDER_CONFORMANCE_ROOT; }

char const* default_report_folder() { return AIRUDDER_CONFORMANCE_REPORTS; }

} // namespace airudder::conformance
