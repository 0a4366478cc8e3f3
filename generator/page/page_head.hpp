#ifndef AIRUDDER_GENERATOR_PAGE_PAGE_HEAD_HPP
#define AIRUDDER_GENERATOR_PAGE_PAGE_HEAD_HPP

#include "../sources/facts.hpp"
#include "page_context.hpp"

namespace airudder::generator {

/// Finds where the content ends: before the edit time, the links to the next
/// and previous page and the maker's name, as far as they are there. Sets the
/// context's end and the edit time; true if there is anything of these.
bool read_page_foot(PageContext& context, PageFacts& facts);

/// Reads title, status, method, URL and description, up to the first section.
/// False if the text is not the head of a page.
bool read_page_head(PageContext& context, PageFacts& facts);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_PAGE_HEAD_HPP
