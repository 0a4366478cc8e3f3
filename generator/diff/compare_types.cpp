#include "../diagnostics.hpp"
#include "../emit/emitters.hpp"
#include "comparison.hpp"
#include "match.hpp"
#include "request_structs.hpp"

#include <algorithm>
#include <optional>

namespace airudder::generator {
namespace {

/// Compares the types of one pair.
class TypeComparison {
public:
    TypeComparison(Comparison const& comparison,
                   TypePairs::TypePair const& pair)
        : comparison_(comparison), pair_(pair), usage_(pair.usage),
          ids_(comparison.ids(pair.usage.operations))
    {
    }

    void run()
    {
        auto const& was = comparison_.before.types.at(pair_.before);
        auto const& is = comparison_.after.types.at(pair_.after);
        auto const change = of_type(pointer_of(*is.declaration));
        if (pair_.before != pair_.after)
            comparison_.add(change,
                            Rule::type_renamed,
                            CppEffect::source_break,
                            {},
                            cpp_name(pair_.before),
                            cpp_name(pair_.after));
        else
            compare_place(comparison_, *was.header, *is.header, change);
        // The records of parameters have descriptions of our own.
        if (change.pointer.starts_with("/components/"))
            comparison_.compare_description(description_of(*was.declaration),
                                            description_of(*is.declaration),
                                            change);
        if (was.declaration->index() != is.declaration->index())
            comparison_.add(
                change,
                Rule::type_kind_changed,
                CppEffect::source_break,
                effects(usage_, WireEffect::breaking, WireEffect::breaking),
                kind_of(*was.declaration),
                kind_of(*is.declaration));
        else if (auto const* const record = std::get_if<Record>(is.declaration))
            compare_members(std::get<Record>(*was.declaration), *record);
        else
            compare(std::get<Enumeration>(*was.declaration),
                    std::get<Enumeration>(*is.declaration));
    }

    void compare_members(Record const& was, Record const& is)
    {
        auto const matched =
            match_members(was, is, comparison_.before, comparison_.after);
        auto const renamed = perhaps_renamed(
            was.fields, is.fields, matched, [&](auto const& a, auto const& b) {
                return a.required == b.required && a.boxed == b.boxed &&
                       comparison_.pairs.same(a.type, b.type);
            });
        auto const partner = [&](Field const* field) {
            auto const found = renamed.find(field);
            return found == renamed.end() ? std::string() : found->second->name;
        };
        compare_order(was, is);
        for_each_reused_name(
            was.fields, matched, [&](Field const& old, Field const& now) {
                if (comparison_.pairs.same(old.type, now.type))
                    report_reused_name(old, now);
            });
        for (auto const& [before, after] : matched) {
            if (before && after)
                compare(*before, *after);
            else if (after)
                add_member(*after, partner(after));
            else
                remove_member(*before, partner(before));
        }
    }

private:
    static std::string kind_of(Declaration const& declaration)
    {
        return std::holds_alternative<Record>(declaration) ? "struct"
                                                           : "enum class";
    }

    Change of_type(std::string const& pointer) const
    {
        return {.operations = ids_,
                .pointer = pointer,
                .cpp_name = cpp_name(pair_.after)};
    }

    /// A change of a member or enumerator of the new type, or of the old one.
    Change of_part(std::string pointer,
                   std::string const& name,
                   bool in_old = false) const
    {
        return {.operations = ids_,
                .pointer = std::move(pointer),
                .in_old = in_old,
                .cpp_name = cpp_name(in_old ? pair_.before : pair_.after) +
                            "::" + name};
    }

    /// Calls `report(before, after)` where the C++ name of what was `before` is
    /// now that of `after`, something else: code that uses the name compiles, and
    /// means the other.
    template <class T, class Report>
    static void for_each_reused_name(std::vector<T> const& all_before,
                                     std::vector<Pair<T>> const& matched,
                                     Report report)
    {
        std::map<std::string_view, T const*> names;
        for (auto const& one : all_before)
            names.emplace(one.name, &one);
        for (auto const& [before, after] : matched) {
            auto const found = after ? names.find(after->name) : names.end();
            if (found != names.end() && found->second != before)
                report(*found->second, *after);
        }
    }

