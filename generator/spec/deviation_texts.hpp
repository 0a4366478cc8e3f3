#ifndef AIRUDDER_GENERATOR_SPEC_DEVIATION_TEXTS_HPP
#define AIRUDDER_GENERATOR_SPEC_DEVIATION_TEXTS_HPP

#include "findings.hpp"
#include "schema_writer.hpp"

namespace airudder::generator {

/// The `x-deviations` of an operation: those at a pointer, then those at a member,
/// each once. Empty if there are none.
JsonText deviation_texts(Findings const& findings, SchemaWriter const& schemas);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_DEVIATION_TEXTS_HPP
