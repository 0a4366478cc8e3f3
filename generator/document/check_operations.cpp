#include "../characters.hpp"
#include "checks.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace airudder::generator {
namespace {

using Kind = Schema::Kind;

/// The names of the operations before this one, and all tags.
struct Seen {
    std::map<std::string_view, Tag const*> tags{};
    std::set<std::string_view> operation_ids{};
    std::set<std::string_view> query_types{};
};

void check_identity(OperationObject const& operation,
                    Seen& seen,
                    CheckContext const& context)
{
    auto const& id = operation.operation_id;
    auto const pointer = child_pointer(operation.pointer, "operationId");
    if (!is_operation_name(group_of(id)) || !is_operation_name(local_name(id)))
        context.report(pointer,
                       "expected a name like group.operation, each of a-z, "
                       "0-9 and _, found " +
                           in_quotes(id));
    if (!seen.operation_ids.insert(id).second)
        context.report(pointer,
                       "expected each operationId once, found another " +
                           in_quotes(id));

    auto const group = group_of(id);
    if (operation.tags.size() != 1 || operation.tags.front() != group)
        context.report(child_pointer(operation.pointer, "tags"),
                       "expected the group as the only tag: " +
                           in_quotes(group));
    else if (!seen.tags.contains(group))
        context.report(child_pointer(operation.pointer, "tags"),
                       "expected a tag that the document describes, found " +
                           in_quotes(group));
}

bool is_path(std::string_view path)
{
    constexpr std::string_view others = "-._~!$&'()*+,;=:@/%";
    return path.starts_with('/') && std::ranges::all_of(path, [=](char c) {
               return is_letter_or_digit(c) || others.find(c) != others.npos;
           });
}

void check_place(OperationObject const& operation, CheckContext const& context)
{
    if (!operation.webhook && !is_path(operation.path))
        context.report(operation.pointer,
                       "expected a path of URL characters without "
                       "parameters, found " +
                           in_quotes(operation.path));
    if (operation.webhook &&
        operation.path != local_name(operation.operation_id))
        context.report(child_pointer(operation.pointer, "operationId"),
                       "expected the operation to be named like its webhook " +
                           in_quotes(operation.path));
    if (operation.token && !context.document.token_scheme)
        context.report(child_pointer(operation.pointer, "security"),
                       "expected a scheme below "
                       "/components/securitySchemes, found \"token\"");
}

/// Checks that a schema names a record.
void check_record(Schema const& schema,
                  std::string_view what,
                  CheckContext const& context)
{
    auto const* const target = context.target(schema);
    if (schema.kind != Kind::ref ||
        (target && target->kind != Component::Kind::record))
        context.report(schema.pointer,
                       "expected a reference to an object for " +
                           std::string(what));
}

void check_query_type(OperationObject const& operation,
                      Seen& seen,
                      CheckContext const& context)
{
    auto const& type = *operation.query_type;
    auto const pointer = child_pointer(operation.pointer, "x-query-type");
    auto const group = group_of(operation.operation_id);
    if (is_operation_name(group) &&
        (group_of(type) != group || !is_type_name(local_name(type))))
        context.report(pointer,
                       "expected a name like " +
                           in_quotes(std::string(group) + ".TypeName") +
                           ", found " + in_quotes(type));
    if (context.graph.index.contains(type) ||
        !seen.query_types.insert(type).second)
        context.report(pointer,
                       "expected a name no other type has, found " +
                           in_quotes(type));
}

void check_request(OperationObject const& operation,
                   Seen& seen,
                   CheckContext const& context)
{
    if (operation.request)
        check_record(operation.request->schema, "the request", context);
    if (operation.query_type)
        check_query_type(operation, seen, context);
    if (operation.webhook && !operation.request)
        context.report(operation.pointer,
                       "expected a requestBody: what the webhook sends");
    if (operation.webhook && operation.query_type)
        context.report(child_pointer(operation.pointer, "x-query-type"),
                       "expected no query of a webhook");
    if (!operation.webhook &&
        operation.request.has_value() == operation.query_type.has_value())
        context.report(operation.pointer,
                       "expected either a requestBody or an x-query-type");
    if (operation.webhook &&
        (operation.idempotent || operation.envelope || operation.token))
        context.report(operation.pointer,
                       "expected a webhook without security, x-idempotent "
                       "and x-envelope");
    if (operation.webhook && operation.secret_answer)
        context.report(operation.pointer,
                       "expected a webhook without x-secret-answer");
}

void check_status(Response const& response, CheckContext const& context)
{
    auto const& status = response.status;
    bool const is_code = status.size() == 3 && status[0] >= '1' &&
                         status[0] <= '5' &&
                         std::ranges::all_of(status, is_digit);
    if (!is_code)
        context.report(response.pointer,
                       "expected a status code, found " + in_quotes(status));
    else if (response.content && status[0] != '2')
        context.report(child_pointer(response.pointer, "content"),
                       "expected content for the 2xx response only");
}

/// Checks the text that acknowledges a webhook.
void check_reply(Response const& success, CheckContext const& context)
{
    if (!success.content)
        return;
    auto const& content = *success.content;
    if (content.schema.kind != Kind::object)
        check_record(content.schema, "the reply", context);
    if (content.examples.size() != 1)
        context.report(success.pointer,
                       "expected one example, the text of the reply");
}

void check_responses(OperationObject const& operation,
                     CheckContext const& context)
{
    std::size_t contents = 0;
    for (auto const& response : operation.responses) {
        check_status(response, context);
        contents += response.content && response.status.starts_with('2');
    }
    auto const pointer = child_pointer(operation.pointer, "responses");
    auto const* const success = success_of(operation);
    if (!success)
        context.report(pointer, "expected a 2xx response");
    else if (contents > 1)
        context.report(pointer, "expected one 2xx response with content");
    else if (operation.webhook)
        check_reply(*success, context);
    else if (!success->content)
        context.report(success->pointer, "expected content");
    else
        check_record(success->content->schema, "the response", context);
}

void check_deviations(OperationObject const& operation,
                      CheckContext const& context)
{
    for (auto const& deviation : operation.deviations)
        if (!at_pointer(*context.document.text, deviation.target))
            context.report(child_pointer(deviation.pointer, "pointer"),
                           "expected a place in this document, found " +
                               in_quotes(deviation.target));
}

/// Reports headers that include each other, which do not compile.
void check_includes(CheckContext const& context)
{
    auto const includes = header_includes(context.document, context.graph);
    std::vector<std::size_t> all(includes.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = i;
    for (auto const& cycle : strongly_connected(includes, all)) {
        if (cycle.size() == 1)
            continue;
        for (auto const i : cycle)
            context.report(context.document.operations[i].pointer,
                           "expected groups that do not use types of each "
                           "other in a circle");
    }
}

} // namespace

void check_operations(CheckContext const& context)
{
    Seen seen;
    for (auto const& tag : context.document.tags)
        seen.tags.emplace(tag.name, &tag);
    for (auto const& operation : context.document.operations) {
        check_identity(operation, seen, context);
        check_place(operation, context);
        check_request(operation, seen, context);
        check_parameters(operation, context);
        check_responses(operation, context);
        check_deviations(operation, context);
        for (auto const* const schema : schemas_of(operation))
            check_schema(*schema, context);
    }
    check_includes(context);
}

} // namespace airudder::generator
