#ifndef AIRUDDER_GENERATOR_MODEL_NOTE_NAMES_HPP
#define AIRUDDER_GENERATOR_MODEL_NOTE_NAMES_HPP

#include "model.hpp"

namespace airudder::generator {

class Diagnostics;

/// Adds a note at each member or value whose ruled name another one would have,
/// and says how that one is called instead.
void note_names(Model const& model, Diagnostics& notes);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_MODEL_NOTE_NAMES_HPP
