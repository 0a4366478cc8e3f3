#ifndef AIRUDDER_GENERATOR_SPEC_PLACE_ROWS_HPP
#define AIRUDDER_GENERATOR_SPEC_PLACE_ROWS_HPP

#include "findings.hpp"
#include "rulings.hpp"

namespace airudder::generator {

/// Makes the members of a part from its examples, gives each row its place
/// among them, by a ruling or by the examples, and gives it to the member there.
/// Members that no example shows are added after the one of the row before. Asks where a row belongs that has no place of its own;
/// reports a `placement`, `renamed` or `illustration` that no row answers to.
void place_rows(Part& part,
                OperationSource const& source,
                RulingSet& rulings,
                Findings& findings);

/// Marks the rulings without which a row of the part would have another place,
/// and reports a placement that misstates which.
void check_ruled_places(Part const& part, RulingSet& rulings);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_PLACE_ROWS_HPP
