#ifndef AIRUDDER_GENERATOR_COMMANDS_ASSIGN_PAGES_HPP
#define AIRUDDER_GENERATOR_COMMANDS_ASSIGN_PAGES_HPP

#include "../diagnostics.hpp"
#include "../page/read_pages.hpp"
#include "../sources/facts_files.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace airudder::generator {

/// The facts that pages become.
struct AssignedPages {
    std::map<FactsName, ReadPage const*> kept{}; // by the name of their facts
    std::map<FactsName, PageFacts> before{};     // that a page replaces
    std::set<FactsName> moved{};                 // facts with another name

    /// Pages of operations that have others.
    std::vector<std::pair<ReadPage const*, FactsName>> further{};

    /// Pages that moved to another operation, and what became of both
    /// operations.
    std::vector<std::pair<ReadPage const*, std::string>> left{};

    /// Pages whose bodies are not JSON.
    std::vector<ReadPage const*> skipped{};

    std::size_t repeated{}; // pages that say what another one says
    std::size_t refused{};
};

/// Finds or names the operation of each page, and replaces its facts among
/// those that are committed. `as` names the facts of the only page; if it is
/// empty, what is committed determines them, or the page has a new operation.
/// A page that is skipped replaces only facts of its own. Reports pages that
/// have no such place. `pages` are ordered as read_pages() orders them; the
/// `indexes` of the site may list others.
AssignedPages assign_pages(std::vector<ReadPage> const& pages,
                           std::vector<Catalogue> const& indexes,
                           std::string const& as,
                           Committed& committed,
                           Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_COMMANDS_ASSIGN_PAGES_HPP
