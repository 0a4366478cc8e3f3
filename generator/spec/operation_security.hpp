#ifndef AIRUDDER_GENERATOR_SPEC_OPERATION_SECURITY_HPP
#define AIRUDDER_GENERATOR_SPEC_OPERATION_SECURITY_HPP

#include "findings.hpp"
#include "rulings.hpp"

namespace airudder::generator {

/// Whether requests have the header Authorization. If the security that a page
/// states leaves that open, a ruling decides.
bool needs_token(OperationSource const& source,
                 RulingSet& rulings,
                 Findings& findings);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_OPERATION_SECURITY_HPP
