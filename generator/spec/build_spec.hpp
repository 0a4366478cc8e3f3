#ifndef AIRUDDER_GENERATOR_SPEC_BUILD_SPEC_HPP
#define AIRUDDER_GENERATOR_SPEC_BUILD_SPEC_HPP

#include "../json/json_text.hpp"
#include "../sources/spec_sources.hpp"

#include <optional>

namespace airudder::generator {

/// The OpenAPI document; nothing if a diagnostic was reported. It is not a
/// json::object, because examples keep the spelling of the facts.
std::optional<JsonText> build_spec(SpecSources const& sources,
                                   Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_BUILD_SPEC_HPP
