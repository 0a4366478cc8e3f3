#ifndef AIRUDDER_GENERATOR_COMMANDS_GENERATE_HPP
#define AIRUDDER_GENERATOR_COMMANDS_GENERATE_HPP

#include "../diagnostics.hpp"
#include "../json/json_text.hpp"
#include "../model/model.hpp"
#include "output.hpp"

#include <iosfwd>
#include <optional>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// A spec has many pages, and its examples stand ten levels deep.
inline constexpr JsonLimits spec_limits{.levels = 120, .values = 2'000'000};

/// Writes the headers from the spec, or compares them, and prints a line on
/// `out`, then a line for each ruled name that another member would have, and for
/// each webhook that shares its members with others.
/// Writes nothing if it reports something; throws std::system_error.
void generate(OutputOptions const& options,
              Diagnostics& diagnostics,
              std::ostream& out);

/// What the headers for an OpenAPI document print; nothing if it reports
/// something. Diagnostics and headers call the document `file`.
std::optional<Model> make_model(std::string_view file,
                                JsonText const& document,
                                Diagnostics& diagnostics);

/// The headers for the OpenAPI document `text`, with paths that begin with
/// "generated/airudder/"; none if it reports something. Diagnostics and headers
/// call the document `file`.
std::vector<File> make_headers(std::string_view file,
                               std::string_view text,
                               Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_COMMANDS_GENERATE_HPP
