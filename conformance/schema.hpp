#ifndef AIRUDDER_CONFORMANCE_SCHEMA_HPP
#define AIRUDDER_CONFORMANCE_SCHEMA_HPP

#include "json.hpp"
#include "shape.hpp"

#include <map>
#include <string_view>

namespace airudder::conformance {

/// `schema`, or the schema that its $ref points at, be it in an anyOf with
/// null. Throws std::runtime_error if the spec has nothing there.
Json const& resolved(Json const& spec, Json const& schema);

/// The type that the schema states, without null; empty if it states none.
std::string_view type_of(Json const& schema);

/// Whether the schema allows null beside its type.
bool is_nullable(Json const& schema);

/// Whether the schema is an object whose members it lists.
bool is_record(Json const& schema);

/// Whether the schema lists its values.
bool is_enum(Json const& schema);

/// Whether a record's schema lists the member as required.
bool requires_member(Json const& schema, std::string_view name);

/// The shapes that the schemas of a spec describe.
class Shapes {
public:
    explicit Shapes(Json const& spec) : spec_(spec) {}

    Shapes(Shapes const&) = delete;
    Shapes& operator=(Shapes const&) = delete;

    /// The shape is valid as long as this object.
    Shape const& of(Json const& schema);

private:
    void fill(Shape& shape, Json const& schema);

    Json const& spec_;
    std::map<Json const*, Shape> shapes_{};
};

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_SCHEMA_HPP
