#include "../characters.hpp"
#include "checks.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>

namespace airudder::generator {
namespace {

void check_name(Component const& component, CheckContext const& context)
{
    if (!is_operation_name(group_of(component.name)) ||
        !is_type_name(local_name(component.name)))
        context.report(component.pointer,
                       "expected a name like group.TypeName " +
                           identifier_limit() + ", found " +
                           in_quotes(component.name));
}

void check_use(std::size_t i,
               std::set<std::size_t> const& used,
               CheckContext const& context)
{
    auto const& component = context.document.components[i];
    if (!used.contains(i))
        context.report(component.pointer,
                       "expected a type that an operation uses");
    else if (!context.graph.owner[i])
        context.report(component.pointer,
                       "expected a type that an operation of its own group "
                       "uses");
}

void check_enum_names(Component const& component, CheckContext const& context)
{
    std::set<std::string_view> const values(component.values.begin(),
                                            component.values.end());
    for (auto const& [wire, name] : component.x_enum_names)
        if (!values.contains(wire))
            context.report(child_pointer(component.pointer, "x-enum-names"),
                           "expected names of values, found " +
                               in_quotes(wire));
}

/// Reports records that would be too large for a stack, and for compilers, because
/// they hold others that hold others. What holds such a record is not reported too.
void check_sizes(CheckContext const& context)
{
    constexpr std::size_t most = 10'000;
    auto const& graph = context.graph;
    std::vector<std::size_t> sizes(context.document.components.size());
    for (auto const index : graph.order) {
        auto const& component = context.document.components[index];
        auto& size = sizes[index];
        for (std::size_t i = 0; i < component.properties.size(); ++i) {
            auto const& schema = component.properties[i].schema;
            ++size;
            if (schema.kind != Schema::Kind::ref ||
                graph.boxed.contains({index, i}))
                continue;
            if (auto const found = graph.index.find(schema.ref);
                found != graph.index.end())
                size += sizes[found->second];
        }
        if (size > most) {
            context.report(component.pointer,
                           "expected a record that holds at most " +
                               std::to_string(most) +
                               " members, with those of the records in it, "
                               "found " +
                               std::to_string(size));
            size = 0;
        }
    }
}

} // namespace

void check_schema(Schema const& schema, CheckContext const& context)
{
    auto const pointer =
        schema.pointer + (schema.nullable ? "/anyOf/0/$ref" : "/$ref");
    if (!schema.ref.empty() && !context.target(schema))
        context.report(pointer,
                       "expected a component, found " + in_quotes(schema.ref));
    for (auto const& item : schema.items)
        check_schema(item, context);
}

void check_components(CheckContext const& context)
{
    auto const& components = context.document.components;
    std::set<std::size_t> const used(context.graph.order.begin(),
                                     context.graph.order.end());
    for (std::size_t i = 0; i < components.size(); ++i) {
        check_name(components[i], context);
        check_use(i, used, context);
        check_enum_names(components[i], context);
        for (auto const& property : components[i].properties)
            check_schema(property.schema, context);
    }
    check_sizes(context);
}

} // namespace airudder::generator
