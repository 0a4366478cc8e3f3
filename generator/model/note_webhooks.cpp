#include "note_webhooks.hpp"

#include "../diagnostics.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace airudder::generator {
namespace {

/// A documented value of a member that is an enumeration.
struct EventValue {
    std::string member{};
    std::string text{};
    bool is_integer{};
    bool is_constant{}; // the member has no other

    auto key() const { return std::tie(member, text, is_integer); }
};

/// The top level of a webhook's event.
struct EventMembers {
    Header const* header{};
    std::vector<std::string> members{};
    std::vector<EventValue> values{};
};

using DeclaredTypes =
    std::map<std::pair<std::string, std::string>, Declaration const*>;

DeclaredTypes declared_types(Model const& model)
{
    DeclaredTypes types;
    for (auto const& header : model.headers)
        for (auto const& declaration : header.declarations)
            std::visit(
                [&](auto const& type) {
                    types.emplace(std::pair(header.group, type.name),
                                  &declaration);
                },
                declaration);
    return types;
}

/// The declaration of that kind that a type names; null if it names none.
template <class T>
T const* declared_as(DeclaredTypes const& types, Type const& type)
{
    auto const found = types.find({type.group, type.name});
    return found == types.end() ? nullptr : std::get_if<T>(found->second);
}

EventMembers members_of_event(Header const& header,
                              Type const& type,
                              DeclaredTypes const& types)
{
    EventMembers event{.header = &header};
    auto const* const record = declared_as<Record>(types, type);
    if (!record)
        return event;
    for (auto const& field : record->fields) {
        event.members.push_back(field.wire);
        auto const* const all = declared_as<Enumeration>(types, field.type);
        if (!all)
            continue;
        for (auto const& one : all->enumerators)
            event.values.push_back(
                {.member = field.wire,
                 .text = one.wire,
                 .is_integer = all->integers,
                 .is_constant = all->enumerators.size() == 1});
    }
    return event;
}

} // namespace

void note_webhooks(Model const& model, Diagnostics& notes)
{
    auto const types = declared_types(model);
    std::vector<EventMembers> events;
    for (auto const& header : model.headers)
        if (auto const* const webhook =
                std::get_if<Webhook>(&header.descriptor))
            events.push_back(members_of_event(header, webhook->event, types));

    std::map<std::string, int> webhooks_with_member;
    std::map<std::tuple<std::string, std::string, bool>, int>
        webhooks_with_value;
    for (auto const& event : events) {
        for (auto const& member : event.members)
            ++webhooks_with_member[member];
        for (auto const& value : event.values)
            ++webhooks_with_value[value.key()];
    }
    for (auto const& event : events) {
        if (std::ranges::any_of(event.members, [&](auto const& member) {
                return webhooks_with_member.at(member) == 1;
            }))
            continue;
        auto const constant =
            std::ranges::find_if(event.values, [&](EventValue const& value) {
                return value.is_constant &&
                       webhooks_with_value.at(value.key()) == 1;
            });
        auto const& header = *event.header;
        notes.at_pointer(model.spec_file,
                         header.pointer,
                         header.group + '.' + header.operation +
                             " has no member of its own; identify " +
                             (constant == event.values.end()
                                  ? "cannot tell it from other webhooks"
                                  : "knows it by the value " +
                                        in_quotes(constant->text) + " of " +
                                        in_quotes(constant->member)));
    }
}

} // namespace airudder::generator
