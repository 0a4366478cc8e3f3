#ifndef AIRUDDER_GENERATOR_COMMANDS_RUN_SPEC_HPP
#define AIRUDDER_GENERATOR_COMMANDS_RUN_SPEC_HPP

#include "../diagnostics.hpp"
#include "../files.hpp"
#include "../sources/spec_sources.hpp"

#include <filesystem>
#include <optional>

namespace airudder::generator {

/// spec/airudder.openapi.json, built from what stands in spec/pages,
/// spec/decisions and spec/wording below `root`; nothing if there was a
/// diagnostic.
std::optional<File> run_spec(std::filesystem::path const& root,
                             Diagnostics& diagnostics);

/// Reads those folders. What cannot be read, or lacks its counterpart, is a
/// diagnostic and left out.
SpecSources read_spec_sources(std::filesystem::path const& root,
                              Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_COMMANDS_RUN_SPEC_HPP
