#ifndef AIRUDDER_GENERATOR_PAGE_SECTIONS_HPP
#define AIRUDDER_GENERATOR_PAGE_SECTIONS_HPP

#include "page_context.hpp"

namespace airudder::generator {

/// The heading of a section at line `index`: request, a table, code_samples,
/// responses, response_sample; none for anything else. A heading counts only
/// with what must follow it, so prose may have a line "Request".
Word section_at(PageContext const& context, std::size_t index);

/// True if a tab of the responses stands at `index`.
bool is_tab_at(PageContext const& context, std::size_t index);

/// True if the table of rows that we are in ends at `index`.
bool ends_table(PageContext const& context,
                std::size_t index,
                std::string_view media_type);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_SECTIONS_HPP
