#ifndef AIRUDDER_GENERATOR_PAGE_READ_SECTIONS_HPP
#define AIRUDDER_GENERATOR_PAGE_READ_SECTIONS_HPP

#include "../sources/facts.hpp"
#include "page_context.hpp"

namespace airudder::generator {

/// Reads the sections of a page, from the context's place to its end.
void read_sections(PageContext& context, PageFacts& facts);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_READ_SECTIONS_HPP
