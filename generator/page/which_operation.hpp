#ifndef AIRUDDER_GENERATOR_PAGE_WHICH_OPERATION_HPP
#define AIRUDDER_GENERATOR_PAGE_WHICH_OPERATION_HPP

#include "../sources/facts_files.hpp"

namespace airudder::generator {

/// True if both are facts of the same page: they have the same title and, if
/// both have one, the same place or section.
bool is_same_page(PageFacts const& a, PageFacts const& b);

/// Finds the operation that a page describes. If the page is already captured
/// as a variant, it keeps that name. Otherwise the operation is the one whose
/// decisions file states a "page" with the same method, URL, title and section,
/// as far as it states them. Reports a page that matches none, with a decisions
/// file to start from, and a page that matches several.
std::optional<FactsName> which_operation(std::string_view file,
                                         PageFacts const& page,
                                         Committed const& committed,
                                         Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_WHICH_OPERATION_HPP
