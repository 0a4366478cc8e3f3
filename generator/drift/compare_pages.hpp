#ifndef AIRUDDER_GENERATOR_DRIFT_COMPARE_PAGES_HPP
#define AIRUDDER_GENERATOR_DRIFT_COMPARE_PAGES_HPP

#include "../sources/facts_files.hpp"
#include "../spec/row_places.hpp"
#include "page_change.hpp"

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

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DRIFT_COMPARE_PAGES_HPP
