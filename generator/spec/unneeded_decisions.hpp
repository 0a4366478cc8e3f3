#ifndef AIRUDDER_GENERATOR_SPEC_UNNEEDED_DECISIONS_HPP
#define AIRUDDER_GENERATOR_SPEC_UNNEEDED_DECISIONS_HPP

#include "findings.hpp"
#include "rulings.hpp"
#include "schema_writer.hpp"
#include "type_names.hpp"

namespace airudder::generator {

/// Reports names and texts without which the spec is the same and, if there are no
/// `problems`, such rulings: an operation with errors is left out, and could need
/// them. What may be needed once other decisions are corrected is not reported.
void report_unneeded(Parts const& parts,
                     bool problems,
                     RulingSet& rulings,
                     TypeNames const& names,
                     SchemaWriter const& schemas,
                     Findings const& findings);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_UNNEEDED_DECISIONS_HPP
