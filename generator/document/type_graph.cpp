#include "type_graph.hpp"

#include <map>
#include <set>
#include <utility>

namespace airudder::generator {
namespace {

std::optional<std::size_t> find(TypeGraph const& graph, std::string_view name)
{
    auto const found = graph.index.find(name);
    if (found == graph.index.end())
        return std::nullopt;
    return found->second;
}

/// The component that a schema refers to, be it in lists or maps.
std::optional<std::size_t> find(TypeGraph const& graph, Schema const& schema)
{
    auto const* named = &schema;
    while (!named->items.empty())
        named = &named->items.front();
    return find(graph, named->ref);
}

void add_edges(TypeGraph& graph, std::size_t from, Component const& component)
{
    for (auto const& property : component.properties)
        if (auto const to = find(graph, property.schema))
            graph.uses[from].push_back(*to);
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

/// A member that contains or lists a component of its own cycle.
struct CycleMember {
    std::size_t component{};
    std::size_t property{};
    std::size_t target{};
    bool lists{};
};

/// The members within each of `parts`: those that contain a component, the
/// required ones first, then those that list one.
std::vector<CycleMember>
cycle_members(Document const& document,
              TypeGraph const& graph,
              std::vector<std::vector<std::size_t>> const& parts)
{
    std::map<std::size_t, std::size_t> part_of;
    for (std::size_t i = 0; i < parts.size(); ++i)
        for (auto const component : parts[i])
            part_of.emplace(component, i);
    std::vector<CycleMember> ranks[3];
    for (auto const& [component, part] : part_of) {
        auto const& properties = document.components[component].properties;
        for (std::size_t i = 0; i < properties.size(); ++i) {
            auto const* schema = &properties[i].schema;
            bool const lists = schema->kind == Schema::Kind::array;
            while (schema->kind == Schema::Kind::array &&
                   !schema->items.empty())
                schema = &schema->items.front();
            auto const target = find(graph, schema->ref);
            if (!target || part_of.at(*target) != part)
                continue;
            auto const rank = lists ? 2 : properties[i].required ? 0 : 1;
            ranks[rank].push_back({component, i, *target, lists});
        }
    }
    for (auto const& more : {ranks[1], ranks[2]})
        ranks[0].insert(ranks[0].end(), more.begin(), more.end());
    return ranks[0];
}

/// Edges without a cycle.
class AcyclicEdges {
public:
    explicit AcyclicEdges(std::size_t size) : edges_(size), seen_(size) {}

    /// Adds an edge; returns false if it would close a cycle.
    bool add(std::size_t from, std::size_t to)
    {
        auto const [known, is_new] = added_.try_emplace({from, to});
        if (is_new) {
            known->second = !leads(to, from);
            if (known->second)
                edges_[from].push_back(to);
        }
        return known->second;
    }

    /// True if so many edges were followed that no real document is meant.
    bool exhausted() const { return steps_ > 5'000'000; }

    Adjacency const& edges() const { return edges_; }

private:
    bool leads(std::size_t from, std::size_t to)
    {
        ++search_;
        std::vector<std::size_t> open{from};
        while (!open.empty() && !exhausted()) {
            auto const at = open.back();
            open.pop_back();
            if (at == to)
                return true;
            if (std::exchange(seen_[at], search_) == search_)
                continue;
            steps_ += 1 + edges_[at].size();
            open.insert(open.end(), edges_[at].begin(), edges_[at].end());
        }
        return false;
    }

    Adjacency edges_;
    std::map<std::pair<std::size_t, std::size_t>, bool> added_{};
    std::vector<std::size_t> seen_; // the last search that came here
    std::size_t search_ = 0;
    std::size_t steps_ = 0;
};

/// Orders the types that operations use, and boxes members where a type would
/// contain itself. Where possible, a type that lists another follows it, too.
void order_types(Document const& document, TypeGraph& graph)
{
    std::vector<std::size_t> roots;
    for (auto const& each : graph.roots)
        roots.insert(roots.end(), each.begin(), each.end());
    auto const parts = strongly_connected(graph.uses, roots);
    AcyclicEdges after(document.components.size());
    for (auto const& member : cycle_members(document, graph, parts)) {
        if (!after.add(member.component, member.target) && !member.lists)
            graph.boxed.emplace(member.component, member.property);
        if (after.exhausted()) {
            graph.tangled = true;
            break;
        }
    }
    std::vector<std::size_t> all;
    for (auto const& part : parts)
        all.insert(all.end(), part.begin(), part.end());
    for (auto const& one : strongly_connected(after.edges(), all))
        graph.order.push_back(one.front());
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
    graph.owner.resize(size);
    for (std::size_t i = 0; i < size; ++i)
        add_edges(graph, i, document.components[i]);
    for (auto const& operation : document.operations) {
        auto& roots = graph.roots.emplace_back();
        for (auto const* const schema : schemas_of(operation))
            if (auto const to = find(graph, *schema))
                roots.push_back(*to);
    }
    assign_owners(document, graph);
    order_types(document, graph);
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
