#ifndef AIRUDDER_GENERATOR_SPEC_DELIVERY_KEY_HPP
#define AIRUDDER_GENERATOR_SPEC_DELIVERY_KEY_HPP

#include "../json/json_text.hpp"
#include "rulings.hpp"
#include "shape.hpp"

namespace airudder::generator {

/// The members of a webhook's body that together identify an event: JSON Pointers,
/// or an empty array. Only a ruling knows them.
JsonText
delivery_key(Shape const& body, Parts const& parts, RulingSet& rulings);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_DELIVERY_KEY_HPP
