#ifndef AIRUDDER_CONFORMANCE_SCHEMA_HPP
#define AIRUDDER_CONFORMANCE_SCHEMA_HPP

#include "json.hpp"
#include "shape.hpp"

#include <string_view>

namespace airudder::conformance {

/// `schema`, or what its $ref points at. Throws std::runtime_error if the spec
/// has nothing there.
Json const& resolved(Json const& spec, Json const& schema);

/// An object whose members the schema lists.
bool is_record(Json const& schema);

/// A string whose values the schema lists.
bool is_enum(Json const& schema);

/// Whether a record's schema lists the member as required.
bool requires_member(Json const& schema, std::string_view name);

/// What a schema describes.
Shape shape_of(Json const& spec, Json const& schema);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_SCHEMA_HPP
