#ifndef AIRUDDER_GENERATOR_SPEC_UNNEEDED_DECISIONS_HPP
#define AIRUDDER_GENERATOR_SPEC_UNNEEDED_DECISIONS_HPP

#include "findings.hpp"
#include "rulings.hpp"
#include "schema_writer.hpp"
#include "type_names.hpp"

namespace airudder::generator {

/// Reports the names and texts that do not change the spec. Reports such rulings as
/// well, but not if there are `problems`: an operation with errors is left out, and
/// may need them once other decisions are corrected.
void report_unneeded(Parts const& parts,
                     bool problems,
                     RulingSet& rulings,
                     TypeNames const& names,
                     SchemaWriter const& schemas,
                     Findings const& findings);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_UNNEEDED_DECISIONS_HPP
