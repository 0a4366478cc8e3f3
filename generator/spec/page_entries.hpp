#ifndef AIRUDDER_GENERATOR_SPEC_PAGE_ENTRIES_HPP
#define AIRUDDER_GENERATOR_SPEC_PAGE_ENTRIES_HPP

#include "findings.hpp"

namespace airudder::generator {

/// The entries of an operation's pages, for `x-page`. The main page has the English title. A page in
/// two forms, a capture and a twin, has one entry.
JsonText page_entries(OperationSource const& source, Findings& findings);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_PAGE_ENTRIES_HPP
