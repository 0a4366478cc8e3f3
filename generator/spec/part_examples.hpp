#ifndef AIRUDDER_GENERATOR_SPEC_PART_EXAMPLES_HPP
#define AIRUDDER_GENERATOR_SPEC_PART_EXAMPLES_HPP

#include "findings.hpp"
#include "rulings.hpp"
#include "shape.hpp"

#include <string>

namespace airudder::generator {

/// The examples of a body, each once, as they are written at `pointer`. Values
/// that the shape does not allow become deviations, with the pages that show
/// them. Where a text capture states the type, they need a ruling. A number that
/// no C++ type holds does not need one, because there is nothing to decide.
JsonText examples_of(Part const& part,
                     Shape const& shape,
                     std::string const& pointer,
                     RulingSet& rulings,
                     Findings& findings);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_PART_EXAMPLES_HPP
