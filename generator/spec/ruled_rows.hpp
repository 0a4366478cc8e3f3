#ifndef AIRUDDER_GENERATOR_SPEC_RULED_ROWS_HPP
#define AIRUDDER_GENERATOR_SPEC_RULED_ROWS_HPP

#include "placement.hpp"
#include "rulings.hpp"

namespace airudder::generator {

/// What rulings say about the rows of a table.
struct RuledTable {
    std::vector<RuledRow> rows{};         // one for each row
    std::vector<Ruling const*> rulings{}; // one for each row, or null

    /// Indices of the rows of a name, ascending.
    std::unordered_map<std::string_view, std::vector<std::size_t>> by_name{};
};

/// Finds the rows that `placement`, `renamed` and `illustration` rulings are
/// about, one result for each table of the part; adds the members that a
/// placement names. A ruling that no row answers to is a diagnostic.
std::vector<RuledTable> rule_rows(PartTree& tree,
                                  OperationSource const& source,
                                  RulingSet const& rulings,
                                  Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_RULED_ROWS_HPP
