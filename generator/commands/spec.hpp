#ifndef AIRUDDER_GENERATOR_COMMANDS_SPEC_HPP
#define AIRUDDER_GENERATOR_COMMANDS_SPEC_HPP

#include "../diagnostics.hpp"
#include "output.hpp"

#include <filesystem>
#include <iosfwd>
#include <optional>

namespace airudder::generator {

/// Writes the spec from facts, decisions and wording, or compares it, and
/// prints a line on `out`. Writes nothing if it reports something; throws
/// std::system_error.
void spec(OutputOptions const& options,
          Diagnostics& diagnostics,
          std::ostream& out);

/// The file that spec writes; nothing if it reports something.
std::optional<File> make_spec_file(std::filesystem::path const& root,
                                   Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_COMMANDS_SPEC_HPP
