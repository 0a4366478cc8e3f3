#include "../characters.hpp"
#include "operation_pair.hpp"

#include <utility>

namespace airudder::generator {
namespace {

/// E.g. "POST /v1/task"; "" for a webhook.
std::string request_line(OperationObject const& operation)
{
    return operation.webhook
               ? std::string()
               : to_upper(operation.method) + ' ' + operation.path;
}

void compare_flag(OperationPair const& pair,
                  bool was,
                  bool is,
                  Rule rule,
                  std::string const& keyword)
{
    if (was != is)
        pair.comparison.add(pair.at(keyword),
                            rule,
                            CppEffect::silent_change,
                            {},
                            was ? "true" : "false",
                            is ? "true" : "false");
}

/// Compares the flags of an endpoint.
void compare_endpoint(OperationPair const& pair)
{
    if (pair.was.object.token != pair.is.object.token)
        pair.comparison.add(pair.at("/security"),
                            pair.is.object.token ? Rule::authorization_added
                                                 : Rule::authorization_removed,
                            CppEffect::silent_change,
                            {.sent = pair.is.object.token
                                         ? WireEffect::breaking
                                         : WireEffect::compatible});
    compare_flag(pair,
                 pair.was.object.idempotent,
                 pair.is.object.idempotent,
                 Rule::idempotence_changed,
                 "/x-idempotent");
    compare_flag(pair,
                 pair.was.object.envelope,
                 pair.is.object.envelope,
                 Rule::envelope_changed,
                 "/x-envelope");
    compare_flag(pair,
                 pair.was.object.secret_answer,
                 pair.is.object.secret_answer,
                 Rule::secret_answer_changed,
                 "/x-secret-answer");
}

/// Compares one operation that both specs have.
void compare_operation(OperationPair const& pair)
{
    compare_documentation(pair);
    if (pair.was.header.variable != pair.is.header.variable)
        pair.comparison.add(pair.at(""),
                            Rule::descriptor_renamed,
                            CppEffect::source_break,
                            {},
                            descriptor_name(pair.was.header),
                            descriptor_name(pair.is.header));
    if (pair.was.object.webhook != pair.is.object.webhook) {
        constexpr auto breaking = WireEffect::breaking;
        pair.comparison.add(pair.at(""),
                            Rule::operation_kind_changed,
                            CppEffect::source_break,
                            {.sent = breaking, .received = breaking},
                            pair.was.object.webhook ? "webhook" : "endpoint",
                            pair.is.object.webhook ? "webhook" : "endpoint");
        return;
    }
    compare_request(pair);
    compare_response(pair);
    if (pair.is_webhook())
        compare_webhook(pair);
    else
        compare_endpoint(pair);
    compare_headers(pair);
    compare_statuses(pair);
}

/// The operations that only one spec has.
void report_operations(Comparison const& comparison, bool removed)
{
    auto const& spec = removed ? comparison.before : comparison.after;
    auto const& other = removed ? comparison.after : comparison.before;
    for (std::size_t i = 0; i < spec.model.headers.size(); ++i) {
        auto const& operation = spec.document.operations[i];
        if (other.operations.contains(operation.operation_id))
            continue;
        auto const same = comparison.renamed.find(operation.operation_id);
        Change change{.operations = {operation.operation_id},
                      .pointer = operation.pointer,
                      .in_old = removed,
                      .cpp_name = descriptor_name(spec.model.headers[i])};
        if (same != comparison.renamed.end()) {
            change.note =
                removed ? "perhaps renamed to" : "perhaps renamed from";
            change.noted = same->second;
        }
        if (removed) {
            change.rule = operation.webhook ? Rule::webhook_removed
                                            : Rule::endpoint_removed;
            change.cpp = CppEffect::source_break;
            change.was = request_line(operation);
            (operation.webhook ? change.received : change.sent) =
                WireEffect::breaking;
        } else {
            change.rule =
                operation.webhook ? Rule::webhook_added : Rule::endpoint_added;
            change.cpp = CppEffect::compatible;
            change.is = request_line(operation);
            (operation.webhook ? change.received : change.sent) =
                WireEffect::compatible;
        }
        comparison.changes.push_back(std::move(change));
    }
}

} // namespace

void compare_operations(Comparison const& comparison)
{
    report_operations(comparison, true);
    auto const& after = comparison.after;
    for (std::size_t i = 0; i < after.model.headers.size(); ++i) {
        auto const& object = after.document.operations[i];
        auto const found =
            comparison.before.operations.find(object.operation_id);
        if (found == comparison.before.operations.end())
            continue;
        OneOperation const was{
            comparison.before.document.operations[found->second],
            comparison.before.model.headers[found->second]};
        OneOperation const is{object, after.model.headers[i]};
        compare_operation({comparison, was, is, i});
    }
    report_operations(comparison, false);
    compare_identification(comparison);
}

} // namespace airudder::generator
