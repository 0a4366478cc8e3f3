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

/// A type may contain itself, so listing its members ends somewhere.
constexpr std::size_t most_levels = 4;

/// Appends the members of the record at a path, and those of the records in it.
void append_members(std::string& text, Operation const& operation, Path& path)
{
    auto const names = operation.names_at(path);
    if (!names || path.size() == most_levels)
        return;
    for (auto const name : *names) {
        path.emplace_back(name);
        bool const is_plain = path.size() == 1 && !name.starts_with('/');
        text += "    " + (is_plain ? path.back() : pointer_of(path)) + '\n';
        append_members(text, operation, path);
        path.pop_back();
    }
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

std::string list_operations(std::optional<std::string> const& name)
{
    std::string text;
    for_each(airudder::webhooks, [&](auto const& webhook) {
        auto const group = webhook.name.substr(0, webhook.name.find('.'));
        if (name && name != webhook.name && name != group)
            return;
        text += std::string(webhook.name) + '\n';
        Path path;
        append_members(text, find_operation(webhook.name), path);
    });
    if (text.empty())
        throw UsageError("--list: expected an operation (" + operation_names() +
                         ") or a group, found " + *name);
    return text;
}

} // namespace airudder_send
