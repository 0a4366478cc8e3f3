#ifndef AIRUDDER_GENERATOR_COMMANDS_OUTPUT_HPP
#define AIRUDDER_GENERATOR_COMMANDS_OUTPUT_HPP

#include "../files.hpp"

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

/// Writes a command's output or compares it with the existing files.
namespace airudder::generator {

class Diagnostics;

/// The file that `spec` writes and `generate` reads.
inline constexpr std::string_view spec_file = "spec/airudder.openapi.json";

/// Throws std::runtime_error that says what a project is, unless `root` is one.
void require_project(std::filesystem::path const& root);

struct OutputOptions {
    std::filesystem::path root = ".";
    std::filesystem::path output{}; // replaces the path below `root`
    bool check = false;             // only compare
};

/// Compares `files` with those below `root`. Reports each that is missing or
/// differs, with its first differing line, and each file in `folder` that is
/// not among them (none if `folder` is empty). `refresh` is the command to run.
void compare_files(std::filesystem::path const& root,
                   std::vector<File> const& files,
                   std::string_view folder,
                   std::string_view refresh,
                   Diagnostics& diagnostics);

/// The paths of the files that replace_files would write or remove. Throws what
/// require_own_file throws.
std::vector<std::string> stale_files(std::filesystem::path const& root,
                                     std::vector<File> const& files,
                                     std::string_view folder);

/// Writes `files` below `root`, then removes the files in `folder` that an
/// earlier run generated and that are not among them. Throws std::system_error.
Changes replace_files(std::filesystem::path const& root,
                      std::vector<File> const& files,
                      std::string_view folder);

/// Replaces the files of `command` or, with `check`, compares them. Prints the
/// result on `out` in one line, unless it reported something.
void write_or_compare(std::filesystem::path const& root,
                      std::vector<File> const& files,
                      std::string_view folder,
                      std::string_view command,
                      bool check,
                      Diagnostics& diagnostics,
                      std::ostream& out);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_COMMANDS_OUTPUT_HPP
