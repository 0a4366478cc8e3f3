#include "schema.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>

namespace airudder::conformance {

Json const& resolved(Json const& spec, Json const& schema)
{
    if (auto const* const choices = schema.find("anyOf"))
        return resolved(spec, choices->elements.at(0)); // the other is null
    auto const reference = schema.word("$ref");
    if (reference.empty())
        return schema;
    auto const* target = at(spec, reference.substr(1));
    if (!target)
        throw std::runtime_error("the spec has no " + std::string(reference));
    return resolved(spec, *target);
}

bool is_record(Json const& schema)
{
    return schema.find("properties") != nullptr;
}

bool is_enum(Json const& schema) { return schema.find("enum") != nullptr; }

bool requires_member(Json const& schema, std::string_view name)
{
    auto const* names = schema.find("required");
    return names && std::ranges::any_of(names->elements, [&](auto const& n) {
               return n.text == name;
           });
}

namespace {

/// The type of a schema, without null.
std::string type_of(Json const& schema)
{
    auto const* const type = schema.find("type");
    if (!type)
        return "any";
    return type->elements.empty() ? type->text : type->elements.front().text;
}

void add_members(Shape& shape, Json const& spec, Json const& schema)
{
    for (auto const& [name, property] : schema.find("properties")->members)
        shape.members.push_back(
            {name, requires_member(schema, name), shape_of(spec, property)});
}

/// Sets the type first: a record that contains itself leads back to shape_of.
void fill(Shape& shape, Json const& spec, Json const& schema)
{
    shape.type = type_of(schema);
    if (is_record(schema)) {
        shape.type = "record";
        add_members(shape, spec, schema);
    } else if (auto const* const values = schema.find("additionalProperties")) {
        shape.type = "map";
        shape.items.push_back(shape_of(spec, *values));
    } else if (shape.type == "object") {
        shape.type = "open";
    } else if (shape.type == "array") {
        shape.items.push_back(shape_of(spec, *schema.find("items")));
    } else if (is_enum(schema)) {
        shape.type = shape.type == "integer" ? "integer enum" : "enum";
        for (auto const& value : schema.find("enum")->elements)
            shape.values.push_back(value.text);
    }
}

} // namespace

Shape const& shape_of(Json const& spec, Json const& stated)
{
    static std::map<Json const*, Shape> shapes;
    auto const& schema = resolved(spec, stated);
    auto& shape = shapes[&schema];
    if (shape.type.empty())
        fill(shape, spec, schema);
    return shape;
}

} // namespace airudder::conformance
