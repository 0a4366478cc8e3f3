#ifndef AIRUDDER_GENERATOR_COMMANDS_OUTPUT_HPP
#define AIRUDDER_GENERATOR_COMMANDS_OUTPUT_HPP

#include "../files.hpp"

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

/// Writes what a command makes, or compares it with what is there.
namespace airudder::generator {

class Diagnostics;

/// What `spec` writes and `generate` reads.
inline constexpr std::string_view spec_file = "spec/airudder.openapi.json";

struct OutputOptions {
    std::filesystem::path root = ".";
    std::filesystem::path output{}; // instead of the place below `root`
    bool check = false;             // only compare
};

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

/// Does the one or, with `check`, the other for the files of `command`, and
/// prints a line on `out` about it unless it reported something.
void write_or_compare(std::filesystem::path const& root,
                      std::vector<File> const& files,
                      std::string_view folder,
                      std::string_view command,
                      bool check,
                      Diagnostics& diagnostics,
                      std::ostream& out);

/// E.g. "1 page" or "2 pages".
std::string count(std::size_t number, std::string_view noun);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_COMMANDS_OUTPUT_HPP
