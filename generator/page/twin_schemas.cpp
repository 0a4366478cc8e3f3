#include "twin_schemas.hpp"

#include "../diagnostics.hpp"
#include "../json/json_build.hpp"
#include "page_context.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

constexpr std::string_view reference_prefix = "#/components/schemas/";

/// More than any page has. Larger input is garbage.
constexpr std::size_t max_rows = 20'000;

/// The most references in a row, one leading to the next.
constexpr std::size_t max_references = 50;

int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    auto const lower = static_cast<char>(c | 32);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Percent-decoded (RFC 3986, 2.1), then unescaped as a pointer (RFC 6901, 4).
std::string decoded_name(std::string_view text)
{
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const escape = text[i] == '%' && i + 2 < text.size() &&
                            digit_of(text[i + 1]) >= 0 &&
                            digit_of(text[i + 2]) >= 0;
        bytes += escape ? static_cast<char>(16 * digit_of(text[i + 1]) +
                                            digit_of(text[i + 2]))
                        : text[i];
        i += escape ? 2 : 0;
    }
    auto const tokens = pointer_tokens("/" + bytes);
    return tokens.size() == 1 ? tokens.front() : bytes;
}

bool is_true(JsonText const* value) { return value && value->scalar == "true"; }

bool is_null(JsonText const& value) { return value.scalar == "null"; }

/// A plain value as a page shows it: strings without quotes.
std::string shown(JsonText const& value)
{
    return string_of(value).value_or(value.scalar);
}

/// The words of a type that is stated, or follows from the keywords.
std::string stated_type(JsonText const& schema)
{
    if (auto type = text_at(schema, "type"); !type.empty())
        return type;
    if (member_at(schema, "properties") || extension_at(schema, "refs"))
        return "object";
    if (member_at(schema, "items"))
        return "array";
    return {};
}

/// A member path token for a literal name.
std::string token_of(std::string_view name)
{
    return name == "-" || name == "*" ? "~" + std::string(name)
                                      : child_pointer("", name).substr(1);
}

/// The keywords that limit values, as facts.
std::vector<std::string> limits_of(JsonText const& schema)
{
    std::vector<std::string> limits;
    for (auto const* const name : {"minimum",
                                   "maximum",
                                   "exclusiveMinimum",
                                   "exclusiveMaximum",
                                   "minLength",
                                   "maxLength",
                                   "minItems",
                                   "maxItems",
                                   "multipleOf",
                                   "pattern"})
        if (auto const* const value = member_at(schema, name);
            value && value->kind == JsonText::Kind::scalar)
            limits.push_back(std::string(name) + " " + shown(*value));
    return limits;
}

} // namespace

JsonText const* member_at(JsonText const& value, std::string_view name)
{
    auto const found =
        std::ranges::find(value.members, name, &JsonText::Member::name);
    return found == value.members.end() ? nullptr : &found->value;
}

std::string text_at(JsonText const& object, std::string_view name)
{
    auto const* const value = member_at(object, name);
    return value ? string_of(*value).value_or("") : std::string();
}

JsonText const* extension_at(JsonText const& value, std::string_view name)
{
    for (std::string const vendor : {"x-apifox-", "x-apidog-"})
        if (auto const* const found =
                member_at(value, vendor + std::string(name)))
            return found;
    return nullptr;
}

TwinSchemas::TwinSchemas(JsonText const& document,
                         LineOf line_of,
                         Redactor& redactor)
    : document_(document), line_of_(std::move(line_of)), redactor_(redactor)
{
}

std::vector<Row> TwinSchemas::body(JsonText const& schema)
{
    std::vector<Row> rows;
    walk(rows, Row{.at = ""}, schema);
    return rows;
}

std::map<std::string, std::vector<Row>> TwinSchemas::take_components()
{
    while (!pending_.empty()) {
        auto const [name, schema] = *pending_.begin();
        pending_.erase(pending_.begin());
        components_[name] = {};
        std::vector<Row> rows{{.line = line_of_(schema->offset), .at = ""}};
        describe(rows.front(), target_of(*schema));
        walk_object(rows, 0, *schema);
        components_[name] = std::move(rows);
    }
    return std::move(components_);
}

JsonText const* TwinSchemas::component_at(std::string_view reference) const
{
    if (!reference.starts_with(reference_prefix))
        return nullptr;
    reference.remove_prefix(reference_prefix.size());
    auto const* const components = member_at(document_, "components");
    auto const* const schemas =
        components ? member_at(*components, "schemas") : nullptr;
    if (!schemas)
        return nullptr;
    if (auto const* const found = member_at(*schemas, reference))
        return found;
    return member_at(*schemas, decoded_name(reference));
}

/// What a reference leads to; the schema itself if it is not a reference.
JsonText const& TwinSchemas::target_of(JsonText const& schema) const
{
    auto const* target = &schema;
    for (std::size_t i = 0; i < max_references; ++i) {
        auto const* const reference = member_at(*target, "$ref");
        auto const* const next =
            reference ? component_at(string_of(*reference).value_or(""))
                      : nullptr;
        if (!next)
            break;
        target = next;
    }
    return *target;
}

