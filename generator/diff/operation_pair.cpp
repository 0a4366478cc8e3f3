#include "operation_pair.hpp"

#include "../emit/emitters.hpp"

#include <utility>

namespace airudder::generator {

Usage OperationPair::request_usage() const
{
    return {.operations = {index_},
            .sent = !is_webhook(),
            .received = is_webhook()};
}

Usage OperationPair::response_usage() const
{
    return {.operations = {index_},
            .sent = is_webhook(),
            .received = !is_webhook()};
}

Change OperationPair::at(std::string const& place) const
{
    auto const& text = *comparison.after.document.text;
    auto const pointer = is.object.pointer + place;
    bool const in_old = !at_pointer(text, pointer) &&
                        at_pointer(*comparison.before.document.text,
                                   was.object.pointer + place);
    return {.operations = {is.object.operation_id},
            .pointer = in_old                      ? was.object.pointer + place
                       : at_pointer(text, pointer) ? pointer
                                                   : is.object.pointer,
            .in_old = in_old,
            .cpp_name = descriptor_name(is.header)};
}

void OperationPair::compare_type(Type const& before,
                                 Type const& after,
                                 Usage const& usage,
                                 Rule rule,
                                 Change change) const
{
    if (comparison.pairs.same(before, after))
        return;
    auto const relation = wire_relation(
        before, after, comparison.before, comparison.after, comparison.pairs);
    comparison.add(std::move(change),
                   rule,
                   CppEffect::source_break,
                   effects(usage, relation),
                   spell(before, ""),
                   spell(after, ""));
}

void OperationPair::compare_nullable(Content const* before,
                                     Content const* after,
                                     Usage const& usage,
                                     Change change) const
{
    if (!before || !after || before->schema.nullable == after->schema.nullable)
        return;
    constexpr auto breaking = WireEffect::breaking;
    constexpr auto compatible = WireEffect::compatible;
    comparison.add(std::move(change),
                   after->schema.nullable ? Rule::became_nullable
                                          : Rule::became_not_nullable,
                   CppEffect::documentation,
                   after->schema.nullable
                       ? effects(usage, compatible, breaking)
                       : effects(usage, breaking, compatible));
}

std::string descriptor_name(Header const& header)
{
    return "airudder::" + header.group + "::" + header.variable;
}

} // namespace airudder::generator
