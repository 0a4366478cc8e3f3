#ifndef AIRUDDER_GENERATOR_PAGE_OPERATION_NAMES_HPP
#define AIRUDDER_GENERATOR_PAGE_OPERATION_NAMES_HPP

#include "../sources/facts_files.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// A name for an operation, and what it is made of.
struct ProposedName {
    FactsName name{};
    std::string because{}; // e.g. "its path is /boats"
};

/// Proposes names for the operations that `pages` describe, one each: from the
/// operationId of a page, else from its path below the prefix that nine of ten
/// paths of the site share, else from the words of its title, else from its id. The
/// method precedes a path that several operations have. The group comes from
/// the path, else from the folder; else it is "api".
///
/// The names are not among those of `committed`, and depend on the pages and
/// their order alone. A group that `is_reserved` ends in "_api".
std::vector<ProposedName>
propose_names(std::vector<PageFacts const*> const& pages,
              Committed const& committed,
              bool (*is_reserved)(std::string_view group));

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_OPERATION_NAMES_HPP
