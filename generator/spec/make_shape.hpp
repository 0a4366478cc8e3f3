#ifndef AIRUDDER_GENERATOR_SPEC_MAKE_SHAPE_HPP
#define AIRUDDER_GENERATOR_SPEC_MAKE_SHAPE_HPP

#include "findings.hpp"
#include "rulings.hpp"
#include "shape.hpp"
#include "type_names.hpp"

namespace airudder::generator {

/// The type of each member of a part, from its rows, examples and rulings. Asks
/// the questions that they leave open. The shape of a body's root is an object.
/// Parameters are the fields of a record without a name. If rows have no place
/// yet, `settled` is false, and questions that they can answer are not asked.
Shape make_shape(Part const& part,
                 bool settled,
                 TypeNames& names,
                 RulingSet& rulings,
                 Findings& findings);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_MAKE_SHAPE_HPP
