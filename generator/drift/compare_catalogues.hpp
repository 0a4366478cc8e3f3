#ifndef AIRUDDER_GENERATOR_DRIFT_COMPARE_CATALOGUES_HPP
#define AIRUDDER_GENERATOR_DRIFT_COMPARE_CATALOGUES_HPP

#include "../sources/facts_files.hpp"
#include "page_change.hpp"

#include <map>
#include <vector>

namespace airudder::generator {

/// Adds what changed in the catalogue to the `changes` of the facts, which
/// become `facts`: pages that are new, moved or skipped and whose facts do not
/// say so, and pages that vanished or returned.
void compare_catalogues(Catalogue const& before,
                        Catalogue const& after,
                        std::map<FactsName, PageFacts> const& facts,
                        std::vector<PageChange>& changes);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DRIFT_COMPARE_CATALOGUES_HPP
