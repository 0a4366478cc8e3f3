#include "../characters.hpp"
#include "checks.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

namespace airudder::generator {
namespace {

using Kind = Schema::Kind;

/// The names of the operations before this one, and all tags.
struct Seen {
    std::map<std::string_view, Tag const*> tags{};
    std::set<std::string_view> operation_ids{};
    std::set<std::string_view> type_names{}; // of requests and parameters
};

void check_identity(OperationObject const& operation,
                    Seen& seen,
                    CheckContext const& context)
{
    auto const& id = operation.operation_id;
    auto const pointer = child_pointer(operation.pointer, "operationId");
    if (!is_operation_name(group_of(id)) || !is_operation_name(local_name(id)))
        context.report(
            pointer,
            "expected a name like group.operation, each of at most " +
                std::to_string(max_operation_name) +
                " characters a-z, 0-9 and _, found " + in_quotes(id));
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

void check_place(OperationObject const& operation, CheckContext const& context)
{
    if (!operation.webhook && !is_path(operation.path))
        context.report(operation.pointer,
                       "expected a path of URL characters, with parameters "
                       "in braces, found " +
                           in_quotes(operation.path));
    if (!operation.webhook && is_misleading_path(operation.path))
        context.report(operation.pointer,
                       "expected a path that does not begin with \"//\" and "
                       "has no segment \".\" or \"..\", found " +
                           in_quotes(operation.path));
    constexpr std::size_t longest = 8'000; // RFC 9110, 4.1
    if (operation.path.size() > longest)
        context.report(operation.pointer,
                       "expected a path of at most " + std::to_string(longest) +
                           " characters, found " +
                           std::to_string(operation.path.size()));
    if (operation.webhook &&
        operation.path != local_name(operation.operation_id) &&
        operation.path != operation.operation_id)
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

/// Checks the name of a type that the operation itself declares.
void check_type_name(std::string const& type,
                     std::string_view keyword,
                     OperationObject const& operation,
                     Seen& seen,
                     CheckContext const& context)
{
    auto const pointer = child_pointer(operation.pointer, keyword);
    auto const group = group_of(operation.operation_id);
    if (is_operation_name(group) &&
        (group_of(type) != group || !is_type_name(local_name(type))))
        context.report(pointer,
                       "expected a name like " +
                           in_quotes(std::string(group) + ".TypeName") + ' ' +
                           identifier_limit() + ", found " + in_quotes(type));
    if (context.graph.index.contains(type) ||
        !seen.type_names.insert(type).second)
        context.report(pointer,
                       "expected a name no other type has, found " +
                           in_quotes(type));
}

struct NamedType {
    std::string_view keyword;
    std::string_view part;
    std::optional<std::string> const& name;
};

std::array<NamedType, 4> named_types(OperationObject const& operation)
{
    return {{{"x-path-type", "path", operation.path_type},
             {"x-query-type", "query", operation.query_type},
             {"x-header-type", "header", operation.header_type},
             {"x-request-type", "parts", operation.request_type}}};
}

/// Checks that an endpoint's request has a part, and a type of its own if it
/// has several parts or an optional one.
void check_parts(OperationObject const& operation, CheckContext const& context)
{
    bool const has_query = std::ranges::count(operation.parameters,
                                              Parameter::In::query,
                                              &Parameter::in) != 0;
    auto const parts = int(operation.path_type.has_value()) +
                       int(operation.query_type.has_value()) +
                       int(operation.header_type.has_value()) +
                       int(operation.request.has_value());
    bool const several =
        parts > 1 || (operation.request && !operation.request_required);
    auto const pointer = child_pointer(operation.pointer, "x-request-type");
    if (parts == 0)
        context.report(operation.pointer,
                       "expected either a requestBody or an x-query-type");
    else if (parts > 1 && operation.query_type && !has_query)
        context.report(child_pointer(operation.pointer, "x-query-type"),
                       "expected query parameters");
    else if (several && !operation.request_type)
        context.report(operation.pointer,
                       "expected an x-request-type: the request has several "
                       "parts or an optional body");
    else if (!several && operation.request_type)
        context.report(pointer,
                       "expected no x-request-type of a request that is "
                       "one part");
}

/// Whether a JSON Pointer into a record leads to a string, or to a dangling
/// reference, which is reported elsewhere.
bool is_string_at(std::string_view pointer,
                  Schema const& record,
                  CheckContext const& context)
{
    auto const* schema = &record;
    auto const* target = context.target(record);
    for (auto const& name : pointer_tokens(pointer)) {
        if (!target)
            return schema->kind == Kind::ref;
        auto const found =
            std::ranges::find(target->properties, name, &Property::name);
        if (found == target->properties.end())
            return false;
        schema = &found->schema;
        target = context.target(*schema);
    }
    if (schema->kind == Kind::ref)
        return !target || (target->kind == Component::Kind::enumeration &&
                           !target->integers);
    return schema->kind == Kind::string;
}

void check_delivery_key(OperationObject const& operation,
                        CheckContext const& context)
{
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < operation.delivery_key.size(); ++i) {
        auto const& key = operation.delivery_key[i];
        auto const pointer =
            child_pointer(child_pointer(operation.pointer, "x-delivery-key"),
                          std::to_string(i));
        if (!operation.request ||
            !is_string_at(key, operation.request->schema, context))
            context.report(pointer,
                           "expected a pointer to a string of the body, "
                           "found " +
                               in_quotes(key));
        else if (!seen.insert(key).second)
            context.report(pointer,
                           "expected each pointer once, found another " +
                               in_quotes(key));
    }
}

void check_webhook(OperationObject const& operation,
                   CheckContext const& context)
{
    if (!operation.request)
        context.report(operation.pointer,
                       "expected a requestBody: what the webhook sends");
    for (auto const& [keyword, part, name] : named_types(operation))
        if (name)
            context.report(child_pointer(operation.pointer, keyword),
                           "expected no " + std::string(part) +
                               " of a webhook");
    if (operation.idempotent || operation.envelope || operation.token)
        context.report(operation.pointer,
                       "expected a webhook without security, x-idempotent "
                       "and x-envelope");
    if (operation.secret_answer)
        context.report(operation.pointer,
                       "expected a webhook without x-secret-answer");
    check_delivery_key(operation, context);
}

/// Checks that a body is JSON. Only the reply to a webhook may be text.
void check_media(Content const& content, CheckContext const& context)
{
    if (content.text)
        context.report(content.schema.pointer,
                       "expected application/json, found text/plain");
}

void check_request(OperationObject const& operation,
                   Seen& seen,
                   CheckContext const& context)
{
    if (operation.request) {
        check_media(*operation.request, context);
        check_record(operation.request->schema, "the request", context);
    }
    for (auto const& [keyword, part, name] : named_types(operation))
        if (name)
            check_type_name(*name, keyword, operation, seen, context);
    if (operation.webhook)
        check_webhook(operation, context);
    else
        check_parts(operation, context);
    if (!operation.webhook && !operation.delivery_key.empty())
        context.report(child_pointer(operation.pointer, "x-delivery-key"),
                       "expected no x-delivery-key of an endpoint");
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

/// Checks what acknowledges a webhook: the first of its examples.
void check_reply(Response const& success, CheckContext const& context)
{
    if (!success.content)
        return;
    auto const& content = *success.content;
    if (content.text && content.schema.kind != Kind::string)
        context.report(content.schema.pointer,
                       "expected a string as a reply of text/plain");
    else if (!content.text && content.schema.kind != Kind::object)
        check_record(content.schema, "the reply", context);
    if (content.examples.empty())
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
    else if (success->content) {
        check_media(*success->content, context);
        check_record(success->content->schema, "the response", context);
    }
}

/// The places in a document. Looks at the members of each object once, however
/// many pointers lead through it.
class Places {
public:
    explicit Places(JsonText const& root) : root_(root) {}

    bool contains(std::string_view pointer)
    {
        auto const* at = &root_;
        for (auto const& token : pointer_tokens(pointer))
            if (at)
                at = child(*at, token);
        return at;
    }

private:
    JsonText const* child(JsonText const& value, std::string const& token)
    {
        if (value.kind != JsonText::Kind::object)
            return at_pointer(value, child_pointer("", token));
        auto const [known, is_new] = members_.try_emplace(&value);
        auto& members = known->second;
        if (is_new)
            for (auto const& member : value.members)
                members.emplace(member.name, &member.value);
        auto const found = members.find(token);
        return found == members.end() ? nullptr : found->second;
    }

    using Members = std::unordered_map<std::string_view, JsonText const*>;

    JsonText const& root_;
    std::unordered_map<JsonText const*, Members> members_{};
};

void check_deviations(OperationObject const& operation,
                      Places& places,
                      CheckContext const& context)
{
    for (auto const& deviation : operation.deviations)
        if (!places.contains(deviation.target))
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
    Places places(*context.document.text);
    for (auto const& tag : context.document.tags)
        seen.tags.emplace(tag.name, &tag);
    for (auto const& operation : context.document.operations) {
        check_identity(operation, seen, context);
        check_place(operation, context);
        check_request(operation, seen, context);
        check_parameters(operation, context);
        check_responses(operation, context);
        check_deviations(operation, places, context);
        for (auto const* const schema : schemas_of(operation))
            check_schema(*schema, context);
    }
    check_includes(context);
}

} // namespace airudder::generator
