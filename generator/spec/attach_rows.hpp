#ifndef AIRUDDER_GENERATOR_SPEC_ATTACH_ROWS_HPP
#define AIRUDDER_GENERATOR_SPEC_ATTACH_ROWS_HPP

#include "rulings.hpp"

#include <optional>
#include <string>
#include <vector>

namespace airudder::generator {

/// Where one row of one page went.
struct RowPlace {
    std::size_t page{};
    std::string pointer{};             // of the row in the facts file
    std::optional<std::string> path{}; // nothing: open, or no member
    Ruling const* ruling{};            // that put it there, if one did
};

/// Gives each row of the part to the member it describes, adding members that
/// no example shows after the one of the row before. Reports rows without a
/// place of their own, each with a ruling to paste.
std::vector<RowPlace> attach_rows(PartTree& tree,
                                  OperationSource const& source,
                                  RulingSet const& rulings,
                                  Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_ATTACH_ROWS_HPP