    /// Code that uses the name of `old` compiles, and means what is `now` called
    /// so: another member, or another part of the path.
    void report_reused_name(Field const& old, Field const& now)
    {
        auto const& was = comparison_.before.members.at(old.pointer);
        auto const& is = comparison_.after.members.at(now.pointer);
        bool const in_path = !is.path.empty();
        comparison_.add(of_part(now.pointer, now.name),
                        in_path ? Rule::path_changed : Rule::wire_name_changed,
                        CppEffect::silent_change,
                        {},
                        in_path ? was.path : old.wire,
                        in_path ? is.path : now.wire);
    }

    /// Reports the members that moved: all but a longest series that kept its
    /// order. Designated initializers must be in the order of declaration, so
    /// their C++ names count.
    void compare_order(Record const& was, Record const& is)
    {
        std::map<std::string_view, Field const*> by_name;
        for (auto const& field : was.fields)
            by_name.emplace(field.name, &field);
        std::vector<Pair<Field>> kept;
        for (auto const& field : is.fields)
            if (auto const found = by_name.find(field.name);
                found != by_name.end())
                kept.push_back({found->second, &field});
        auto const moved = moved_members(kept);
        if (moved.empty())
            return;
        std::string names;
        for (auto const* const field : moved)
            names += (names.empty() ? "" : ", ") + field->name;
        comparison_.add(of_type(is.pointer),
                        Rule::members_reordered,
                        CppEffect::source_break,
                        {},
                        names_of(was),
                        names_of(is),
                        "moved",
                        std::move(names));
    }

    static std::string names_of(Record const& record)
    {
        std::string names;
        for (auto const& field : record.fields)
            names += (names.empty() ? "" : ", ") + field.name;
        return names;
    }

    static std::vector<Field const*>
    moved_members(std::vector<Pair<Field>> const& kept)
    {
        // ends[i] is the member with which the best series of i + 1 ends.
        std::vector<std::size_t> ends;
        std::vector<std::optional<std::size_t>> previous(kept.size());
        for (std::size_t i = 0; i < kept.size(); ++i) {
            auto const end = std::ranges::lower_bound(
                ends, kept[i].before, {}, [&](std::size_t at) {
                    return kept[at].before;
                });
            if (end != ends.begin())
                previous[i] = *(end - 1);
            if (end == ends.end())
                ends.push_back(i);
            else
                *end = i;
        }
        std::vector<bool> stays(kept.size());
        for (auto at = ends.empty() ? std::nullopt : std::optional(ends.back());
             at;
             at = previous[*at])
            stays[*at] = true;
        std::vector<Field const*> moved;
        for (std::size_t i = 0; i < kept.size(); ++i)
            if (!stays[i])
                moved.push_back(kept[i].after);
        return moved;
    }

    void add_member(Field const& field, std::string const& partner)
    {
        bool const required =
            comparison_.after.members.at(field.pointer).required;
        // Code that does not know the member sends its default.
        bool const is_silent = usage_.sent && field.required;
        comparison_.add(
            of_part(field.pointer, field.name),
            Rule::member_added,
            is_silent ? CppEffect::silent_change : CppEffect::compatible,
            effects(usage_,
                    required ? WireEffect::breaking : WireEffect::compatible,
                    WireEffect::compatible),
            "",
            member_type(field, ""),
            partner.empty() ? "" : "perhaps renamed from",
            partner);
    }

