#include "read_parts.hpp"

#include <utility>

namespace airudder::generator {
namespace {

std::vector<std::string> read_tags(ObjectReader& reader,
                                   ReadContext const& context)
{
    std::vector<std::string> tags;
    for (auto const& node : reader.get_array("tags"))
        if (auto text = read_string(node, context))
            tags.push_back(std::move(*text));
    return tags;
}

std::vector<Page> read_pages(ObjectReader& reader, ReadContext const& context)
{
    std::vector<Page> pages;
    for (auto const& node : reader.find_array("x-page")) {
        ObjectReader page(node, context);
        pages.push_back({.title = page.get_text("title"),
                         .title_en = page.find_string("title-en").value_or(""),
                         .section = page.find_string("section").value_or(""),
                         .edited = page.find_string("edited").value_or(""),
                         .status = page.find_string("status").value_or(""),
                         .captured = page.find_bool("captured", true)});
    }
    return pages;
}

/// Checks the entries alone: they are about the pages, not about the code.
void read_assumptions(ObjectReader& reader, ReadContext const& context)
{
    for (auto const& node : reader.find_array("x-assumptions")) {
        ObjectReader entry(node, context);
        entry.get_string("at");
        entry.get("assumed");
        entry.get_text("because");
    }
}

/// `was` and `is` can be any JSON values, because a deviation can be about
/// anything.
std::vector<Deviation> read_deviations(ObjectReader& reader,
                                       ReadContext const& context)
{
    std::vector<Deviation> deviations;
    for (auto const& node : reader.find_array("x-deviations")) {
        ObjectReader entry(node, context);
        auto target = entry.get_text("pointer");
        entry.find("was");
        entry.find("is");
        entry.get_text("because");
        entry.find_strings("pages");
        if (!target.empty() && !target.starts_with("#/"))
            entry.report_at("pointer",
                            "expected a pointer that starts with #/, found " +
                                in_quotes(target));
        else if (!target.empty())
            deviations.push_back(
                {.pointer = node.pointer, .target = target.substr(1)});
    }
    return deviations;
}

bool is_token(Node const& node, ReadContext const& context)
{
    ObjectReader scheme(node, context);
    auto const scopes = scheme.get_array("token");
    return scopes.empty();
}

/// [] means no authentication and [{"token": []}] means the token scheme.
bool read_security(ObjectReader& reader, ReadContext const& context)
{
    auto const choices = reader.get_array("security");
    bool const none = choices.empty();
    if (!none && (choices.size() > 1 || !is_token(choices.front(), context)))
        reader.report_at("security", "expected [] or [{\"token\": []}]");
    return !none;
}

Parameter read_parameter(Node const& node, ReadContext const& context)
{
    Parameter parameter{.pointer = node.pointer};
    ObjectReader reader(node, context);
    parameter.name = reader.get_text("name");
    parameter.required = reader.find_bool("required");
    parameter.explode = reader.find_bool("explode");
    parameter.description = reader.find_string("description").value_or("");
    auto const in = reader.get_text("in");
    parameter.in = in == "path"     ? Parameter::In::path
                   : in == "header" ? Parameter::In::header
                                    : Parameter::In::query;
    if (!in.empty() && in != "path" && in != "query" && in != "header")
        reader.report_at(
            "in", "expected path, query or header, found " + in_quotes(in));
    if (auto const schema = reader.get("schema"))
        parameter.schema = read_schema(*schema, context, true);
    if (auto name = reader.find_text("x-name"))
        parameter.schema.x_name = std::move(*name);
    return parameter;
}

std::vector<DocumentedExample> read_examples(ObjectReader& reader,
                                             ReadContext const& context)
{
    std::vector<DocumentedExample> examples;
    for (auto const& [key, entry] : reader.find_members("examples")) {
        ObjectReader example(entry, context);
        if (auto const value = example.get("value"))
            examples.push_back({.pointer = value->pointer,
                                .key = key,
                                .value = *value->value});
    }
    return examples;
}

Content read_content(Node const& node, ReadContext const& context)
{
    Content content{.schema = {.pointer = node.pointer}};
    ObjectReader types(node, context);
    auto const json = types.find("application/json");
    auto const text = json ? std::nullopt : types.find("text/plain");
    auto const media = text ? text : types.get("application/json");
    if (!media)
        return content;
    content.text = text.has_value();
    ObjectReader reader(*media, context);
    if (auto const schema = reader.get("schema"))
        content.schema = read_schema(*schema, context, false);
    content.examples = read_examples(reader, context);
    return content;
}

void read_request(ObjectReader& reader,
                  OperationObject& operation,
                  ReadContext const& context)
{
    auto const node = reader.find("requestBody");
    if (!node)
        return;
    ObjectReader body(*node, context);
    body.find_string("description");
    operation.request_required = body.find_bool("required");
    auto const content = body.get("content");
    operation.request = content ? read_content(*content, context) : Content{};
}

std::vector<Response> read_responses(ObjectReader& reader,
                                     ReadContext const& context)
{
    std::vector<Response> responses;
    for (auto const& [status, entry] : reader.get_members("responses")) {
        ObjectReader one(entry, context);
        Response response{.pointer = entry.pointer,
                          .status = status,
                          .description = one.get_string("description")};
        if (auto const content = one.find("content"))
            response.content = read_content(*content, context);
        responses.push_back(std::move(response));
    }
    return responses;
}

} // namespace

OperationObject read_operation(Node const& node, ReadContext const& context)
{
    ObjectReader reader(node, context);
    OperationObject operation{.pointer = node.pointer};
    operation.operation_id = reader.get_text("operationId");
    operation.tags = read_tags(reader, context);
    operation.summary = reader.find_string("summary").value_or("");
    operation.description = reader.find_string("description").value_or("");
    operation.pages = read_pages(reader, context);
    operation.deviations = read_deviations(reader, context);
    read_assumptions(reader, context);
    operation.idempotent = reader.find_bool("x-idempotent");
    operation.envelope = reader.find_bool("x-envelope");
    operation.secret_answer = reader.find_bool("x-secret-answer");
    operation.delivery_key = reader.find_strings("x-delivery-key");
    operation.token = read_security(reader, context);
    operation.path_type = reader.find_text("x-path-type");
    operation.query_type = reader.find_text("x-query-type");
    operation.header_type = reader.find_text("x-header-type");
    operation.request_type = reader.find_text("x-request-type");
    for (auto const& parameter : reader.find_array("parameters"))
        operation.parameters.push_back(read_parameter(parameter, context));
    read_request(reader, operation, context);
    operation.responses = read_responses(reader, context);
    return operation;
}

} // namespace airudder::generator
