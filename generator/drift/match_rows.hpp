#ifndef AIRUDDER_GENERATOR_DRIFT_MATCH_ROWS_HPP
#define AIRUDDER_GENERATOR_DRIFT_MATCH_ROWS_HPP

#include "../sources/facts.hpp"

#include <string>
#include <vector>

/// Which row of a page is which row of an earlier version of the page.
namespace airudder::generator {

/// A row of a page and where it stands.
struct RowEntry {
    Row const* row{};
    std::string pointer{}; // into the facts
    std::string key{};     // path or name: says which row of a table it is

    std::string place{};    // see PageChange::place
    std::string parent{};   // the place of what it is a member of
    std::string previous{}; // the place of the row before it in its parent
};

/// The rows of a part of a page, in page order.
struct RowTable {
    std::string part{};  // "/body", "/200/header", "/components/Boat"
    std::string scope{}; // rows may move between tables of one scope
    std::vector<RowEntry> entries{};
};

/// The tables point into the facts.
std::vector<RowTable> tables_of(PageFacts const& page);

/// A row before and after; one of them may be null.
struct RowPair {
    RowEntry const* before{};
    RowEntry const* after{};
    bool moved{};     // to another parent, with its members
    bool reordered{}; // to another position among its siblings
};

/// Every row of both, once: table by table in the order of `after`, in each the
/// present rows and then those that are gone. As few rows as possible are
/// `reordered`. Rows of a capture do not know their parents, so they are
/// siblings of all others in their table, and equal names are told apart by the
/// rows around them.
std::vector<RowPair> match_rows(std::vector<RowTable> const& before,
                                std::vector<RowTable> const& after);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DRIFT_MATCH_ROWS_HPP
