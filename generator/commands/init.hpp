#ifndef AIRUDDER_GENERATOR_COMMANDS_INIT_HPP
#define AIRUDDER_GENERATOR_COMMANDS_INIT_HPP

#include <filesystem>
#include <iosfwd>

namespace airudder::generator {

/// Makes an empty project in `folder`, which need not exist: the folders of
/// spec/, the wording of the whole, and a CMakeLists.txt. Prints a line on `out`.
/// Throws std::runtime_error if the folder has one of these files already, and
/// std::system_error.
void init(std::filesystem::path const& folder, std::ostream& out);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_COMMANDS_INIT_HPP
