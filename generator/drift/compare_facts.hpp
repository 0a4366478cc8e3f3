#ifndef AIRUDDER_GENERATOR_DRIFT_COMPARE_FACTS_HPP
#define AIRUDDER_GENERATOR_DRIFT_COMPARE_FACTS_HPP

#include "../sources/facts_files.hpp"
#include "../spec/row_places.hpp"
#include "page_change.hpp"

#include <map>
#include <vector>

namespace airudder::generator {

/// The changes of all pages, ordered by operation and variant. Facts with other
/// names are of the same page if their ids or all that they say are equal.
std::vector<PageChange>
compare_facts(std::map<FactsName, PageFacts> const& before,
              std::map<FactsName, PageFacts> const& after,
              std::map<FactsName, RowPaths> const& paths_before = {},
              std::map<FactsName, RowPaths> const& paths_after = {});

/// Orders changes by operation and variant, those without an operation last.
void sort_changes(std::vector<PageChange>& changes);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DRIFT_COMPARE_FACTS_HPP
