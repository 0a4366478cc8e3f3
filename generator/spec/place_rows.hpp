#ifndef AIRUDDER_GENERATOR_SPEC_PLACE_ROWS_HPP
#define AIRUDDER_GENERATOR_SPEC_PLACE_ROWS_HPP

#include "findings.hpp"
#include "rulings.hpp"

namespace airudder::generator {

/// Makes the members of a part from its examples. Places each row among them,
/// by a ruling or by the examples, and adds it to the member there. A member
/// that no example shows is added after the previous row's member. Asks about a
/// row without a unique place. Reports a `placement`, `renamed` or
/// `illustration` that matches no row.
void place_rows(Part& part,
                OperationSource const& source,
                RulingSet& rulings,
                Findings& findings);

/// Marks the rulings that change a row's place. Reports a placement whose `was`
/// is not the place without it.
void check_ruled_places(Part const& part, RulingSet& rulings);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_PLACE_ROWS_HPP
