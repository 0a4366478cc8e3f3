#include "schema.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace airudder::conformance {

Json const& resolved(Json const& spec, Json const& schema)
{
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

Shape shape_of(Json const& spec, Json const& stated)
{
    auto const& schema = resolved(spec, stated);
    Shape shape{std::string(schema.word("type")), {}, {}, {}};
    if (is_record(schema)) {
        shape.type = "record";
        for (auto const& [name, property] : schema.find("properties")->members)
            shape.members.push_back({name,
                                     requires_member(schema, name),
                                     shape_of(spec, property)});
    } else if (shape.type == "object") {
        shape.type = "open";
    } else if (shape.type == "array") {
        shape.items.push_back(shape_of(spec, *schema.find("items")));
    } else if (is_enum(schema)) {
        shape.type = "enum";
        for (auto const& value : schema.find("enum")->elements)
            shape.values.push_back(value.text);
    }
    return shape;
}

} // namespace airudder::conformance