/// The name of the component that a reference makes: that of its target, or
/// another one if the reference changes the target's members.
std::string TwinSchemas::component_of(JsonText const& reference,
                                      std::string_view name)
{
    std::string changes;
    for (auto const* const key : {extension_at(reference, "overrides"),
                                  member_at(reference, "required")})
        if (key && !(key->members.empty() && key->elements.empty()))
            changes += minified(*key) + '\n';
    std::string component(name);
    if (!changes.empty()) {
        auto const [known, added] =
            variants_.try_emplace(component + '\n' + changes);
        if (added)
            known->second =
                component + " (" + std::to_string(variants_.size()) + ")";
        component = known->second;
    }
    if (!components_.contains(component))
        pending_.try_emplace(component, &reference);
    return component;
}

/// Follows references. A union with null is nullable; another union has no
/// schema that can be modelled.
TwinSchemas::Resolved TwinSchemas::resolve(JsonText const& schema)
{
    Resolved resolved{.schema = &schema};
    for (std::size_t i = 0; i < max_references; ++i) {
        auto const& at = *resolved.schema;
        resolved.nullable |= is_true(member_at(at, "nullable"));
        if (auto const* const reference = member_at(at, "$ref")) {
            auto const text = string_of(*reference).value_or("");
            auto const* const target = component_at(text);
            if (!target)
                break;
            if (stated_type(*target) == "object") {
                resolved.component = component_of(
                    at, decoded_name(text.substr(reference_prefix.size())));
                resolved.schema = target;
                resolved.nullable |= is_true(member_at(*target, "nullable"));
                return resolved;
            }
            resolved.schema = target;
            continue;
        }
        auto const* alternatives = member_at(at, "anyOf");
        if (!alternatives)
            alternatives = member_at(at, "oneOf");
        if (!alternatives || alternatives->elements.empty())
            return resolved;
        std::vector<JsonText const*> others;
        for (auto const& alternative : alternatives->elements)
            if (text_at(alternative, "type") == "null")
                resolved.nullable = true;
            else
                others.push_back(&alternative);
        if (others.size() == 1) {
            resolved.schema = others.front();
            continue;
        }
        for (auto const* const other : others) {
            auto const type = stated_type(*other);
            resolved.union_of.append(resolved.union_of.empty() ? "" : " or ")
                .append(type.empty() ? "object" : type);
        }
        return resolved;
    }
    resolved.dangling = true;
    return resolved;
}

std::vector<TwinSchemas::Property>
TwinSchemas::properties_of(JsonText const& object)
{
    std::set<JsonText const*> within;
    return properties_of(object, within);
}

/// The members of an object in its order, those inserted by references among
/// them. An object inserted into itself adds nothing.
std::vector<TwinSchemas::Property>
TwinSchemas::properties_of(JsonText const& object,
                           std::set<JsonText const*>& within)
{
    if (!within.insert(&object).second)
        return {};
    if (member_at(object, "$ref")) {
        auto all = inserted(object, within);
        within.erase(&object);
        return all;
    }
    auto const none = object_text();
    auto const* const stated = member_at(object, "properties");
    auto const& properties = stated ? *stated : none;
    auto const* const references = extension_at(object, "refs");
    std::set<std::string> required;
    if (auto const* const names = member_at(object, "required"))
        for (auto const& name : names->elements)
            required.insert(shown(name));

    std::vector<Property> all;
    std::set<std::string, std::less<>> added;
    auto const add = [&](Property property) {
        if (added.insert(property.name).second)
            all.push_back(std::move(property));
    };
    auto const add_stated = [&](std::string const& name) {
        if (auto const* const schema = member_at(properties, name))
            add({.name = name,
                 .schema = schema,
                 .required = required.contains(name)});
    };
    std::set<std::string> expanded;
    auto const expand = [&](std::string const& id) {
        auto const* const entry =
            references ? member_at(*references, id) : nullptr;
        if (!entry || !expanded.insert(id).second)
            return;
        for (auto& property : inserted(*entry, within))
            if (member_at(properties, property.name))
                add_stated(property.name);
            else
                add(std::move(property));
    };
    if (auto const* const orders = extension_at(object, "orders"))
        for (auto const& item : orders->elements) {
            add_stated(shown(item));
            expand(shown(item));
        }
    for (auto const& member : properties.members)
        add_stated(member.name);
    if (references)
        for (auto const& member : references->members)
            expand(member.name);
    within.erase(&object);
    return all;
}

