#ifndef AIRUDDER_GENERATOR_DRIFT_COMPARE_FACTS_HPP
#define AIRUDDER_GENERATOR_DRIFT_COMPARE_FACTS_HPP

#include "../sources/facts_files.hpp"
#include "../spec/row_places.hpp"
#include "page_change.hpp"

#include <map>
#include <vector>

namespace airudder::generator {

/// What a page says now and did not say before: of itself, then part by part
/// and row by row, in page order. Numbers of lines do not count, nor does why
/// its operation has its name. Descriptions are compared by digest, and stated
/// by their words where they are kept. Whether words are kept is a change, too:
/// the last. `name` is that of the facts. The paths of rows are used for those
/// that do not state theirs.
std::vector<PageChange> compare_pages(FactsName const& name,
                                      PageFacts const& before,
                                      PageFacts const& after,
                                      RowPaths const& paths_before = {},
                                      RowPaths const& paths_after = {});

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
