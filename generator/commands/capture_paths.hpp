#ifndef AIRUDDER_GENERATOR_COMMANDS_CAPTURE_PATHS_HPP
#define AIRUDDER_GENERATOR_COMMANDS_CAPTURE_PATHS_HPP

#include "../sources/facts_files.hpp"
#include "../spec/row_places.hpp"

#include <filesystem>
#include <map>

namespace airudder::generator {

/// The member paths of rows, where the spec places them with the decisions below
/// `root`, of operations that captures describe: rows of twins state theirs.
std::map<FactsName, RowPaths>
paths_of_captures(std::filesystem::path const& root,
                  std::map<FactsName, PageFacts> const& facts);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_COMMANDS_CAPTURE_PATHS_HPP
