#include "../characters.hpp"
#include "checks.hpp"

#include <algorithm>
#include <set>

namespace airudder::generator {
namespace {

void check_name(Component const& component, CheckContext const& context)
{
    if (!is_operation_name(group_of(component.name)) ||
        !is_type_name(local_name(component.name)))
        context.report(component.pointer,
                       "expected a name like group.TypeName, found " +
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

void check_items(Schema const& schema, CheckContext const& context)
{
    if (schema.items.empty())
        return;
    auto const& item = schema.items.front();
    if (item.kind == Schema::Kind::boolean)
        context.report(item.pointer, "arrays of booleans are not supported");
    else if (item.kind == Schema::Kind::array)
        context.report(item.pointer, "arrays of arrays are not supported");
    check_schema(item, context);
}

} // namespace

void check_schema(Schema const& schema, CheckContext const& context)
{
    if (!schema.ref.empty() && !context.target(schema))
        context.report(child_pointer(schema.pointer, "$ref"),
                       "expected a component, found " + in_quotes(schema.ref));
    check_items(schema, context);
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
    for (auto const i : context.graph.circular)
        context.report(components[i].pointer,
                       "expected a type that leads back to itself only as "
                       "an array of its own type");
}

} // namespace airudder::generator
