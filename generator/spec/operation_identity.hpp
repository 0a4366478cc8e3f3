#ifndef AIRUDDER_GENERATOR_SPEC_OPERATION_IDENTITY_HPP
#define AIRUDDER_GENERATOR_SPEC_OPERATION_IDENTITY_HPP

#include "findings.hpp"

namespace airudder::generator {

/// Checks that the decisions name the operation's page. Assumes what a decisions
/// file would decide about the operation, and that each page proposed as a
/// variant is one.
void settle_identity(OperationSource const& source, Findings& findings);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_OPERATION_IDENTITY_HPP
