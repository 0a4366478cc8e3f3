#ifndef AIRUDDER_GENERATOR_AMALGAMATE_AMALGAMATE_HPP
#define AIRUDDER_GENERATOR_AMALGAMATE_AMALGAMATE_HPP

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// Returns the text of one header that replaces `headers`, e.g.
/// "airudder/parse.hpp", and all headers below `roots` that they include. Other
/// headers stay included. A header that is included within a condition is there
/// again wherever else it is included: its include guard keeps the first. Throws
/// std::runtime_error if one of `headers` does not exist.
std::string amalgamate(std::vector<std::filesystem::path> const& roots,
                       std::vector<std::string> const& headers);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_AMALGAMATE_AMALGAMATE_HPP
