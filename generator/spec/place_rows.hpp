#ifndef AIRUDDER_GENERATOR_SPEC_PLACE_ROWS_HPP
#define AIRUDDER_GENERATOR_SPEC_PLACE_ROWS_HPP

#include "findings.hpp"
#include "rulings.hpp"

namespace airudder::generator {

/// Makes the members of all parts and places each row among them.
///
/// The rows of twins and of parameters know their place. Examples add members
/// to these. Then each other row is placed by a ruling or by the examples. A
/// member that no example shows is added after the previous row's member. A row
/// without a unique place describes an optional member of the innermost open
/// object, which is an assumption. Reports a `placement`, `renamed` or
/// `illustration` that matches no row.
void place_rows(Parts& parts,
                OperationSource const& source,
                RulingSet& rulings,
                Findings& findings);

/// Marks the rulings that change a row's place. Reports a placement whose `was`
/// is not the place without it, unless the ruling `is_in_doubt`.
void check_ruled_places(Parts const& parts,
                        RulingSet& rulings,
                        IsRulingInDoubt const& is_in_doubt);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_PLACE_ROWS_HPP
