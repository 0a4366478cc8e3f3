#include "type_graph.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace airudder::generator {
namespace {

std::optional<std::size_t> find(TypeGraph const& graph, std::string_view name)
{
    auto const found = graph.index.find(name);
    if (found == graph.index.end())
        return std::nullopt;
    return found->second;
}

void add_edges(TypeGraph& graph, std::size_t from, Component const& component)
{
    for (auto const& property : component.properties) {
        auto const& schema = property.schema;
        bool const by_value = schema.items.empty();
        auto const& named = by_value ? schema : schema.items.front();
        auto const to = find(graph, named.ref);
        if (!to)
            continue;
        graph.uses[from].push_back(*to);
        if (by_value)
            graph.contains[from].push_back(*to);
    }
}

/// Marks as owned all types that the operations of one group reach.
void assign_owners(Document const& document, TypeGraph& graph)
{
    std::map<std::string_view, std::vector<bool>> reached_by_group;
    for (std::size_t i = 0; i < document.operations.size(); ++i) {
        auto const group = group_of(document.operations[i].operation_id);
        auto& reached = reached_by_group[group];
        reached.resize(document.components.size());
        auto open = graph.roots[i];
        while (!open.empty()) {
            auto const at = open.back();
            open.pop_back();
            if (reached[at])
                continue;
            reached[at] = true;
            if (group_of(document.components[at].name) == group)
                graph.owner[at] = i;
            open.insert(
                open.end(), graph.uses[at].begin(), graph.uses[at].end());
        }
    }
}

/// Orders the types that operations use. Only an array can lead back to its own
/// type.
void order_types(TypeGraph& graph)
{
    std::vector<std::size_t> roots;
    for (auto const& each : graph.roots)
        roots.insert(roots.end(), each.begin(), each.end());
    for (auto const& part : strongly_connected(graph.uses, roots)) {
        auto const first = part.front();
        graph.order.insert(graph.order.end(), part.begin(), part.end());
        if (part.size() > 1 ||
            std::ranges::count(graph.contains[first], first) != 0)
            graph.circular.insert(
                graph.circular.end(), part.begin(), part.end());
    }
}

} // namespace

std::vector<Schema const*> schemas_of(OperationObject const& operation)
{
    std::vector<Schema const*> schemas;
    for (auto const& parameter : operation.parameters)
        schemas.push_back(&parameter.schema);
    if (operation.request)
        schemas.push_back(&operation.request->schema);
    for (auto const& response : operation.responses)
        if (response.content)
            schemas.push_back(&response.content->schema);
    return schemas;
}

TypeGraph build_type_graph(Document const& document)
{
    TypeGraph graph;
    auto const size = document.components.size();
    for (std::size_t i = 0; i < size; ++i)
        graph.index.emplace(document.components[i].name, i);
    graph.uses.resize(size);
    graph.contains.resize(size);
    graph.owner.resize(size);
    for (std::size_t i = 0; i < size; ++i)
        add_edges(graph, i, document.components[i]);
    for (auto const& operation : document.operations) {
        auto& roots = graph.roots.emplace_back();
        for (auto const* const schema : schemas_of(operation))
            if (auto const to = find(graph, schema->ref))
                roots.push_back(*to);
    }
    assign_owners(document, graph);
    order_types(graph);
    return graph;
}

Adjacency header_includes(Document const& document, TypeGraph const& graph)
{
    std::vector<std::set<std::size_t>> sets(document.operations.size());
    auto const add = [&](std::size_t from, std::size_t type) {
        if (auto const to = graph.owner[type]; to && *to != from)
            sets[from].insert(*to);
    };
    for (std::size_t i = 0; i < graph.roots.size(); ++i)
        for (auto const type : graph.roots[i])
            add(i, type);
    for (std::size_t i = 0; i < graph.uses.size(); ++i)
        if (graph.owner[i])
            for (auto const type : graph.uses[i])
                add(*graph.owner[i], type);
    Adjacency includes;
    for (auto const& set : sets)
        includes.emplace_back(set.begin(), set.end());
    return includes;
}

} // namespace airudder::generator
