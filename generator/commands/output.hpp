#ifndef AIRUDDER_GENERATOR_COMMANDS_OUTPUT_HPP
#define AIRUDDER_GENERATOR_COMMANDS_OUTPUT_HPP

#include "../files.hpp"

#include <filesystem>
#include <string_view>
#include <vector>

namespace airudder::generator {

class Diagnostics;

/// Compares `files` with what is below `root`: one diagnostic for each that is
/// missing or differs, with its first differing line, and one for each file
/// in `folder` that is not among them. `refresh` is the command that mends it.
/// An empty `folder` has no extra files.
void compare_files(std::filesystem::path const& root,
                   std::vector<File> const& files,
                   std::string_view folder,
                   std::string_view refresh,
                   Diagnostics& diagnostics);

/// Writes `files` below `root`, then removes what an earlier run generated in
/// `folder` and this one did not. Throws std::system_error.
Changes replace_files(std::filesystem::path const& root,
                      std::vector<File> const& files,
                      std::string_view folder);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_COMMANDS_OUTPUT_HPP
