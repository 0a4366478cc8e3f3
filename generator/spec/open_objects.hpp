#ifndef AIRUDDER_GENERATOR_SPEC_OPEN_OBJECTS_HPP
#define AIRUDDER_GENERATOR_SPEC_OPEN_OBJECTS_HPP

#include "findings.hpp"
#include "rulings.hpp"

/// Objects whose keys are data, by a ruling or because a page says so.
namespace airudder::generator {

/// Whether a ruling says that an object is open.
bool is_ruled_open(Member const& object, RulingSet const& rulings);

/// Whether a twin says that an object is open, and none says more.
bool is_stated_open(Member const& object);

/// Whether a body is `{}`, and no row states that it has members.
bool is_empty_root(Member const& member);

/// Checks the rulings that say that an object is open, and settles its rows.
void check_open(Member const& member, RulingSet& rulings, Findings& findings);

/// Settles rows that describe members of an open object or a map. If there is an
/// illustration, it does not name them all.
void settle_rows_of_open(Member const& object,
                         RulingSet& rulings,
                         Findings& findings);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_OPEN_OBJECTS_HPP
