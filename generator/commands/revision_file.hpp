#ifndef AIRUDDER_GENERATOR_COMMANDS_REVISION_FILE_HPP
#define AIRUDDER_GENERATOR_COMMANDS_REVISION_FILE_HPP

#include <filesystem>
#include <string>
#include <string_view>

namespace airudder::generator {

/// The content of the file at `path` below `root` in a revision of the git
/// repository that `root` is in: a commit, tag or branch. Runs git, without a
/// shell. If the file has more than max_input bytes, the result has max_input + 1
/// of them. Throws std::runtime_error, with git's words if it has any.
std::string read_revision_file(std::filesystem::path const& root,
                               std::string_view revision,
                               std::string_view path);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_COMMANDS_REVISION_FILE_HPP
