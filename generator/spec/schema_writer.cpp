#include "schema_writer.hpp"

#include "../json/json_build.hpp"
#include "type_words.hpp"

namespace airudder::generator {
namespace {

std::string component(std::string const& name)
{
    return "#/components/schemas/" + name;
}

} // namespace

SchemaWriter::SchemaWriter(Wording const& wording,
                           Parts const& parts,
                           Findings& findings)
    : findings_(findings)
{
    for (auto const& [path, text] : wording.members)
        if (auto const* member = find_member(parts, path)) {
            if (member->target && member->target->user == member)
                member = member->target; // describes the type
            texts_.emplace(member, text);
            paths_.emplace(path, member);
        } else {
            findings_.stale_wording(child_pointer("/members", path),
                                    "expected the path of a member" +
                                        candidates_for(parts, path));
        }
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
    note_name(pointer, field.named);
    if (field.shape.kind == Shape::Kind::enumeration)
        return reference(field.shape);
    if (field.shape.kind == Shape::Kind::list) {
        auto element = field.shape.element.front();
        element.nullable = false; // a query cannot say null
        auto list = object_of("type", string_text("array"));
        put(list, "items", value(element, pointer + "/schema/items"));
        return list;
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
    if (auto const found = texts_.find(&member); found != texts_.end())
        return found->second;
    for (auto const* const row : member.rows)
        if (!row->row->prose.empty())
            return row->row->prose;
    return {};
}

JsonText SchemaWriter::value(Shape const& shape, std::string const& pointer)
{
    switch (shape.kind) {
    case Shape::Kind::record:
    case Shape::Kind::enumeration: return reference(shape);
    case Shape::Kind::list:
    case Shape::Kind::map: {
        bool const list = shape.kind == Shape::Kind::list;
        auto schema = typed(shape, list ? "array" : "object");
        auto const* const key = list ? "items" : "additionalProperties";
        auto const& element = shape.element.front();
        auto const inner = pointer + '/' + key;
        pointers_.emplace(element.member, inner);
        put(schema, key, value(element, inner));
        return schema;
    }
    default: return plain(shape, "");
    }
}

/// A schema of this type, or of this type and null, with its description.
JsonText SchemaWriter::typed(Shape const& shape, std::string_view type)
{
    auto schema = object_text();
    if (shape.nullable) {
        auto types = array_text();
        types.elements = {string_text(type), string_text("null")};
        put(schema, "type", std::move(types));
    } else if (!type.empty()) {
        put(schema, "type", type);
    }
    put_if(schema, "description", text_of(*shape.member));
    return schema;
}

JsonText SchemaWriter::plain(Shape const& shape, std::string_view fallback)
{
    bool const any = shape.kind == Shape::Kind::any;
    auto schema = typed(shape, any ? "" : schema_type(shape.kind));
    if (!fallback.empty())
        put(schema, "default", JsonText::of(std::string(fallback)));
    return schema;
}

/// A reference to a named type. Writes the type unless it belongs to another
/// operation or is a component, which is written later.
JsonText SchemaWriter::reference(Shape const& shape)
{
    auto schema = object_of("$ref", string_text(component(shape.name)));
    if (shape.nullable) {
        auto choices = array_text();
        choices.elements.push_back(std::move(schema));
        choices.elements.push_back(object_of("type", string_text("null")));
        schema = object_of("anyOf", std::move(choices));
    }
    if (shape.same_as) {
        auto const& record = shape.target ? *shape.target : shape;
        shared_.push_back({signature_of(record), shape.same_as});
        put_if(schema, "description", text_of(*shape.member));
        for (auto const& field : record.fields)
            pointers_.emplace(
                field.member,
                child_pointer(component(shape.name) + "/properties",
                              field.member->name));
    } else if (shape.target) {
        if (referred_.insert(shape.target).second)
            unwritten_.push_back(shape.target);
        if (shape.member != shape.target->member)
            put_if(schema, "description", text_of(*shape.member));
    } else if (shape.kind == Shape::Kind::record) {
        write_record(shape);
    } else {
        write_enumeration(shape);
    }
    return schema;
}

void SchemaWriter::write_components()
{
    while (!unwritten_.empty()) {
        auto const& shape = *unwritten_.back();
        unwritten_.pop_back();
        write_record(shape);
    }
}

void SchemaWriter::write_record(Shape const& shape)
{
    SchemaText schema{.name = shape.name, .signature = signature_of(shape)};
    schema.text = object_text();
    put(schema.text, "type", "object");
    put_if(schema.text, "description", text_of(*shape.member));
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
    note_name(pointer, field.named);
    return schema;
}

/// `pointer` begins with '#'.
void SchemaWriter::note_name(std::string const& pointer, Ruling const* ruling)
{
    if (ruling)
        named_.emplace(pointer.substr(1), ruling);
}

void SchemaWriter::write_enumeration(Shape const& shape)
{
    SchemaText schema{.name = shape.name, .signature = signature_of(shape)};
    schema.text = object_text();
    put(schema.text, "type", shape.integers ? "integer" : "string");
    put_if(schema.text, "description", text_of(*shape.member));
    auto values = array_text();
    for (auto const& value : shape.values) {
        auto const found = shape.named.find(value);
        if (found != shape.named.end())
            note_name(component(shape.name) + "/enum/" +
                          std::to_string(values.elements.size()),
                      found->second);
        values.elements.push_back(shape.integers ? JsonText::of(value)
                                                 : string_text(value));
    }
    put(schema.text, "enum", std::move(values));
    if (!shape.value_names.empty()) {
        auto names = object_text();
        for (auto const& [value, name] : shape.value_names)
            put(names, value, name);
        put(schema.text, "x-enum-names", std::move(names));
    }
    schemas_.push_back(std::move(schema));
}

std::string SchemaWriter::pointer_of(Member const& member) const
{
    for (auto const* up = &member; up; up = up->parent)
        if (auto const found = pointers_.find(up); found != pointers_.end())
            return found->second;
    return "#";
}

void SchemaWriter::report_unused(IsInDoubt const& is_in_doubt) const
{
    for (auto const& [path, member] : paths_)
        if (!used_.contains(member) && !is_in_doubt(path))
            findings_.stale_wording(
                child_pointer("/members", path),
                "expected no text: the spec has no place for it");
}

} // namespace airudder::generator
