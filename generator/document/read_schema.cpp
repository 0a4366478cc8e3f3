#include "../json/json_number.hpp"
#include "read_parts.hpp"

#include <array>
#include <optional>
#include <set>
#include <utility>

namespace airudder::generator {
namespace {

using Kind = Schema::Kind;

constexpr std::string_view ref_prefix = "#/components/schemas/";

constexpr std::array<std::pair<std::string_view, Kind>, 6> kinds{{
    {"string", Kind::string},
    {"integer", Kind::integer},
    {"number", Kind::number},
    {"boolean", Kind::boolean},
    {"array", Kind::array},
    {"object", Kind::object},
}};

void read_ref(ObjectReader& reader, Schema& schema)
{
    schema.kind = Kind::ref;
    auto const text = reader.get_text("$ref");
    if (text.starts_with(ref_prefix))
        schema.ref = text.substr(ref_prefix.size());
    else if (!text.empty())
        reader.report_at("$ref",
                         "expected a reference to " + std::string(ref_prefix) +
                             "…, found " + in_quotes(text));
}

/// Reads the form of a reference that may be null.
void read_choice(ObjectReader& reader,
                 Schema& schema,
                 ReadContext const& context)
{
    auto const choices = elements_of(*reader.find("anyOf"));
    if (choices.size() != 2) {
        reader.report_at("anyOf", "expected a list of a reference and null");
        return;
    }
    ObjectReader reference(choices[0], context);
    read_ref(reference, schema);
    ObjectReader null(choices[1], context);
    auto const type = null.get_text("type");
    if (!type.empty() && type != "null")
        null.report_at("type", "expected null, found " + in_quotes(type));
    schema.nullable = true;
}

/// The type, which may be a list of a type and null.
std::string read_type_word(ObjectReader& reader, Schema& schema)
{
    auto const node = *reader.find("type");
    if (node.value->kind != JsonText::Kind::array)
        return reader.get_text("type");
    std::vector<std::string> types;
    for (auto const& element : node.value->elements)
        types.push_back(string_of(element).value_or(""));
    schema.nullable = types.size() == 2 && types[1] == "null";
    if (schema.nullable)
        return types[0];
    reader.report_at("type", "expected a list of a type and null");
    return {};
}

void read_type(ObjectReader& reader, Schema& schema)
{
    auto const type = read_type_word(reader, schema);
    for (auto const& [name, kind] : kinds) {
        if (type == name) {
            schema.kind = kind;
            return;
        }
    }
    if (!type.empty())
        reader.report_at("type",
                         "expected string, integer, number, boolean, array or "
                         "object, found " +
                             in_quotes(type));
}

bool fits(Schema::Kind kind, JsonText const& value)
{
    auto const found = kind_name(value);
    switch (kind) {
    case Kind::string: return found == "a string";
    case Kind::boolean: return found == "a boolean";
    case Kind::integer:
        return found == "a number" &&
               value.scalar.find_first_of(".eE") == std::string::npos;
    case Kind::number: return found == "a number";
    default: return false;
    }
}

void read_default(ObjectReader& reader,
                  Schema& schema,
                  ReadContext const& context)
{
    auto const node = reader.find("default");
    if (!node)
        return;
    if (!fits(schema.kind, *node->value))
        context.report(node->pointer,
                       "expected a default of the schema's own type, found " +
                           std::string(kind_name(*node->value)));
    schema.default_value = *node->value;
}

/// An integer as its digits.
std::optional<std::string> read_integer(Node const& node,
                                        ReadContext const& context)
{
    auto const& digits = node.value->scalar;
    if (kind_name(*node.value) != "a number") {
        context.report_type(node, "an integer");
        return std::nullopt;
    }
    if (is_int64(digits) && digits.find_first_of(".eE") == digits.npos &&
        digits != "-0")
        return digits;
    context.report(node.pointer,
                   "expected the digits of an integer of 64 bits, found " +
                       in_quotes(digits));
    return std::nullopt;
}

/// The results of `read(node, context)`; reports those that occur twice.
template <class Read>
std::vector<std::string> read_distinct(std::vector<Node> const& nodes,
                                       ReadContext const& context,
                                       Read read)
{
    std::vector<std::string> strings;
    std::set<std::string> seen;
    for (auto const& node : nodes) {
        auto text = read(node, context);
        if (!text)
            continue;
        if (!seen.insert(*text).second)
            context.report(node.pointer,
                           "expected each value once, found another " +
                               in_quotes(*text));
        else
            strings.push_back(std::move(*text));
    }
    return strings;
}

/// Reports more parts of a type than can be described. Later stages would take
/// long to look at each.
bool is_described(std::size_t count,
                  std::string_view what,
                  ObjectReader const& reader)
{
    if (count > most_described)
        reader.report("expected at most " + std::to_string(most_described) +
                      ' ' + std::string(what) + ", found " +
                      std::to_string(count));
    return count <= most_described;
}

void read_enumeration(ObjectReader& reader,
                      Component& component,
                      ReadContext const& context)
{
    component.kind = Component::Kind::enumeration;
    auto const values = reader.get_array("enum");
    if (!is_described(values.size(), "values", reader))
        return reader.skip_rest();
    component.values = component.integers
                           ? read_distinct(values, context, read_integer)
                           : read_distinct(values, context, read_string);
    if (values.empty() && reader.has("enum"))
        reader.report_at("enum", "expected at least one value");
    if (auto const names = reader.find("x-enum-names")) {
        ObjectReader each(*names, context);
        auto const members = members_of(*names);
        if (!is_described(members.size(), "names", each))
            return each.skip_rest();
        for (auto const& [wire, node] : members)
            component.x_enum_names.emplace_back(wire, each.get_text(wire));
    }
}

void read_record(ObjectReader& reader,
                 Component& component,
                 ReadContext const& context)
{
    component.kind = Component::Kind::record;
    component.required =
        read_distinct(reader.find_array("required"), context, read_string);
    std::set<std::string_view> required(component.required.begin(),
                                        component.required.end());
    auto const members = reader.get_members("properties");
    if (!is_described(members.size(), "members", reader))
        return reader.skip_rest();
    for (auto const& [name, node] : members)
        component.properties.push_back(
            {.name = name,
             .required = required.erase(name) != 0,
             .schema = read_schema(node, context, true)});
    for (auto const& property : component.properties)
        if (property.required && property.schema.nullable)
            context.report(property.schema.pointer,
                           "expected a property that may be null not to be "
                           "required");
    for (auto const name : required)
        reader.report_at("required",
                         "expected names of properties, found " +
                             in_quotes(name));
}

} // namespace

Schema read_schema(Node const& node, ReadContext const& context, bool is_member)
{
    Schema schema{.pointer = node.pointer};
    if (node.value->kind != JsonText::Kind::object) {
        context.report_type(node, "an object");
        return schema;
    }
    ObjectReader reader(node, context);
    if (reader.has("$ref"))
        read_ref(reader, schema);
    else if (reader.has("anyOf"))
        read_choice(reader, schema, context);
    else if (reader.has("type"))
        read_type(reader, schema);
    else
        schema.kind = Kind::any;
    schema.description = reader.find_string("description").value_or("");
    if (schema.kind == Kind::array) {
        if (auto const items = reader.get("items"))
            schema.items.push_back(read_schema(*items, context, false));
    } else if (schema.kind == Kind::object) {
        if (auto const values = reader.find("additionalProperties")) {
            schema.kind = Kind::map;
            schema.items.push_back(read_schema(*values, context, false));
        }
    }
    if (is_member) {
        read_default(reader, schema, context);
        schema.x_name = reader.find_text("x-name");
    }
    return schema;
}

Component read_component(std::string_view name,
                         Node const& node,
                         ReadContext const& context)
{
    Component component{.pointer = node.pointer, .name = std::string(name)};
    ObjectReader reader(node, context);
    auto const type = reader.get_text("type");
    component.description = reader.find_string("description").value_or("");
    component.integers = type == "integer";
    if (type == "object")
        read_record(reader, component, context);
    else if (type == "string" || component.integers)
        read_enumeration(reader, component, context);
    else
        reader.skip_rest(); // the other keywords depend on the type
    if (!type.empty() && type != "object" && type != "string" &&
        !component.integers)
        reader.report_at("type",
                         "expected object, or string or integer with an enum, "
                         "found " +
                             in_quotes(type));
    return component;
}

} // namespace airudder::generator
