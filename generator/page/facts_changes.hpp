#ifndef AIRUDDER_GENERATOR_PAGE_FACTS_CHANGES_HPP
#define AIRUDDER_GENERATOR_PAGE_FACTS_CHANGES_HPP

#include "../sources/facts.hpp"

#include <string>
#include <vector>

namespace airudder::generator {

/// What a page says now and did not say before: title, place, URL, and its rows
/// by part, e.g. "/body/day: type string, now integer".
std::vector<std::string> changes_between(PageFacts const& before,
                                         PageFacts const& after);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_FACTS_CHANGES_HPP
