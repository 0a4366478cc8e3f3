#ifndef AIRUDDER_GENERATOR_SPEC_NEEDED_RULINGS_HPP
#define AIRUDDER_GENERATOR_SPEC_NEEDED_RULINGS_HPP

#include "build_operation.hpp"

namespace airudder::generator {

/// Builds the operation once without each of its rulings: a ruling without
/// which there is the same spec and no diagnostic is reported, and so is a
/// placement that misstates where the row would have gone.
void check_needed(OperationSource const& source,
                  std::vector<Part> const& parts,
                  OperationText const& built,
                  Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_NEEDED_RULINGS_HPP
