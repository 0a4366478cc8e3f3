#ifndef AIRUDDER_GENERATOR_COMMANDS_RUN_GENERATE_HPP
#define AIRUDDER_GENERATOR_COMMANDS_RUN_GENERATE_HPP

#include "../files.hpp"

#include <string_view>
#include <vector>

namespace airudder::generator {

class Diagnostics;

/// The headers for the OpenAPI document `text`, with paths from
/// "generated/airudder/" on; none if there are diagnostics. `spec_file_name` is
/// what diagnostics and headers call the document.
std::vector<File> run_generate(std::string_view spec_file_name,
                               std::string_view text,
                               Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_COMMANDS_RUN_GENERATE_HPP
