#ifndef AIRUDDER_GENERATOR_PAGE_TWIN_BLOCKS_HPP
#define AIRUDDER_GENERATOR_PAGE_TWIN_BLOCKS_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// The YAML of a Markdown twin: what stands between a line ```yaml and the next
/// line ``` that begin the line. Descriptions hold fences too, but indented.
struct TwinBlock {
    std::string title{};     // of the last "# " line above
    std::size_t line{};      // of the opening fence, from 1
    std::string_view yaml{}; // without the fences
    bool closed = true;      // false: the text ends before the closing fence
};

/// All blocks of a text, in order. A block counts if its first key is `openapi`.
/// A byte order mark and CR before LF are ignored.
std::vector<TwinBlock> find_twin_blocks(std::string_view text);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_TWIN_BLOCKS_HPP
