#ifndef AIRUDDER_GENERATOR_SPEC_BUILD_SPEC_HPP
#define AIRUDDER_GENERATOR_SPEC_BUILD_SPEC_HPP

#include "attach_rows.hpp"

#include <optional>
#include <vector>

namespace airudder::generator {

/// The OpenAPI document; nothing if there was a diagnostic. Not a json::object,
/// because examples are spelled as in the facts.
std::optional<JsonText> build_spec(SpecSources const& sources,
                                   Diagnostics& diagnostics);

/// Which member each row of an operation describes, in the order of the pages,
/// their parts and rows.
std::vector<RowPlace> member_places(OperationSource const& source);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_BUILD_SPEC_HPP
