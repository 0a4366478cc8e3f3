#ifndef AIRUDDER_GENERATOR_JSON_YAML_HPP
#define AIRUDDER_GENERATOR_JSON_YAML_HPP

#include "json_text.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace airudder::generator {

/// Reads one YAML document as JSON. Scalars have the types of YAML 1.2's core
/// schema (10.3.2). Numbers keep their spelling; forms that JSON lacks (0o17,
/// 0xF, +1, 007, .5, 1.) become JSON of equal value, and .inf and .nan become
/// strings. Keys become strings, spelled as in the text, also if they are a null
/// (`~`, `NULL`, or nothing), a boolean or a number. An alias becomes a copy of
/// what its anchor names. Offsets are those of the text.
///
/// Errors: what is not YAML or not UTF-8, a NUL, a repeated or composite key, a
/// merge key, an alias inside the value that its anchor names, a second
/// document, more than 480 levels, more than 500,000 values (copies for aliases
/// included), 2 MiB, or 100,000 opening brackets (yaml-cpp looks far ahead of
/// each).
std::variant<JsonText, JsonTextError> read_yaml(std::string_view text);

/// A scalar as a name: the string, or the word that `text`, which it was read
/// from, has in its place, e.g. "TRUE", "007" or "~". Empty for a null that is
/// left out, and for what is not a scalar.
std::string spelled_in(std::string_view text, JsonText const& scalar);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_JSON_YAML_HPP
