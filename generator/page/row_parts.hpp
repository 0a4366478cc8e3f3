#ifndef AIRUDDER_GENERATOR_PAGE_ROW_PARTS_HPP
#define AIRUDDER_GENERATOR_PAGE_ROW_PARTS_HPP

#include "page_context.hpp"

namespace airudder::generator {

/// What a line is to the row above it.
enum class RowPart {
    new_row,
    presence,
    marker,
    constraint,
    mark,
    description,
    unclear
};

/// What line `index` is to a row above it, which may have a presence already.
/// Two readings are reported and `unclear`.
RowPart row_part(PageContext& context, std::size_t index, bool has_presence);

/// True for "Default:" and the like, with a value below.
bool is_row_marker(PageContext const& context, std::size_t index);

/// True for what a name in JSON or a header mostly looks like.
bool is_name_like(std::string_view words);

/// "nullable", "read-only", "write-only" or "".
std::string_view row_mark(Word word);

/// Reports that line `index` can be read in several ways.
void report_unclear(PageContext& context,
                    std::size_t index,
                    std::string_view why);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_ROW_PARTS_HPP
