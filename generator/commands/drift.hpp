#ifndef AIRUDDER_GENERATOR_COMMANDS_DRIFT_HPP
#define AIRUDDER_GENERATOR_COMMANDS_DRIFT_HPP

#include "distill.hpp"

#include <iosfwd>
#include <string_view>

namespace airudder::generator {

/// Prints on `out` what `update` would change, and what it would report, in the
/// `format` text, markdown or json; writes nothing. Returns whether there is
/// neither drift nor a finding. If a file or folder cannot be read, reports only
/// that and prints nothing. Throws what `distill` throws.
bool report_drift(DistillOptions const& options,
                  std::string_view format,
                  Diagnostics& diagnostics,
                  std::ostream& out);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_COMMANDS_DRIFT_HPP
