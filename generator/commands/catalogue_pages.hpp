#ifndef AIRUDDER_GENERATOR_COMMANDS_CATALOGUE_PAGES_HPP
#define AIRUDDER_GENERATOR_COMMANDS_CATALOGUE_PAGES_HPP

#include "../diagnostics.hpp"
#include "../page/read_pages.hpp"
#include "../sources/facts_files.hpp"
#include "assign_pages.hpp"

namespace airudder::generator {

/// Merges what pages and indexes show of the site into the catalogue, adds the
/// pages of twins, and sets the places of captures. Reports pages that disagree
/// about a method.
void merge_navigation(ReadPages& read,
                      Catalogue& catalogue,
                      Diagnostics& diagnostics);

/// Records in the catalogue which operation each page gives, or why it gives
/// none. Reports a page that is skipped; if the catalogue says so already, that
/// is only a note.
void catalogue_pages(AssignedPages const& assigned,
                     Committed& committed,
                     Diagnostics& notes,
                     Diagnostics& diagnostics);

/// Marks the pages that none of the indexes lists, and drops those of them that
/// have no operation and were not read. Without an index, changes nothing.
void mark_vanished(ReadPages const& read, Catalogue& catalogue);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_COMMANDS_CATALOGUE_PAGES_HPP
