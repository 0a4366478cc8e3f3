#ifndef AIRUDDER_GENERATOR_MODEL_IDENTIFIERS_HPP
#define AIRUDDER_GENERATOR_MODEL_IDENTIFIERS_HPP

#include <optional>
#include <string>
#include <string_view>

namespace airudder::generator {

/// Makes an identifier of a name that cannot be used as it is: each run of
/// other characters becomes one '_', and one '_' is appended. Returns nullopt if
/// the name has no ASCII letter or digit.
std::optional<std::string> make_identifier(std::string_view name);

/// True if a group may not be called `name`, because a namespace or header of
/// that name exists.
bool is_reserved_group(std::string_view name);

/// True if a type may not be called `name` in a group's namespace, because it
/// would hide a name of the runtime.
bool is_reserved_type(std::string_view name);

/// True if a descriptor may not be called `name` in a group's namespace.
bool is_reserved_variable(std::string_view name);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_MODEL_IDENTIFIERS_HPP
