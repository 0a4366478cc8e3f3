#ifndef AIRUDDER_GENERATOR_PAGE_ALIGN_HPP
#define AIRUDDER_GENERATOR_PAGE_ALIGN_HPP

#include "../sources/catalogue.hpp"
#include "navigation.hpp"

namespace airudder::generator {

/// The place in the catalogue of each entry of a flat navigation.
///
/// A flat list shows some of the tree's entries, folders too, in the tree's
/// order. So entries are matched by the longest common subsequence of titles,
/// ignoring white space. The place is "" if the longest alignments disagree on
/// it, or if the entry is not a page.
std::vector<std::string> places_in(Catalogue const& catalogue,
                                   Navigation const& flat);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_ALIGN_HPP
