#include "airudder_send/operation.hpp"

#include "airudder_send/failure.hpp"
#include "airudder_send/spec.hpp"

#include <airudder/examples.hpp>
#include <airudder/list.hpp>
#include <airudder/serialize.hpp>
#include <airudder/webhooks.hpp>

namespace airudder_send {
namespace {

/// The body of the first documented example of an operation; "{}" if the pages
/// show none.
std::string example_of(std::string_view operation)
{
    std::string_view pointer;
    for_each(airudder::examples, [&](auto const& example) {
        if (pointer.empty() && example.name.starts_with(operation) &&
            example.name.substr(operation.size()).starts_with(" request"))
            pointer = example.pointer;
    });
    return pointer.empty()
               ? "{}"
               : member_at(spec_text(), path_of(pointer)).value_or("{}");
}

} // namespace

Operation find_operation(std::string_view name)
{
    std::optional<Operation> found;
    for_each(airudder::webhooks, [&](auto const& webhook) {
        if (webhook.name == name)
            found = operation_of(webhook, example_of(name));
    });
    if (!found)
        throw UsageError("expected an operation (" + operation_names() +
                         "), found " +
                         std::string(name.substr(0, name.find('='))));
    return *std::move(found);
}

std::string operation_names()
{
    std::string names;
    for_each(airudder::webhooks, [&](auto const& webhook) {
        names += (names.empty() ? "" : ", ") + std::string(webhook.name);
    });
    return names;
}

} // namespace airudder_send
