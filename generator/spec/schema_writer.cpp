#include "schema_writer.hpp"

#include "../json/json_build.hpp"

namespace airudder::generator {
namespace {

std::string component(std::string const& name)
{
    return "#/components/schemas/" + name;
}

} // namespace

SchemaWriter::SchemaWriter(Wording const& wording,
                           std::vector<Part> const& parts,
                           Findings& findings)
    : findings_(findings)
{
    for (auto const& [path, text] : wording.members)
        if (auto* const member = find_member(parts, path))
            texts_.emplace(member, text);
        else
            findings_.at_wording(child_pointer("/members", path),
                                 "expected the path of a member");
}

JsonText SchemaWriter::write_root(Shape const& shape)
{
    auto const pointer = component(shape.name);
    pointers_.emplace(shape.member, pointer);
    return value(shape, pointer);
}

JsonText SchemaWriter::write_parameter(Shape::Field const& field,
                                       std::string const& pointer)
{
    pointers_.emplace(field.member, pointer);
    switch (field.shape.kind) {
    case Shape::Kind::enumeration: return reference(field.shape);
    case Shape::Kind::open:
    case Shape::Kind::record:
    case Shape::Kind::list:
        findings_.ask_type(*field.member,
                           "expected a plain value in the parameter " +
                               path_of(*field.member),
                           "string");
        return object_text();
    default: break;
    }
    auto schema = object_text();
    put(schema, "type", schema_type(field.shape.kind));
    if (!field.fallback.empty())
        put(schema, "default", JsonText::of(field.fallback));
    return schema;
}

std::string SchemaWriter::text_of(Member const& member)
{
    used_.insert(&member);
    auto const found = texts_.find(&member);
    return found == texts_.end() ? std::string() : found->second;
}

JsonText SchemaWriter::value(Shape const& shape, std::string const& pointer)
{
    switch (shape.kind) {
    case Shape::Kind::record:
    case Shape::Kind::enumeration: return reference(shape);
    case Shape::Kind::list: {
        auto schema = object_text();
        put(schema, "type", "array");
        put_if(schema, "description", text_of(*shape.member));
        auto const& element = shape.element.front();
        auto const items = pointer + "/items";
        pointers_.emplace(element.member, items);
        put(schema, "items", value(element, items));
        return schema;
    }
    default: return plain(shape, "");
    }
}

JsonText SchemaWriter::plain(Shape const& shape, std::string_view fallback)
{
    auto schema = object_text();
    put(schema, "type", schema_type(shape.kind));
    put_if(schema, "description", text_of(*shape.member));
    if (!fallback.empty())
        put(schema, "default", JsonText::of(std::string(fallback)));
    return schema;
}

/// A reference to a named type. Writes the type unless it belongs to another
/// operation.
JsonText SchemaWriter::reference(Shape const& shape)
{
    auto schema = object_of("$ref", string_text(component(shape.name)));
    if (shape.same_as) {
        shared_.push_back({signature_of(shape), shape.same_as});
        put_if(schema, "description", text_of(*shape.member));
        for (auto const& field : shape.fields)
            pointers_.emplace(
                field.member,
                child_pointer(component(shape.name) + "/properties",
                              field.member->name));
    } else if (shape.kind == Shape::Kind::record) {
        write_record(shape);
    } else {
        write_enumeration(shape);
    }
    return schema;
}

void SchemaWriter::write_record(Shape const& shape)
{
    SchemaText schema{.name = shape.name, .signature = signature_of(shape)};
    schema.text = object_text();
    put(schema.text, "type", "object");
    put(schema.text, "description", type_text(shape));
    auto required = array_text();
    auto properties = object_text();
    for (auto const& field : shape.fields) {
        if (field.required)
            required.elements.push_back(string_text(field.member->name));
        put(properties, field.member->name, property(field, shape.name));
    }
    if (!required.elements.empty())
        put(schema.text, "required", std::move(required));
    put(schema.text, "properties", std::move(properties));
    schemas_.push_back(std::move(schema));
}

JsonText SchemaWriter::property(Shape::Field const& field,
                                std::string const& owner)
{
    auto const pointer =
        child_pointer(component(owner) + "/properties", field.member->name);
    pointers_.emplace(field.member, pointer);
    auto schema = field.fallback.empty() ? value(field.shape, pointer)
                                         : plain(field.shape, field.fallback);
    put_if(schema, "x-name", field.name);
    return schema;
}

void SchemaWriter::write_enumeration(Shape const& shape)
{
    SchemaText schema{.name = shape.name, .signature = signature_of(shape)};
    schema.text = object_text();
    put(schema.text, "type", "string");
    put(schema.text, "description", type_text(shape));
    auto values = array_text();
    for (auto const& value : shape.values)
        values.elements.push_back(string_text(value));
    put(schema.text, "enum", std::move(values));
    if (!shape.value_names.empty()) {
        auto names = object_text();
        for (auto const& [value, name] : shape.value_names)
            put(names, value, name);
        put(schema.text, "x-enum-names", std::move(names));
    }
    schemas_.push_back(std::move(schema));
}

/// The description of a type; reports a type that has none.
std::string SchemaWriter::type_text(Shape const& shape)
{
    auto text = text_of(*shape.member);
    auto const path = path_of(*shape.member);
    if (text.empty())
        findings_.at_wording("/members",
                             "expected a description of the type at " + path,
                             minified(string_text(path)) + ": \"\"");
    return text;
}

std::string SchemaWriter::pointer_of(Member const& member) const
{
    for (auto const* up = &member; up; up = up->parent)
        if (auto const found = pointers_.find(up); found != pointers_.end())
            return found->second;
    return "#";
}

void SchemaWriter::report_unused() const
{
    for (auto const& [member, text] : texts_)
        if (!used_.contains(member))
            findings_.at_wording(
                child_pointer("/members", path_of(*member)),
                "expected no text: the spec has no place for it");
}

} // namespace airudder::generator
