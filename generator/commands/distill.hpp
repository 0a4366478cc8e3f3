#ifndef AIRUDDER_GENERATOR_COMMANDS_DISTILL_HPP
#define AIRUDDER_GENERATOR_COMMANDS_DISTILL_HPP

#include "../diagnostics.hpp"
#include "../files.hpp"

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

namespace airudder::generator {

struct DistillOptions {
    std::filesystem::path root = ".";
    std::vector<std::filesystem::path> pages{};

    /// The operation that the only page describes:
    /// "<group>/<operation>[.<variant>]". If empty, the decisions files below
    /// `root` determine it.
    std::string as{};
};

/// Writes the facts of pages and spec/catalogue.json, and a line on `out`.
/// Writes nothing if it reports something; throws std::system_error.
void distill(DistillOptions const& options,
             Diagnostics& diagnostics,
             std::ostream& out);

/// The files that distill writes; none if it reports something. The order of
/// the pages does not matter. Distilling a page again changes nothing.
std::vector<File> make_facts_files(DistillOptions const& options,
                                   Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_COMMANDS_DISTILL_HPP
