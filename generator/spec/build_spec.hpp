#ifndef AIRUDDER_GENERATOR_SPEC_BUILD_SPEC_HPP
#define AIRUDDER_GENERATOR_SPEC_BUILD_SPEC_HPP

#include "../json/json_text.hpp"
#include "../sources/spec_sources.hpp"

#include <optional>

namespace airudder::generator {

/// The OpenAPI document; nothing if there was a diagnostic. Not a json::object,
/// because examples are spelled as in the facts.
std::optional<JsonText> build_spec(SpecSources const& sources,
                                   Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_BUILD_SPEC_HPP
