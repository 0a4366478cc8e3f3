#ifndef AIRUDDER_GENERATOR_SPEC_EXAMPLE_CHECK_HPP
#define AIRUDDER_GENERATOR_SPEC_EXAMPLE_CHECK_HPP

#include "shape.hpp"

#include <string>
#include <vector>

namespace airudder::generator {

/// A value of an example that is not of its member's type.
struct Misfit {
    std::string pointer{}; // into the example
    Shape const* shape{};  // what it should be
    std::string found{};   // "null", or a string that the enum lacks
    std::string because{}; // a number that no C++ type of its kind holds
};

/// All values of `example` that `shape` does not allow.
std::vector<Misfit> misfits(Shape const& shape, JsonText const& example);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_EXAMPLE_CHECK_HPP
