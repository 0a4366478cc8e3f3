#ifndef AIRUDDER_GENERATOR_COMMANDS_GENERATE_HPP
#define AIRUDDER_GENERATOR_COMMANDS_GENERATE_HPP

#include "../diagnostics.hpp"
#include "output.hpp"

#include <iosfwd>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// Writes the headers from the spec, or compares them, and prints a line on
/// `out`. Writes nothing if it reports something; throws std::system_error.
void generate(OutputOptions const& options,
              Diagnostics& diagnostics,
              std::ostream& out);

/// The headers for the OpenAPI document `text`, with paths that begin with
/// "generated/airudder/"; none if it reports something. Diagnostics and headers
/// call the document `file`.
std::vector<File> make_headers(std::string_view file,
                               std::string_view text,
                               Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_COMMANDS_GENERATE_HPP
