#ifndef AIRUDDER_TESTS_GENERATOR_DIFF_SPECS_HPP
#define AIRUDDER_TESTS_GENERATOR_DIFF_SPECS_HPP

#include "generator/diff/compare_specs.hpp"
#include "generator/json/json_text.hpp"

#include <optional>
#include <string>

/// Specs for tests: a base, and patches of it.
namespace airudder::generator {

/// A JSON file beside the tests.
JsonText test_json(std::string const& name);

/// base.json, a spec with every kind of operation and type.
JsonText const& base_spec();

/// Applies a JSON Patch (RFC 6902) of the operations add, remove, replace and
/// move. Throws std::runtime_error if a place does not exist.
void apply_patch(JsonText& document, JsonText const& patch);

/// The spec, called `name`; nothing if it is not correct.
std::optional<CheckedSpec> checked(JsonText text, std::string const& name);

} // namespace airudder::generator

#endif // AIRUDDER_TESTS_GENERATOR_DIFF_SPECS_HPP
