#ifndef AIRUDDER_GENERATOR_MODEL_NAMES_HPP
#define AIRUDDER_GENERATOR_MODEL_NAMES_HPP

#include "model.hpp"

namespace airudder::generator {

class Diagnostics;

/// Gives everything its C++ name: the JSON spelling where C++ allows it,
/// otherwise a name that ends in '_'. Reports names that clash, are reserved or
/// give no identifier, and types that are too large for Boost.Describe.
void assign_names(Model& model, Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_MODEL_NAMES_HPP
