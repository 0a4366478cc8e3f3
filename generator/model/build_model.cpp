#include "build_model.hpp"

#include "../diagnostics.hpp"
#include "../document/document.hpp"
#include "../document/type_graph.hpp"
#include "../json/json_text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace airudder::generator {
namespace {

Type named(std::string_view full_name)
{
    return {.kind = Type::Kind::named,
            .group = std::string(group_of(full_name)),
            .name = std::string(local_name(full_name))};
}

Type type_of(Schema const& schema)
{
    switch (schema.kind) {
    case Schema::Kind::ref: return named(schema.ref);
    case Schema::Kind::string: return {.kind = Type::Kind::string};
    case Schema::Kind::integer: return {.kind = Type::Kind::integer};
    case Schema::Kind::number: return {.kind = Type::Kind::number};
    case Schema::Kind::boolean: return {.kind = Type::Kind::boolean};
    case Schema::Kind::object: return {.kind = Type::Kind::object};
    case Schema::Kind::any: return {.kind = Type::Kind::any};
    case Schema::Kind::array:
    case Schema::Kind::map: break;
    }
    return {.kind = schema.kind == Schema::Kind::map ? Type::Kind::map
                                                     : Type::Kind::list,
            .element = {type_of(schema.items.front())}};
}

/// `description` takes precedence over the schema's.
Field field_of(std::string_view wire,
               Schema const& schema,
               bool required,
               std::string const& pointer,
               std::string const& description)
{
    return {
        .pointer = pointer,
        .wire = std::string(wire),
        .ruled_name = schema.x_name,
        .type = type_of(schema),
        .required = required,
        .description = description.empty() ? schema.description : description,
        .default_text = schema.default_value ? minified(*schema.default_value)
                                             : std::string()};
}

/// The record of the component at `index`.
Declaration
record_of(Component const& component, std::size_t index, TypeGraph const& graph)
{
    Record record{.pointer = component.pointer,
                  .name = std::string(local_name(component.name)),
                  .description = component.description};
    for (std::size_t i = 0; i < component.properties.size(); ++i) {
        auto const& property = component.properties[i];
        auto field = field_of(property.name,
                              property.schema,
                              property.required,
                              property.schema.pointer,
                              "");
        field.boxed = graph.boxed.contains({index, i});
        field.required = field.required && !field.boxed;
        record.fields.push_back(std::move(field));
    }
    return record;
}

Declaration enumeration_of(Component const& component)
{
    Enumeration enumeration{.pointer = component.pointer,
                            .name = std::string(local_name(component.name)),
                            .description = component.description,
                            .integers = component.integers};
    std::map<std::string_view, std::string_view> const names(
        component.x_enum_names.begin(), component.x_enum_names.end());
    for (auto const& value : component.values) {
        Enumerator enumerator{.wire = value};
        if (auto const name = names.find(value); name != names.end())
            enumerator.ruled_name = name->second;
        enumeration.enumerators.push_back(std::move(enumerator));
    }
    return enumeration;
}

Declaration declaration_of(Component const& component,
                           std::size_t index,
                           TypeGraph const& graph)
{
    return component.kind == Component::Kind::record
               ? record_of(component, index, graph)
               : enumeration_of(component);
}

constexpr std::string_view name_of(Parameter::In in)
{
    return in == Parameter::In::path    ? "path"
           : in == Parameter::In::query ? "query"
                                        : "header";
}

/// The record that holds the parameters of one place.
Declaration parameters_of(OperationObject const& operation, Parameter::In in)
{
    std::string part(name_of(in));
    Record record{
        .pointer = child_pointer(operation.pointer, "x-" + part + "-type"),
        .name = std::string(local_name(*parameter_type(operation, in)))};
    for (auto const& parameter : operation.parameters)
        if (parameter.in == in && is_member(operation, parameter))
            record.fields.push_back(field_of(parameter.name,
                                             parameter.schema,
                                             parameter.required,
                                             parameter.pointer,
                                             parameter.description));
    part.front() = static_cast<char>(part.front() - 'a' + 'A');
    record.description = part + " parameters of " +
                         std::string(local_name(operation.operation_id)) + ".";
    return record;
}

std::vector<HeaderField> headers_of(OperationObject const& operation)
{
    std::vector<HeaderField> headers;
    for (auto const& parameter : operation.parameters) {
        if (parameter.in != Parameter::In::header)
            continue;
        auto const& value = parameter.schema.default_value;
        headers.push_back(
            {.name = parameter.name,
             .value = value ? string_of(*value).value_or(minified(*value))
                            : std::string(),
             .required = parameter.required});
    }
    return headers;
}

std::vector<SourcePage> pages_of(OperationObject const& operation)
{
    std::vector<SourcePage> pages;
    for (auto const& page : operation.pages)
        pages.push_back({.title = page.title,
                         .title_en = page.title_en,
                         .section = page.section,
                         .edited = page.edited,
                         .status = page.status,
                         .captured = page.captured});
    return pages;
}

std::vector<OtherResponse> other_responses_of(OperationObject const& operation)
{
    std::vector<OtherResponse> others;
    auto const* const success = success_of(operation);
    for (auto const& response : operation.responses)
        if (&response != success)
            others.push_back({.status = response.status,
                              .description = response.description});
    return others;
}

/// The key "page" marks the page's own example. Other keys become part of the
/// example's name.
void add_examples(Header& header,
                  OperationObject const& operation,
                  Content const& content,
                  std::string const& which)
{
    for (auto const& example : content.examples) {
        auto const key =
            example.key == "page" ? std::string() : " " + example.key;
        header.examples.push_back(
            {.name = operation.operation_id + ' ' + which + key,
             .operation = operation.pointer,
             .rest = example.pointer.substr(operation.pointer.size()),
             .levels = levels_of(example.value),
             .type = type_of(content.schema)});
    }
}

constexpr std::array parameter_places{
    Parameter::In::path, Parameter::In::query, Parameter::In::header};

/// The parts of a request, in the order of an HTTP message.
RequestStruct request_of(OperationObject const& operation)
{
    RequestStruct request{
        .pointer = child_pointer(operation.pointer, "x-request-type"),
        .name = std::string(
            local_name(operation.request_type.value_or(std::string()))),
        .description = "Request of " +
                       std::string(local_name(operation.operation_id)) + "."};
    for (auto const in : parameter_places)
        if (auto const& type = parameter_type(operation, in))
            request.parts.push_back(
                {.name = std::string(name_of(in)), .type = named(*type)});
    if (operation.request)
        request.parts.push_back({.name = "body",
                                 .type = type_of(operation.request->schema),
                                 .optional = !operation.request_required});
    return request;
}

void describe_endpoint(Header& header, OperationObject const& operation)
{
    auto const& success = *success_of(operation);
    Endpoint endpoint{.path = operation.path,
                      .response = success.content
                                      ? type_of(success.content->schema)
                                      : named("airudder.NoContent"),
                      .token = operation.token,
                      .idempotent = operation.idempotent,
                      .envelope = operation.envelope,
                      .secret_answer = operation.secret_answer};
    auto request = request_of(operation);
    if (operation.request_type) {
        endpoint.request = named(*operation.request_type);
        endpoint.request_in = "parts";
        endpoint.request_struct = std::move(request);
    } else {
        endpoint.request = std::move(request.parts.front().type);
        endpoint.request_in = std::move(request.parts.front().name);
    }
    header.descriptor = std::move(endpoint);
    if (operation.request)
        add_examples(header, operation, *operation.request, "request");
    if (success.content)
        add_examples(header, operation, *success.content, success.status);
}

/// The text of the reply to a webhook; "" if it has none.
std::string reply_of(Response const& success)
{
    if (!success.content)
        return {};
    auto const& value = success.content->examples.front().value;
    return success.content->text ? string_of(value).value_or("")
                                 : minified(value);
}

void describe_webhook(Header& header, OperationObject const& operation)
{
    auto const& success = *success_of(operation);
    header.descriptor = Webhook{.event = type_of(operation.request->schema),
                                .reply = reply_of(success),
                                .delivery_key = operation.delivery_key};
    add_examples(header, operation, *operation.request, "request");
}

Header header_of(OperationObject const& operation)
{
    Header header{.pointer = operation.pointer,
                  .group = std::string(group_of(operation.operation_id)),
                  .operation = std::string(local_name(operation.operation_id)),
                  .summary = operation.summary,
                  .description = operation.description,
                  .method = operation.method,
                  .pages = pages_of(operation),
                  .other_responses = other_responses_of(operation)};
    header.headers = headers_of(operation);
    if (operation.webhook)
        describe_webhook(header, operation);
    else
        describe_endpoint(header, operation);
    return header;
}

/// Declares each component in its owner's header.
void add_declarations(Model& model,
                      Document const& document,
                      TypeGraph const& graph)
{
    for (auto const i : graph.order)
        model.headers[*graph.owner[i]].declarations.push_back(
            declaration_of(document.components[i], i, graph));
}

/// Inserts the records of parameters after the enumerations that they use.
void add_parameters(Header& header, OperationObject const& operation)
{
    std::set<std::string_view> used;
    for (auto const& parameter : operation.parameters) {
        auto const& schema = parameter.schema;
        auto const& ref =
            schema.items.empty() ? schema.ref : schema.items.front().ref;
        if (group_of(ref) == header.group)
            used.insert(local_name(ref));
    }
    auto& declarations = header.declarations;
    auto place = declarations.begin();
    for (auto it = place; it != declarations.end(); ++it)
        if (auto const* const enumeration = std::get_if<Enumeration>(&*it);
            enumeration && used.contains(enumeration->name))
            place = it + 1;
    for (auto const in : parameter_places)
        if (parameter_type(operation, in))
            place =
                declarations.insert(place, parameters_of(operation, in)) + 1;
}

void add_includes(Model& model,
                  Document const& document,
                  TypeGraph const& graph)
{
    auto const includes = header_includes(document, graph);
    for (std::size_t i = 0; i < includes.size(); ++i)
        for (auto const other : includes[i])
            model.headers[i].includes.push_back(model.headers[other].group +
                                                '/' +
                                                model.headers[other].operation);
}

void add_groups(Model& model, Document const& document)
{
    std::set<std::string_view> seen;
    for (auto const& header : model.headers) {
        if (!seen.insert(header.group).second)
            continue;
        auto const tag =
            std::ranges::find(document.tags, header.group, &Tag::name);
        model.groups.push_back({.pointer = tag->pointer,
                                .name = header.group,
                                .description = tag->description});
    }
}

} // namespace

Model build_model(Document const& document)
{
    auto const graph = build_type_graph(document);
    Model model{.spec_file = document.file};
    for (auto const& operation : document.operations)
        model.headers.push_back(header_of(operation));
    add_declarations(model, document, graph);
    for (std::size_t i = 0; i < document.operations.size(); ++i)
        add_parameters(model.headers[i], document.operations[i]);
    add_includes(model, document, graph);
    add_groups(model, document);
    return model;
}

} // namespace airudder::generator