    void remove_member(Field const& field, std::string const& partner)
    {
        bool const required =
            comparison_.before.members.at(field.pointer).required;
        comparison_.add(
            of_part(field.pointer, field.name, true),
            Rule::member_removed,
            CppEffect::source_break,
            effects(usage_,
                    WireEffect::may_break,
                    required ? WireEffect::breaking : WireEffect::may_break),
            member_type(field, ""),
            "",
            partner.empty() ? "" : "perhaps renamed to",
            partner);
    }

    void compare(Field const& was, Field const& is)
    {
        auto const change = of_part(is.pointer, is.name);
        auto const& before = comparison_.before.members.at(was.pointer);
        auto const& after = comparison_.after.members.at(is.pointer);
        if (was.name != is.name)
            comparison_.add(change,
                            Rule::member_renamed,
                            CppEffect::source_break,
                            {},
                            was.name,
                            is.name);
        if (was.wire != is.wire && after.path.empty())
            comparison_.add(change,
                            Rule::wire_name_changed,
                            CppEffect::silent_change,
                            effects(usage_,
                                    after.required ? WireEffect::breaking
                                                   : WireEffect::may_break,
                                    before.required ? WireEffect::breaking
                                                    : WireEffect::may_break),
                            was.wire,
                            is.wire);
        compare_types_of(was, is, change);
        compare_required(was, is, before.required, after.required, change);
        compare_nullable(*before.schema, *after.schema, change);
        compare_default(was, is, change);
        comparison_.compare_description(
            was.description, is.description, change);
    }

    void
    compare_types_of(Field const& was, Field const& is, Change const& change)
    {
        auto relation = wire_relation(was.type,
                                      is.type,
                                      comparison_.before,
                                      comparison_.after,
                                      comparison_.pairs);
        // Parameters are sent as text, and a string allows any text.
        bool const is_text = !is.pointer.starts_with("/components/");
        if (is_text && relation == WireRelation::different)
            relation = is.type.kind == Type::Kind::string
                           ? WireRelation::generalized
                       : was.type.kind == Type::Kind::string
                           ? WireRelation::specialized
                           : relation;
        bool const same = comparison_.pairs.same(was.type, is.type);
        bool const boxed = was.boxed != is.boxed && was.required == is.required;
        if (same && !boxed)
            return;
        comparison_.add(change,
                        Rule::member_type_changed,
                        CppEffect::source_break,
                        effects(usage_, relation),
                        member_type(was, ""),
                        member_type(is, ""));
    }

    void compare_required(Field const& was,
                          Field const& is,
                          bool before,
                          bool after,
                          Change const& change)
    {
        if (before == after)
            return;
        bool const same = was.required == is.required && was.boxed == is.boxed;
        comparison_.add(
            change,
            after ? Rule::member_became_required : Rule::member_became_optional,
            same ? CppEffect::documentation : CppEffect::source_break,
            effects(usage_,
                    after ? WireEffect::breaking : WireEffect::compatible,
                    after ? WireEffect::compatible : WireEffect::breaking),
            member_type(was, ""),
            member_type(is, ""));
    }

    /// The C++ type is the same: a member that may be null is optional anyway.
    void
    compare_nullable(Schema const& was, Schema const& is, Change const& change)
    {
        auto const* before = &was;
        auto const* after = &is;
        std::string note;
        while (before && after) {
            if (before->nullable != after->nullable)
                comparison_.add(change,
                                after->nullable ? Rule::became_nullable
                                                : Rule::became_not_nullable,
                                CppEffect::documentation,
                                effects(usage_,
                                        after->nullable ? WireEffect::compatible
                                                        : WireEffect::breaking,
                                        after->nullable
                                            ? WireEffect::breaking
                                            : WireEffect::compatible),
                                "",
                                "",
                                note);
            note = "its elements";
            bool const deeper = before->kind == after->kind &&
                                !before->items.empty() && !after->items.empty();
            before = deeper ? &before->items.front() : nullptr;
            after = deeper ? &after->items.front() : nullptr;
        }
    }

