#ifndef AIRUDDER_GENERATOR_PAGE_SECTIONS_HPP
#define AIRUDDER_GENERATOR_PAGE_SECTIONS_HPP

#include "page_context.hpp"

namespace airudder::generator {

/// The section whose heading is line `index`: request, a table, code_samples,
/// responses or response_sample; none if the line is not such a heading. A
/// heading counts only if the content it needs follows, so "Request" may also
/// be a line of prose.
Word section_at(PageContext const& context, std::size_t index);

/// True if line `index` is a tab of the responses.
bool is_tab_at(PageContext const& context, std::size_t index);

/// True if the current table of rows ends before line `index`.
bool ends_table(PageContext const& context,
                std::size_t index,
                std::string_view media_type);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_SECTIONS_HPP
