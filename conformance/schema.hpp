#ifndef AIRUDDER_CONFORMANCE_SCHEMA_HPP
#define AIRUDDER_CONFORMANCE_SCHEMA_HPP

#include "json.hpp"
#include "shape.hpp"

#include <string_view>

namespace airudder::conformance {

/// `schema`, or the schema that its $ref points at, perhaps as one of two
/// choices, the other being null. Throws std::runtime_error
/// if the spec has nothing there.
Json const& resolved(Json const& spec, Json const& schema);

/// Whether the schema is an object whose members it lists.
bool is_record(Json const& schema);

/// Whether the schema is a string or an integer whose values it lists.
bool is_enum(Json const& schema);

/// Whether a record's schema lists the member as required.
bool requires_member(Json const& schema, std::string_view name);

/// The shape that a schema describes. Both must live until the program ends.
Shape const& shape_of(Json const& spec, Json const& schema);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_SCHEMA_HPP
