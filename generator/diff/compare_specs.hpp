#ifndef AIRUDDER_GENERATOR_DIFF_COMPARE_SPECS_HPP
#define AIRUDDER_GENERATOR_DIFF_COMPARE_SPECS_HPP

#include "../document/document.hpp"
#include "../model/model.hpp"
#include "change.hpp"

#include <memory>
#include <vector>

namespace airudder::generator {

/// A spec that was read and checked, with the names of its headers.
struct CheckedSpec {
    std::unique_ptr<JsonText const> text{};
    Document document{}; // of this text
    Model model{};
};

/// Every difference between two specs, the most severe for C++ users first, and
/// otherwise in spec order: the spec as a whole, operations, types.
std::vector<Change> compare_specs(CheckedSpec const& before,
                                  CheckedSpec const& after);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DIFF_COMPARE_SPECS_HPP