    void
    compare_default(Field const& was, Field const& is, Change const& change)
    {
        if (was.default_text == is.default_text)
            return;
        bool const both = !was.default_text.empty() && !is.default_text.empty();
        // What is absent means another value now.
        bool const is_silent = both && usage_.sent && !is.required;
        comparison_.add(
            change,
            both                       ? Rule::default_changed
            : was.default_text.empty() ? Rule::default_added
                                       : Rule::default_removed,
            is_silent ? CppEffect::silent_change : CppEffect::documentation,
            effects(usage_,
                    both ? WireEffect::may_break : WireEffect::compatible,
                    WireEffect::compatible),
            was.default_text,
            is.default_text);
    }

    void compare(Enumeration const& was, Enumeration const& is)
    {
        if (was.integers != is.integers)
            comparison_.add(
                of_type(is.pointer),
                Rule::enum_type_changed,
                CppEffect::silent_change,
                effects(usage_, WireEffect::breaking, WireEffect::breaking),
                was.integers ? "integer" : "string",
                is.integers ? "integer" : "string");
        auto const matched = match(was.enumerators, is.enumerators);
        auto const renamed =
            perhaps_renamed(was.enumerators,
                            is.enumerators,
                            matched,
                            [](auto const&, auto const&) { return true; });
        auto const partner = [&](Enumerator const* one) {
            auto const found = renamed.find(one);
            return found == renamed.end() ? std::string() : found->second->name;
        };
        for (auto const& [before, after] : matched) {
            if (before && after)
                compare(*before, *after, place_of(is, *after));
            else if (after)
                add_value(*after, place_of(is, *after), partner(after));
            else
                remove_value(*before, place_of(was, *before), partner(before));
        }
        for_each_reused_name(was.enumerators,
                             matched,
                             [&](Enumerator const& old, Enumerator const& now) {
                                 comparison_.add(
                                     of_part(place_of(is, now), now.name),
                                     Rule::enum_value_changed,
                                     CppEffect::silent_change,
                                     {},
                                     old.wire,
                                     now.wire);
                             });
        compare_numbers(was, is, matched);
    }

    static std::string place_of(Enumeration const& enumeration,
                                Enumerator const& enumerator)
    {
        auto const index = &enumerator - enumeration.enumerators.data();
        return child_pointer(child_pointer(enumeration.pointer, "enum"),
                             std::to_string(index));
    }

    void compare(Enumerator const& was,
                 Enumerator const& is,
                 std::string const& pointer)
    {
        if (was.name != is.name)
            comparison_.add(of_part(pointer, is.name),
                            Rule::enumerator_renamed,
                            CppEffect::source_break,
                            {},
                            was.name,
                            is.name);
        if (was.wire != is.wire)
            comparison_.add(
                of_part(pointer, is.name),
                Rule::enum_value_changed,
                CppEffect::silent_change,
                effects(usage_, WireEffect::breaking, WireEffect::may_break),
                was.wire,
                is.wire);
    }

    void add_value(Enumerator const& one,
                   std::string const& pointer,
                   std::string const& partner)
    {
        std::string note =
            usage_.received ? "with the old headers it is read as unknown" : "";
        if (!partner.empty())
            note.append(note.empty() ? "" : "; ")
                .append("perhaps renamed from");
        comparison_.add(
            of_part(pointer, one.name),
            Rule::enum_value_added,
            CppEffect::compatible,
            effects(usage_, WireEffect::compatible, WireEffect::may_break),
            "",
            one.wire,
            std::move(note),
            partner);
    }

    void remove_value(Enumerator const& one,
                      std::string const& pointer,
                      std::string const& partner)
    {
        comparison_.add(
            of_part(pointer, one.name, true),
            Rule::enum_value_removed,
            CppEffect::source_break,
            effects(usage_, WireEffect::breaking, WireEffect::compatible),
            one.wire,
            "",
            partner.empty() ? "" : "perhaps renamed to",
            partner);
    }

