#ifndef AIRUDDER_GENERATOR_MODEL_NOTE_WEBHOOKS_HPP
#define AIRUDDER_GENERATOR_MODEL_NOTE_WEBHOOKS_HPP

#include "model.hpp"

namespace airudder::generator {

class Diagnostics;

/// Adds a note for each webhook without a telling member: a top-level member
/// that no other webhook declares. `airudder::identify` knows such a webhook by
/// a member of constant value, or not at all. The note says which.
void note_webhooks(Model const& model, Diagnostics& notes);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_MODEL_NOTE_WEBHOOKS_HPP
