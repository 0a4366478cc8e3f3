#include "compare_specs.hpp"

#include "../json/json_text.hpp"
#include "comparison.hpp"
#include "measures.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace airudder::generator {
namespace {

/// Compares the texts of the spec as a whole.
void compare_info(Comparison const& comparison)
{
    auto const& before = *comparison.before.document.text;
    auto const& after = *comparison.after.document.text;
    auto const text_at = [](JsonText const& text, std::string const& pointer) {
        auto const* const value = at_pointer(text, pointer);
        return value ? string_of(*value).value_or("") : std::string();
    };
    for (std::string const pointer : {"/info/title",
                                      "/info/version",
                                      "/info/summary",
                                      "/info/description",
                                      "/servers/0/description"}) {
        auto was = text_at(before, pointer);
        auto is = text_at(after, pointer);
        if (was != is)
            comparison.changes.push_back({.rule = Rule::info_changed,
                                          .pointer = pointer,
                                          .in_old = !at_pointer(after, pointer),
                                          .was = std::move(was),
                                          .is = std::move(is)});
    }
    auto const& was = comparison.before.document.server;
    auto const& is = comparison.after.document.server;
    if (was != is) // the client has an address of its own
        comparison.changes.push_back({.rule = Rule::server_changed,
                                      .sent = WireEffect::may_break,
                                      .pointer = "/servers",
                                      .in_old = !at_pointer(after, "/servers"),
                                      .was = was,
                                      .is = is});
}

void compare_groups(Comparison const& comparison)
{
    auto const by_name = [](Model const& model) {
        std::map<std::string, Group const*> groups;
        for (auto const& group : model.groups)
            groups.emplace(group.name, &group);
        return groups;
    };
    auto const before = by_name(comparison.before.model);
    auto const after = by_name(comparison.after.model);
    for (auto const& group : comparison.before.model.groups)
        if (!after.contains(group.name))
            comparison.changes.push_back(
                {.rule = Rule::group_removed,
                 .cpp = CppEffect::source_break,
                 .pointer = group.pointer,
                 .in_old = true,
                 .cpp_name = "airudder::" + group.name});
    for (auto const& group : comparison.after.model.groups) {
        Change change{.pointer = group.pointer,
                      .cpp_name = "airudder::" + group.name};
        auto const found = before.find(group.name);
        if (found != before.end()) {
            comparison.compare_description(found->second->description,
                                           group.description,
                                           std::move(change));
            continue;
        }
        change.rule = Rule::group_added;
        change.cpp = CppEffect::compatible;
        comparison.changes.push_back(std::move(change));
    }
}

} // namespace

void Comparison::add(Change change,
                     Rule rule,
                     CppEffect cpp,
                     WireEffects const& wire,
                     std::string was,
                     std::string is,
                     std::string note,
                     std::string noted) const
{
    change.rule = rule;
    change.cpp = cpp;
    change.sent = wire.sent;
    change.received = wire.received;
    change.was = std::move(was);
    change.is = std::move(is);
    change.note = std::move(note);
    change.noted = std::move(noted);
    changes.push_back(std::move(change));
}

std::vector<std::string>
Comparison::ids(std::set<std::size_t> const& operations) const
{
    std::vector<std::string> all;
    for (auto const index : operations)
        all.push_back(after.document.operations[index].operation_id);
    return all;
}

void Comparison::compare_description(std::string const& was,
                                     std::string const& is,
                                     Change change) const
{
    if (was == is)
        return;
    bool const other_measures = measures_differ(was, is);
    change.rule = other_measures ? Rule::unit_or_format_changed
                                 : Rule::description_changed;
    change.cpp =
        other_measures ? CppEffect::silent_change : CppEffect::documentation;
    change.was = was;
    change.is = is;
    changes.push_back(std::move(change));
}

std::vector<Change> compare_specs(CheckedSpec const& before,
                                  CheckedSpec const& after)
{
    SpecIndex const was(before.document, before.model);
    SpecIndex const is(after.document, after.model);
    auto const renamed = find_renamed(was, is);
    TypePairs const pairs(was, is, renamed);
    std::vector<Change> changes;
    Comparison const comparison{.before = was,
                                .after = is,
                                .renamed = renamed,
                                .pairs = pairs,
                                .changes = changes};
    compare_info(comparison);
    compare_groups(comparison);
    compare_operations(comparison);
    compare_types(comparison);
    if (changes.empty() &&
        !are_same(*before.document.text, *after.document.text))
        changes.push_back({.rule = Rule::text_changed});
    std::ranges::stable_sort(changes, std::greater(), &Change::cpp);
    return changes;
}

} // namespace airudder::generator
