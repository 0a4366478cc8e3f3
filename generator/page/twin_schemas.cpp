#include "twin_schemas.hpp"

#include "../diagnostics.hpp"
#include "../json/json_build.hpp"
#include "../json/yaml.hpp"
#include "page_context.hpp"

#include <algorithm>
#include <iterator>
#include <list>
#include <unordered_map>

namespace airudder::generator {
namespace {

/// More than any page has. Larger input is garbage.
constexpr std::size_t max_rows = 20'000;
constexpr std::size_t max_expansions = 20'000;
constexpr std::size_t max_insertions = 2'000'000;
constexpr std::size_t max_path_bytes = 64u << 20;

/// The most references in a row, one leading to the next.
constexpr std::size_t max_references = 50;

/// The most levels of a body, and of objects inserted into others. No spec has
/// more.
constexpr std::size_t max_levels = 100;

constexpr std::string_view component_prefix = "#/components/";

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

/// "string or number" from the words of several types, each once.
std::string joined_types(std::vector<std::string> const& types)
{
    std::string joined;
    std::set<std::string> seen;
    for (auto const& type : types)
        if (seen.insert(type).second)
            joined.append(joined.empty() ? "" : " or ").append(type);
    return joined;
}

/// The type that all values of an enum have; "" if there are several.
std::string type_of_values(std::vector<JsonText> const& values)
{
    std::set<std::string> types;
    for (auto const& value : values)
        if (string_of(value))
            types.insert("string");
        else if (value.scalar == "true" || value.scalar == "false")
            types.insert("boolean");
        else if (!is_null(value))
            types.insert(value.scalar.find_first_of(".eE") == std::string::npos
                             ? "integer"
                             : "number");
    return types.size() == 1 ? *types.begin() : std::string();
}

/// True for an object that only its alternatives describe.
bool is_union(JsonText const& schema)
{
    auto const has = [&](std::string_view name) {
        auto const* const all = member_at(schema, name);
        return all && !all->elements.empty();
    };
    auto const* const properties = member_at(schema, "properties");
    return (has("anyOf") || has("oneOf")) && !has("allOf") &&
           !(properties && !properties->members.empty()) &&
           !extension_at(schema, "refs") &&
           !member_at(schema, "additionalProperties");
}

/// The parts of an `allOf` that say more than a description.
std::vector<JsonText const*> typed_parts(JsonText const& schema)
{
    std::vector<JsonText const*> typed;
    if (auto const* const parts = member_at(schema, "allOf"))
        for (auto const& part : parts->elements)
            for (auto const* const keyword : {"$ref",
                                              "type",
                                              "properties",
                                              "items",
                                              "enum",
                                              "const",
                                              "anyOf",
                                              "oneOf",
                                              "allOf",
                                              "additionalProperties"})
                if (member_at(part, keyword)) {
                    typed.push_back(&part);
                    break;
                }
    return typed;
}

/// The words of a type that is stated, or follows from the keywords.
std::string stated_type(JsonText const& schema)
{
    if (is_union(schema) && text_at(schema, "type") == "object")
        return {};
    if (auto const* const type = member_at(schema, "type")) {
        if (auto text = string_of(*type); text && !text->empty())
            return *text;
        std::vector<std::string> types; // OpenAPI 3.1
        for (auto const& element : type->elements)
            if (auto const text = string_of(element); text && *text != "null")
                types.push_back(*text);
        if (!types.empty())
            return joined_types(types);
        if (!type->elements.empty())
            return "null";
    }
    if (member_at(schema, "properties") || extension_at(schema, "refs") ||
        member_at(schema, "additionalProperties") ||
        typed_parts(schema).size() > 1)
        return "object";
    if (member_at(schema, "items"))
        return "array";
    if (auto const* const values = member_at(schema, "enum"))
        return type_of_values(values->elements);
    if (auto const* const value = member_at(schema, "const"))
        return is_null(*value) ? "null" : type_of_values({*value});
    return {};
}

/// True if a schema says that null is allowed.
bool allows_null(JsonText const& schema)
{
    auto const* const type = member_at(schema, "type");
    return is_true(member_at(schema, "nullable")) ||
           (type && type->elements.size() > 1 &&
            std::ranges::any_of(type->elements, [](auto const& element) {
                return string_of(element) == "null";
            }));
}

/// The part of "#/components/schemas/<name>" after the kind of component.
std::string_view name_in(std::string_view reference)
{
    auto const slash = reference.find('/', component_prefix.size());
    return slash == reference.npos ? "" : reference.substr(slash + 1);
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

/// True if a row, or the list that it is an element of, is named like a
/// credential.
bool is_credential(Row const& row)
{
    auto tokens = pointer_tokens(row.at.value_or(""));
    while (!tokens.empty() && tokens.back() == "-")
        tokens.pop_back();
    return is_credential_name(row.name         ? *row.name
                              : tokens.empty() ? std::string()
                                               : tokens.back());
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

TwinSchemas::TwinSchemas(std::string_view text,
                         JsonText const& document,
                         LineOf line_of,
                         Redactor& redactor,
                         bool keep_prose)
    : text_(text), line_of_(std::move(line_of)), redactor_(redactor),
      keep_prose_(keep_prose)
{
    if (auto const* const components = member_at(document, "components"))
        for (auto const& [quoted, kind, all] : components->members)
            for (auto const& [spelled, name, component] : all.members)
                by_reference_.emplace(std::string(component_prefix) + kind +
                                          '/' + name,
                                      &component);
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
        below_credential_ = credential_components_.contains(name);
        std::vector<Row> rows{{.line = line_of_(schema->offset), .at = ""}};
        count_row(*schema);
        auto const& target = target_of(*schema);
        describe(rows.front(), target);
        set_text(rows.front(), text_at(target, "description"));
        walk_object(rows, 0, *schema);
        components_[name] = std::move(rows);
    }
    below_credential_ = false;
    return std::move(components_);
}

/// The component that a value refers to by `$ref`, or null. Names may hold '/'.
JsonText const* TwinSchemas::component_at(JsonText const& reference) const
{
    auto const text = text_at(reference, "$ref");
    auto const name = name_in(text);
    if (!text.starts_with(component_prefix) || name.empty())
        return nullptr;
    auto const kind = text.substr(0, text.size() - name.size());
    auto found = by_reference_.find(text);
    if (found == by_reference_.end())
        found = by_reference_.find(kind + decoded_name(name));
    return found == by_reference_.end() ? nullptr : found->second;
}

JsonText const& TwinSchemas::target_of(JsonText const& value) const
{
    auto const* target = &value;
    for (std::size_t i = 0; i < max_references; ++i) {
        auto const* const next = component_at(*target);
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
            changed_.try_emplace(component + '\n' + changes);
        if (added)
            known->second =
                component + " (" + std::to_string(changed_.size()) + ")";
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
        resolved.nullable |= allows_null(at);
        if (member_at(at, "$ref")) {
            auto const* const target = component_at(at);
            if (!target)
                break;
            if (stated_type(*target) == "object") {
                resolved.component = component_of(
                    at, decoded_name(name_in(text_at(at, "$ref"))));
                resolved.reference = &at;
                resolved.schema = target;
                resolved.nullable |= allows_null(*target);
                return resolved;
            }
            resolved.schema = target;
            continue;
        }
        if (!stated_type(at).empty())
            return resolved;
        if (auto const parts = typed_parts(at); parts.size() == 1) {
            resolved.schema = parts.front();
            continue;
        }
        auto const* alternatives = member_at(at, "anyOf");
        if (!alternatives)
            alternatives = member_at(at, "oneOf");
        if (!alternatives || alternatives->elements.empty())
            return resolved;
        std::vector<JsonText const*> others;
        for (auto const& alternative : alternatives->elements)
            if (stated_type(alternative) == "null")
                resolved.nullable = true;
            else
                others.push_back(&alternative);
        if (others.size() == 1) {
            resolved.schema = others.front();
            continue;
        }
        std::vector<std::string> types;
        for (auto const* const other : others) {
            auto const type = stated_type(target_of(*other));
            types.push_back(type.empty() ? "any" : type);
        }
        resolved.union_of = joined_types(types);
        if (resolved.union_of == "object" || resolved.union_of == "array")
            resolved.union_of += " or " + resolved.union_of;
        return resolved;
    }
    resolved.dangling = true;
    return resolved;
}

/// The members of an object in its order, those inserted by references among
/// them. An object inserted into itself adds nothing.
std::vector<TwinSchemas::Property>
TwinSchemas::properties_of(JsonText const& object, Objects& within)
{
    if (++expansions_ > max_expansions)
        refuse(object,
               "expected at most " + std::to_string(max_expansions) +
                   " objects inserted into others");
    check_levels(object, within.size());
    if (!within.insert(&object).second)
        return {};
    if (member_at(object, "$ref")) {
        auto all = inserted(object, within);
        within.erase(&object);
        return all;
    }
    auto const required = names_at(object, "required");
    using Properties = std::list<Property>;
    Properties all;
    std::unordered_map<std::string, Properties::iterator> known;
    auto const insert = [&](Properties::iterator place, Property property) {
        if (++insertions_ > max_insertions)
            refuse(object,
                   "expected at most " + std::to_string(max_insertions) +
                       " members inserted into objects");
        auto const [at, added] = known.try_emplace(property.name);
        if (added)
            at->second = all.insert(place, std::move(property));
    };
    if (auto const* const properties = member_at(object, "properties"))
        for (auto const& [quoted, name, schema] : properties->members)
            insert(all.end(),
                   {.name = name,
                    .schema = &schema,
                    .required = required.contains(name)});

    // Inserts the members that `entry` adds before `place`.
    auto const expand = [&](JsonText const& entry, Properties::iterator place) {
        for (auto& property : inserted(entry, within)) {
            property.required |= required.contains(property.name);
            insert(place, std::move(property));
        }
    };
    if (auto const* const parts = member_at(object, "allOf"))
        for (auto const& part : parts->elements)
            expand(part, all.end());
    if (auto const* const references = extension_at(object, "refs")) {
        std::unordered_map<std::string_view, JsonText const*> entries;
        for (auto const& [quoted, name, entry] : references->members)
            entries.emplace(name, &entry);
        auto place = all.begin();
        if (auto const* const orders = extension_at(object, "orders"))
            for (auto const& item : orders->elements) {
                auto const name = spelled_in(text_, item);
                auto const found = known.find(name);
                if (auto const entry = entries.extract(name); !entry.empty())
                    expand(*entry.mapped(), place);
                else if (found != known.end())
                    place = std::next(found->second);
            }
        for (auto const& [quoted, name, entry] : references->members)
            if (entries.contains(name))
                expand(entry, all.end());
    }
    within.erase(&object);
    return {std::make_move_iterator(all.begin()),
            std::make_move_iterator(all.end())};
}

/// Leaves out the members that `overrides` makes null, replaces the schemas of
/// others, and adds the rest.
void TwinSchemas::override_with(JsonText const& overrides,
                                std::vector<Property>& all)
{
    std::unordered_map<std::string_view, JsonText const*> left;
    for (auto const& [quoted, name, schema] : overrides.members)
        left.emplace(name, &schema);
    std::erase_if(all, [&](Property& property) {
        auto const schema = left.extract(property.name);
        if (!schema.empty())
            property.schema = schema.mapped();
        return !schema.empty() && is_null(*schema.mapped());
    });
    for (auto const& [quoted, name, schema] : overrides.members)
        if (left.contains(name) && !is_null(schema))
            all.push_back({.name = name, .schema = &schema});
}

/// The members of a reference's target, as the reference changes them.
std::vector<TwinSchemas::Property> TwinSchemas::inserted(JsonText const& entry,
                                                         Objects& within)
{
    auto const* const target = &target_of(entry);
    if (member_at(*target, "$ref"))
        return {}; // it dangles or leads to itself
    auto all = properties_of(*target, within);
    if (target == &entry)
        return all;
    if (auto const* const overrides = extension_at(entry, "overrides"))
        override_with(*overrides, all);
    auto const required = names_at(entry, "required");
    for (auto& property : all)
        property.required |= required.contains(property.name);
    return all;
}

/// Appends the row of a schema, and the rows of what it contains.
void TwinSchemas::walk(std::vector<Row>& rows, Row row, JsonText const& schema)
{
    count_row(schema);
    check_levels(schema, open_.size());
    path_bytes_ += row.at->size();
    if (path_bytes_ > max_path_bytes)
        refuse(schema,
               "expected shorter names, found member paths of more than " +
                   std::to_string(max_path_bytes) + " bytes");
    auto const resolved = resolve(schema);
    auto const& at = *resolved.schema;
    row.line = line_of_(schema.offset);
    row.nullable |= resolved.nullable;
    row.deprecated = is_true(member_at(schema, "deprecated"));
    auto text = text_at(schema, "description");
    if (text.empty() && resolved.component.empty())
        text = text_at(at, "description");
    set_text(row, text.empty() ? text_at(schema, "title") : text);
    bool const within_itself = !open_.insert(&at).second;
    if (resolved.dangling || within_itself) {
        row.type = "reference";
        rows.push_back(std::move(row));
        if (!within_itself)
            open_.erase(&at);
        return;
    }
    describe(row, at);
    if (!resolved.union_of.empty())
        row.type = resolved.union_of;
    if (!resolved.component.empty()) {
        row.component = resolved.component;
        if (is_below_credential(row) &&
            credential_components_.insert(resolved.component).second)
            pending_.insert_or_assign(resolved.component, resolved.reference);
    }
    auto const index = rows.size();
    rows.push_back(std::move(row));
    if (rows[index].component) {
        // its rows are those of the component
    } else if (rows[index].type == "array") {
        if (auto const* const items = member_at(at, "items"))
            walk(rows, Row{.at = *rows[index].at + "/-"}, *items);
    } else if (rows[index].type == "object") {
        walk_object(rows, index, at);
    }
    open_.erase(&at);
}

/// Appends the rows of an object's members, or of a map's values.
void TwinSchemas::walk_object(std::vector<Row>& rows,
                              std::size_t index,
                              JsonText const& schema)
{
    auto const path = *rows[index].at;
    Objects within;
    auto const properties = properties_of(schema, within);
    for (auto const& property : properties) {
        Row row{.name = property.name,
                .presence =
                    property.required ? Presence::required : Presence::optional,
                .at = path + '/' + token_of(property.name)};
        walk(rows, std::move(row), *property.schema);
    }
    // Beside properties, other members are kept as unknown ones anyway.
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
    row.default_value = kept_json(row, member_at(schema, "default"));
    // Their values reach no file, but may be credentials that do elsewhere.
    auto const* const examples = member_at(schema, "examples");
    kept_value(row, member_at(schema, "example"));
    if (examples)
        for (auto const& example : examples->elements)
            kept_value(row, &example);
    describe_enum(row, schema);
}

void TwinSchemas::describe_enum(Row& row, JsonText const& schema)
{
    std::vector<JsonText> constant;
    auto const* const listed = member_at(schema, "enum");
    if (auto const* const value = member_at(schema, "const"))
        constant.push_back(*value);
    std::unordered_map<std::string, std::string> words;
    if (auto const* const named = extension_at(schema, "enum"))
        for (auto const& entry : named->elements)
            if (auto const* const value = member_at(entry, "value"))
                words.emplace(minified(*value), text_at(entry, "name"));
    std::set<std::string> seen;
    for (auto const& value : listed ? listed->elements : constant) {
        auto spelled = minified(value);
        if (auto const text = string_of(value)) {
            if (is_credential(row))
                redactor_.value("token", *text); // remembers a secret
            else
                redactor_.know_word(*text);
            if (is_below_credential(row) &&
                redactor_.value_below(*text) != *text)
                spelled = redacted_value;
        }
        if (is_null(value))
            row.nullable = true;
        else if (spelled.find(redacted_value) != std::string::npos ||
                 (is_credential(row) && spelled != "\"\""))
            row.credential = true;
        else if (value.kind == JsonText::Kind::scalar &&
                 seen.insert(spelled).second) {
            count_row(schema);
            row.words.push_back(words[spelled]);
            row.values.push_back(std::move(spelled));
        }
    }
    if (std::ranges::all_of(row.words, &std::string::empty))
        row.words.clear();
}

/// True if a row, or one that contains it, is named like a credential.
bool TwinSchemas::is_below_credential(Row const& row) const
{
    return below_credential_ || is_credential(row) ||
           std::ranges::any_of(pointer_tokens(row.at.value_or("")),
                               is_credential_name);
}

void TwinSchemas::set_text(Row& row, std::string const& text)
{
    row.description = digest_of(text, redactor_);
    if (keep_prose_)
        row.prose = prose_of(text, redactor_);
}

std::optional<std::string> TwinSchemas::kept_value(Row& row,
                                                   JsonText const* value)
{
    if (!value || value->kind != JsonText::Kind::scalar || is_null(*value))
        return std::nullopt;
    auto const text = shown(*value);
    if (value->scalar == "true" || value->scalar == "false")
        return text;
    auto kept = is_credential(row)         ? redactor_.value("token", text)
                : is_below_credential(row) ? redactor_.value_below(text)
                                           : redactor_.value("", text);
    if (kept.find(redacted_value) == kept.npos)
        return kept;
    row.credential = true;
    return std::nullopt;
}

std::optional<std::string> TwinSchemas::kept_json(Row& row,
                                                  JsonText const* value)
{
    if (!value || value->kind == JsonText::Kind::scalar)
        return kept_value(row, value);
    auto const text = minified(*value);
    auto read = read_json_text(text);
    auto* const copy = std::get_if<JsonText>(&read);
    if (!copy)
        return std::nullopt; // too many levels or values
    std::vector<std::string> dropped;
    auto kept = redactor_.json(text, *copy, dropped);
    if (dropped.empty() && !is_below_credential(row))
        return kept;
    row.credential = true;
    return std::nullopt;
}

std::vector<Row> TwinSchemas::parameter(JsonText const& parameter,
                                        bool may_be_list)
{
    auto const* const schema = member_at(parameter, "schema");
    auto const* const name = member_at(parameter, "name");
    Row row{.line = line_of_(parameter.offset),
            .name = name ? spelled_in(text_, *name) : std::string(),
            .presence = is_true(member_at(parameter, "required"))
                            ? Presence::required
                            : Presence::optional};
    count_row(parameter);
    JsonText const* items = nullptr;
    if (schema) {
        auto const resolved = resolve(*schema);
        row.nullable = resolved.nullable;
        describe(row, *resolved.schema);
        if (!resolved.union_of.empty())
            row.type = resolved.union_of;
        items = member_at(*resolved.schema, "items");
    }
    if (row.type.empty())
        row.type = "string";
    row.deprecated = is_true(member_at(parameter, "deprecated"));
    set_text(row, text_at(parameter, "description"));
    row.example = kept_json(row, member_at(parameter, "example"));
    std::vector<Row> rows;
    rows.push_back(std::move(row));
    if (may_be_list && rows[0].type == "array") {
        auto const place = '/' + token_of(*rows[0].name);
        rows[0].at = place;
        if (items)
            walk(rows, Row{.at = place + "/-"}, *items);
    }
    return rows;
}

Row TwinSchemas::constant(JsonText const& place,
                          std::string_view name,
                          std::string_view value)
{
    Row row{.line = line_of_(place.offset),
            .name = std::string(name),
            .type = "string",
            .presence = Presence::required};
    count_row(place);
    auto const text = string_text(value);
    bool const plain = value.find_first_of("{}%+") == value.npos;
    if (plain && !value.empty())
        row.default_value = kept_value(row, &text);
    return row;
}

std::set<std::string> TwinSchemas::names_at(JsonText const& object,
                                            std::string_view key) const
{
    std::set<std::string> names;
    if (auto const* const all = member_at(object, key))
        for (auto const& name : all->elements)
            names.insert(spelled_in(text_, name));
    return names;
}

void TwinSchemas::count_row(JsonText const& schema)
{
    if (++rows_ > max_rows)
        refuse(schema,
               "expected at most " + std::to_string(max_rows) +
                   " members and values in a twin");
}

void TwinSchemas::check_levels(JsonText const& schema, std::size_t levels) const
{
    if (levels > max_levels)
        refuse(schema,
               "expected at most " + std::to_string(max_levels) + " levels");
}

void TwinSchemas::refuse(JsonText const& at, std::string message) const
{
    throw TwinRefusal{line_of_(at.offset), std::move(message)};
}

} // namespace airudder::generator
