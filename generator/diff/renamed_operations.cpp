#include "renamed_operations.hpp"

#include <cstddef>

namespace airudder::generator {
namespace {

/// The method and the path without the names of its parameters.
std::string address_of(OperationObject const& operation)
{
    return operation.method + ' ' + unnamed_path(operation.path);
}

/// What an operation that is renamed probably keeps; "" if it has no such thing.
using Trait = std::string (*)(SpecIndex const& spec, std::size_t operation);

/// The address of an endpoint.
std::string address_trait(SpecIndex const& spec, std::size_t index)
{
    auto const& operation = spec.document.operations[index];
    return operation.webhook ? "" : address_of(operation);
}

/// The title and folder of a webhook's page.
std::string page_trait(SpecIndex const& spec, std::size_t index)
{
    auto const& operation = spec.document.operations[index];
    if (!operation.webhook || operation.pages.empty())
        return {};
    auto const& page = operation.pages.front();
    return page.title + '\n' + page.section;
}

/// The members of a webhook's event.
std::string members_trait(SpecIndex const& spec, std::size_t index)
{
    auto const* const webhook =
        std::get_if<Webhook>(&spec.model.headers[index].descriptor);
    auto const* const declaration =
        webhook ? spec.find(webhook->event) : nullptr;
    auto const* const record =
        declaration ? std::get_if<Record>(declaration) : nullptr;
    std::string names;
    if (record)
        for (auto const& field : record->fields)
            names += field.wire + '\n';
    return names;
}

/// The operationIds, by trait, of the operations of `spec` that `other` lacks
/// and that are not `renamed`. Those of a trait that several have are "".
std::map<std::string, std::string>
operations_by(Trait trait,
              SpecIndex const& spec,
              SpecIndex const& other,
              RenamedOperations const& renamed)
{
    std::map<std::string, std::string> all;
    for (std::size_t i = 0; i < spec.document.operations.size(); ++i) {
        auto const& id = spec.document.operations[i].operation_id;
        auto const key = trait(spec, i);
        if (key.empty() || other.operations.contains(id) ||
            renamed.contains(id))
            continue;
        auto const [known, is_new] = all.emplace(key, id);
        if (!is_new)
            known->second.clear();
    }
    return all;
}

} // namespace

RenamedOperations find_renamed(SpecIndex const& before, SpecIndex const& after)
{
    RenamedOperations renamed;
    for (auto const trait : {address_trait, page_trait, members_trait}) {
        auto const removed = operations_by(trait, before, after, renamed);
        auto const added = operations_by(trait, after, before, renamed);
        for (auto const& [key, id] : removed) {
            auto const found = added.find(key);
            if (found == added.end() || id.empty() || found->second.empty())
                continue;
            renamed.emplace(id, found->second);
            renamed.emplace(found->second, id);
        }
    }
    return renamed;
}

} // namespace airudder::generator
