#ifndef AIRUDDER_GENERATOR_SPEC_OPEN_CIRCLES_HPP
#define AIRUDDER_GENERATOR_SPEC_OPEN_CIRCLES_HPP

#include "findings.hpp"
#include "shape.hpp"

#include <vector>

namespace airudder::generator {

/// Lets members that close a circle of required members be optional, which is
/// an assumption: such an object could not end. `records` and the components
/// that they refer to are complete.
void open_circles(std::vector<Shape*> const& records, Findings& findings);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_OPEN_CIRCLES_HPP
