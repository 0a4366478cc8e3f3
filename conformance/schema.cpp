#include "schema.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace airudder::conformance {

Json const& resolved(Json const& spec, Json const& schema)
{
    if (auto const* choices = schema.find("anyOf"))
        return resolved(spec, choices->elements.at(0));
    auto const reference = schema.word("$ref");
    if (reference.empty())
        return schema;
    auto const* target = at(spec, reference.substr(1));
    if (!target)
        throw std::runtime_error("the spec has no " + std::string(reference));
    return resolved(spec, *target);
}

std::string_view type_of(Json const& schema)
{
    auto const* type = schema.find("type");
    if (!type)
        return {};
    return type->is(Json::Kind::array) ? type->elements.at(0).text : type->text;
}

bool is_nullable(Json const& schema)
{
    auto const* type = schema.find("type");
    return schema.find("anyOf") || (type && type->is(Json::Kind::array));
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

Shape const& Shapes::of(Json const& schema)
{
    auto const& target = resolved(spec_, schema);
    auto const [at, is_new] = shapes_.try_emplace(&target);
    if (is_new)
        fill(at->second, target);
    return at->second;
}

void Shapes::fill(Shape& shape, Json const& schema)
{
    shape.type = type_of(schema);
    if (shape.type.empty()) {
        shape.type = "any";
    } else if (is_record(schema)) {
        shape.type = "record";
        for (auto const& [name, property] : schema.find("properties")->members)
            shape.members.push_back(
                {name, requires_member(schema, name), of(property)});
    } else if (auto const* values = schema.find("additionalProperties")) {
        shape.type = "map";
        shape.items.push_back(of(*values));
    } else if (shape.type == "object") {
        shape.type = "open";
    } else if (shape.type == "array") {
        shape.items.push_back(of(*schema.find("items")));
    } else if (is_enum(schema)) {
        shape.type = shape.type == "integer" ? "integer enum" : "enum";
        for (auto const& value : schema.find("enum")->elements)
            shape.values.push_back(value.text);
    }
}

} // namespace airudder::conformance
