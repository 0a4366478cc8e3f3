#ifndef AIRUDDER_GENERATOR_PAGE_ALIGN_HPP
#define AIRUDDER_GENERATOR_PAGE_ALIGN_HPP

#include "../sources/catalogue.hpp"
#include "navigation.hpp"

namespace airudder::generator {

/// Which page of the catalogue each entry of a flat navigation is.
///
/// A flat list shows some of the tree's entries, folders too, in the tree's
/// order. So the longest common subsequence of the titles (white space aside)
/// is what belongs together. An entry that has several places in alignments of
/// that length, or is not a page, has none: "".
std::vector<std::string> places_in(Catalogue const& catalogue,
                                   Navigation const& flat);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_ALIGN_HPP