    /// Code may have stored the numbers of enumerators.
    void compare_numbers(Enumeration const& was,
                         Enumeration const& is,
                         std::vector<Pair<Enumerator>> const& matched)
    {
        for (auto const& [before, after] : matched) {
            if (!before || !after)
                continue;
            auto const old = before - was.enumerators.data();
            auto const now = after - is.enumerators.data();
            if (old == now)
                continue;
            comparison_.add(of_type(is.pointer),
                            Rule::enumerator_numbers_changed,
                            CppEffect::silent_change,
                            {},
                            before->name + " = " + std::to_string(old + 1),
                            after->name + " = " + std::to_string(now + 1));
            return;
        }
    }

    Comparison const& comparison_;
    TypePairs::TypePair const& pair_;
    Usage const& usage_;
    std::vector<std::string> ids_;
};

/// The types of one spec that correspond to none of the other.
void report_types(Comparison const& comparison, bool removed)
{
    auto const& spec = removed ? comparison.before : comparison.after;
    for (auto const& header : spec.model.headers)
        for (auto const& declaration : header.declarations) {
            auto const name = header.group + '.' + name_of(declaration);
            if (removed ? comparison.pairs.has_before(name)
                        : comparison.pairs.has_after(name))
                continue;
            comparison.changes.push_back(
                {.rule = removed ? Rule::type_removed : Rule::type_added,
                 .cpp =
                     removed ? CppEffect::source_break : CppEffect::compatible,
                 .operations = {header.group + '.' + header.operation},
                 .pointer = pointer_of(declaration),
                 .in_old = removed,
                 .cpp_name = cpp_name(name)});
        }
}

/// The pair of a record with one of its name that has no members.
void compare_with_nothing(Comparison const& comparison,
                          std::string const& type,
                          Usage const& usage,
                          bool removed)
{
    auto const& spec = removed ? comparison.before : comparison.after;
    auto const& record = std::get<Record>(*spec.types.at(type).declaration);
    TypePairs::TypePair const pair{
        .before = type, .after = type, .usage = usage};
    Record const nothing{.pointer = record.pointer};
    TypeComparison one(comparison, pair);
    if (removed)
        one.compare_members(record, nothing);
    else
        one.compare_members(nothing, record);
}

} // namespace

void compare_place(Comparison const& comparison,
                   Header const& was,
                   Header const& is,
                   Change const& change)
{
    auto const path = [](Header const& header) {
        return header.group + '/' + header.operation;
    };
    if (path(was) == path(is))
        return;
    auto const& after = comparison.after;
    std::set<std::string> reached;
    std::vector<std::string> open{path(was)};
    while (!open.empty()) {
        auto const next = std::move(open.back());
        open.pop_back();
        auto id = next;
        std::ranges::replace(id, '/', '.');
        auto const found = after.operations.find(id);
        if (found == after.operations.end() || !reached.insert(next).second)
            continue;
        auto const& includes = after.model.headers[found->second].includes;
        open.insert(open.end(), includes.begin(), includes.end());
    }
    comparison.add(change,
                   Rule::type_moved,
                   reached.contains(path(is)) ? CppEffect::compatible
                                              : CppEffect::source_break,
                   {},
                   "airudder/" + path(was) + ".hpp",
                   "airudder/" + path(is) + ".hpp");
}

void compare_types(Comparison const& comparison)
{
    for (auto const& pair : comparison.pairs.all())
        TypeComparison(comparison, pair).run();
    RequestStructs const requests(comparison);
    requests.compare();
    report_types(comparison, true);
    requests.report(true);
    report_types(comparison, false);
    requests.report(false);
}

void add_members(Comparison const& comparison,
                 std::string const& type,
                 Usage const& usage)
{
    compare_with_nothing(comparison, type, usage, false);
}

void remove_members(Comparison const& comparison,
                    std::string const& type,
                    Usage const& usage)
{
    compare_with_nothing(comparison, type, usage, true);
}

} // namespace airudder::generator