/// The members of a reference's target, as the reference changes them.
std::vector<TwinSchemas::Property>
TwinSchemas::inserted(JsonText const& entry, std::set<JsonText const*>& within)
{
    auto const* const target = &target_of(entry);
    if (member_at(*target, "$ref"))
        return {}; // it dangles or leads to itself
    auto all = properties_of(*target, within);
    if (target == &entry)
        return all;
    if (auto const* const overrides = extension_at(entry, "overrides"))
        for (auto const& [quoted, name, schema] : overrides->members) {
            auto const found = std::ranges::find(all, name, &Property::name);
            if (is_null(schema)) {
                if (found != all.end())
                    all.erase(found);
            } else if (found != all.end()) {
                *found = {.name = name, .schema = &schema};
            } else {
                all.push_back({.name = name, .schema = &schema});
            }
        }
    if (auto const* const required = member_at(entry, "required"))
        for (auto const& name : required->elements)
            for (auto& property : all)
                property.required |= property.name == shown(name);
    return all;
}

/// Appends the row of a schema, and the rows of what it contains.
void TwinSchemas::walk(std::vector<Row>& rows, Row row, JsonText const& schema)
{
    auto const resolved = resolve(schema);
    auto const& at = *resolved.schema;
    if (row.line == 0)
        row.line = line_of_(schema.offset);
    row.nullable |= resolved.nullable;
    row.deprecated = is_true(member_at(schema, "deprecated"));
    if (resolved.dangling) {
        row.type = "reference";
        rows.push_back(std::move(row));
        return;
    }
    describe(row, at);
    if (!resolved.union_of.empty())
        row.type = resolved.union_of;
    if (!resolved.component.empty())
        row.component = resolved.component;
    bool const inner = !row.component;
    auto const index = rows.size();
    rows.push_back(std::move(row));
    if (!inner || rows.size() > max_rows)
        return;
    if (rows[index].type == "array") {
        if (auto const* const items = member_at(at, "items"))
            walk(rows, Row{.at = *rows[index].at + "/-"}, *items);
    } else if (rows[index].type == "object") {
        walk_object(rows, index, at);
    }
}

/// Appends the rows of an object's members, or of a map's values.
void TwinSchemas::walk_object(std::vector<Row>& rows,
                              std::size_t index,
                              JsonText const& schema)
{
    auto const path = *rows[index].at;
    auto const properties = properties_of(schema);
    for (auto const& property : properties) {
        Row row{.name = property.name,
                .presence =
                    property.required ? Presence::required : Presence::optional,
                .at = path + '/' + token_of(property.name)};
        walk(rows, std::move(row), *property.schema);
    }
    auto const* const others =
        member_at(target_of(schema), "additionalProperties");
    bool const map = others && others->kind == JsonText::Kind::object &&
                     !others->members.empty();
    if (properties.empty() && map)
        walk(rows, Row{.at = path + "/*"}, *others);
    else if (properties.empty())
        rows[index].open = true;
}

/// Sets what the keywords of a schema state about its own value.
void TwinSchemas::describe(Row& row, JsonText const& schema)
{
    row.type = stated_type(schema);
    row.format = text_at(schema, "format");
    row.constraints = limits_of(schema);
    row.description = digest_of(text_at(schema, "description"), redactor_);
    if (auto const* const value = member_at(schema, "default");
        value && value->kind == JsonText::Kind::scalar && !is_null(*value)) {
        auto const text = shown(*value);
        auto const kept = redactor_.value(row.name.value_or(""), text);
        if (kept == text)
            row.default_value = text;
        else
            row.credential = true;
    }
    auto const* const values = member_at(schema, "enum");
    if (!values)
        return;
    auto const* const named = extension_at(schema, "enum");
    for (auto const& value : values->elements) {
        auto const spelled = minified(value);
        if (is_null(value)) {
            row.nullable = true;
            continue;
        }
        if (value.kind != JsonText::Kind::scalar ||
            std::ranges::find(row.values, spelled) != row.values.end())
            continue;
        std::string word;
        if (named)
            for (auto const& entry : named->elements)
                if (auto const* const of = member_at(entry, "value");
                    of && minified(*of) == spelled)
                    word = text_at(entry, "name");
        row.values.push_back(spelled);
        row.words.push_back(std::move(word));
    }
    if (std::ranges::all_of(row.words, &std::string::empty))
        row.words.clear();
}

Row TwinSchemas::parameter(JsonText const& parameter)
{
    auto const* const schema = member_at(parameter, "schema");
    Row row{.line = line_of_(parameter.offset),
            .name = text_at(parameter, "name"),
            .presence = is_true(member_at(parameter, "required"))
                            ? Presence::required
                            : Presence::optional};
    if (schema) {
        auto const resolved = resolve(*schema);
        row.nullable = resolved.nullable;
        describe(row, *resolved.schema);
    }
    if (row.type.empty())
        row.type = "string";
    row.deprecated = is_true(member_at(parameter, "deprecated"));
    row.description = digest_of(text_at(parameter, "description"), redactor_);
    if (auto const* const example = member_at(parameter, "example");
        example && example->kind == JsonText::Kind::scalar) {
        auto const text = shown(*example);
        auto const kept = redactor_.value(*row.name, text);
        if (kept == text)
            row.example = text;
        else
            row.credential = true;
    }
    return row;
}

} // namespace airudder::generator
