#ifndef AIRUDDER_GENERATOR_PAGE_WHICH_OPERATION_HPP
#define AIRUDDER_GENERATOR_PAGE_WHICH_OPERATION_HPP

#include "../sources/facts_files.hpp"

namespace airudder::generator {

/// True if both are facts of one page: its title, and place or section as far
/// as both have one.
bool is_same_page(PageFacts const& a, PageFacts const& b);

/// Which operation a page is: the decisions file whose "page" has its method,
/// URL, title and section, as far as it states them; a page that has facts as
/// a variant keeps that name. What is none or several of these is a
/// diagnostic, with a decisions file to begin with.
std::optional<FactsName> which_operation(std::string_view file,
                                         PageFacts const& page,
                                         Committed const& committed,
                                         Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_WHICH_OPERATION_HPP
