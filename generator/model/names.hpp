#ifndef AIRUDDER_GENERATOR_MODEL_NAMES_HPP
#define AIRUDDER_GENERATOR_MODEL_NAMES_HPP

#include "model.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace airudder::generator {

class Diagnostics;

/// Gives everything its C++ name: the JSON spelling where C++ allows it, or
/// else one that ends in '_'. Reports names that clash, are reserved or give
/// no identifier, and what Boost.Describe cannot describe.
void assign_names(Model& model, Diagnostics& diagnostics);

/// The identifier a name gives that is none or may not be used: each run of
/// other characters becomes one '_', and one '_' is appended; nothing if the
/// name has neither a letter nor a digit of ASCII.
std::optional<std::string> make_identifier(std::string_view name);

/// True if a group may not be called `name`: it would be a namespace or a
/// header that exists.
bool is_reserved_group(std::string_view name);

/// True if a type may not be called `name` in a group's namespace, where it
/// would hide a name of the runtime.
bool is_reserved_type(std::string_view name);

/// True if a descriptor may not be called `name` in a group's namespace.
bool is_reserved_variable(std::string_view name);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_MODEL_NAMES_HPP
