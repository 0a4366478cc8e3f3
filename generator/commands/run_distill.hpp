#ifndef AIRUDDER_GENERATOR_COMMANDS_RUN_DISTILL_HPP
#define AIRUDDER_GENERATOR_COMMANDS_RUN_DISTILL_HPP

#include "../files.hpp"

#include <filesystem>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// Reads pages and returns their facts files and spec/catalogue.json. Nothing
/// if there are diagnostics.
///
/// `as` is "<group>/<operation>[.<variant>]" and says what the only page is;
/// if empty, the decisions files below `root` say it. The order of the pages
/// does not matter, and a page that is read again changes nothing.
std::vector<File> run_distill(std::filesystem::path const& root,
                              std::vector<std::filesystem::path> const& pages,
                              std::string_view as,
                              Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_COMMANDS_RUN_DISTILL_HPP
