#ifndef AIRUDDER_GENERATOR_SPEC_MEMBER_COUNTS_HPP
#define AIRUDDER_GENERATOR_SPEC_MEMBER_COUNTS_HPP

#include "findings.hpp"
#include "rulings.hpp"

namespace airudder::generator {

/// Checks the number of members that a row states for a container. A twin
/// lists those that a text capture counts.
void check_counts(Member const& member,
                  Member const& container,
                  RulingSet& rulings,
                  Findings& findings);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_MEMBER_COUNTS_HPP
