#ifndef AIRUDDER_GENERATOR_PAGE_TWIN_BLOCKS_HPP
#define AIRUDDER_GENERATOR_PAGE_TWIN_BLOCKS_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// The OpenAPI document of a Markdown twin: the lines between a fence ```yaml or
/// ```json and the next fence ```, both at the start of a line. Descriptions
/// hold fences too, but indented.
struct TwinBlock {
    std::string title{};     // of the last "# " line since the block above
    std::size_t line{};      // of the opening fence, from 1
    std::string_view yaml{}; // without the fences
    bool closed = true;      // false: another block or the end comes first
};

/// More than any site has pages. A file with more is garbage.
inline constexpr std::size_t max_blocks = 5'000;

/// All blocks of a text, in order; of more than max_blocks, the first ones. A block counts if it has a key `openapi`.
/// Byte order marks and CR before LF are ignored.
std::vector<TwinBlock> find_twin_blocks(std::string_view text);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_TWIN_BLOCKS_HPP
