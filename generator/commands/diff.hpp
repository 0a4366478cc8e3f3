#ifndef AIRUDDER_GENERATOR_COMMANDS_DIFF_HPP
#define AIRUDDER_GENERATOR_COMMANDS_DIFF_HPP

#include "../diagnostics.hpp"

#include <filesystem>
#include <iosfwd>
#include <string>

namespace airudder::generator {

struct DiffOptions {
    std::filesystem::path root = ".";

    /// Each a file; or `REV:PATH`, a file below the root in a git revision; or
    /// `REV:`, the spec of that revision.
    std::string before{};
    std::string after{};

    std::string format = "text"; // or markdown, json, changelog
};

/// Compares two specs and prints a report on `out`. Returns whether code that
/// uses the headers compiles as before and means the same. Reports a spec that
/// is not correct, and then prints nothing. Throws std::runtime_error with the
/// name of a file that cannot be read.
bool diff(DiffOptions const& options,
          Diagnostics& diagnostics,
          std::ostream& out);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_COMMANDS_DIFF_HPP
