#include "wire_relation.hpp"

#include "match.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

using Kind = Type::Kind;

/// The kinds of JSON that a type stands for.
enum class JsonKind {
    boolean,
    integer,
    number,
    string,
    strings, // some strings
    integers,
    object,
    record,
    list,
    map,
    any,
};

JsonKind json_kind(Type const& type, SpecIndex const& spec)
{
    switch (type.kind) {
    case Kind::boolean: return JsonKind::boolean;
    case Kind::integer: return JsonKind::integer;
    case Kind::number: return JsonKind::number;
    case Kind::string: return JsonKind::string;
    case Kind::object: return JsonKind::object;
    case Kind::any: return JsonKind::any;
    case Kind::list: return JsonKind::list;
    case Kind::map: return JsonKind::map;
    case Kind::named: break;
    }
    auto const* const declaration = spec.find(type);
    auto const* const values =
        declaration ? std::get_if<Enumeration>(declaration) : nullptr;
    return !values            ? JsonKind::record
           : values->integers ? JsonKind::integers
                              : JsonKind::strings;
}

/// Whether `some` are among `all`, which are of another kind.
bool is_part_of(JsonKind some, JsonKind all)
{
    switch (all) {
    case JsonKind::any: return true;
    case JsonKind::number:
        return some == JsonKind::integer || some == JsonKind::integers;
    case JsonKind::integer: return some == JsonKind::integers;
    case JsonKind::string: return some == JsonKind::strings;
    case JsonKind::object:
        return some == JsonKind::record || some == JsonKind::map;
    default: return false;
    }
}

WireRelation relation_of_values(Enumeration const& was, Enumeration const& is)
{
    std::set<std::string_view> old_values;
    std::set<std::string_view> new_values;
    for (auto const& value : was.enumerators)
        old_values.insert(value.wire);
    for (auto const& value : is.enumerators)
        new_values.insert(value.wire);
    bool const keeps = std::ranges::includes(new_values, old_values);
    bool const adds = !std::ranges::includes(old_values, new_values);
    return keeps ? (adds ? WireRelation::generalized : WireRelation::equal)
                 : (adds ? WireRelation::different : WireRelation::specialized);
}

/// Compares records member by member. Ends also if they contain themselves.
class ShapeComparison {
public:
    ShapeComparison(SpecIndex const& before, SpecIndex const& after)
        : before_(before), after_(after)
    {
    }

    bool equal(Type const& was, Type const& is)
    {
        expect(was, is);
        while (equal_ && !open_.empty()) {
            auto const [old, now] = open_.back();
            open_.pop_back();
            if (seen_.emplace(old, now).second)
                expect_members(*old, *now);
        }
        return equal_;
    }

private:
    void expect(Type const& was, Type const& is)
    {
        auto const kind = json_kind(was, before_);
        if (kind != json_kind(is, after_)) {
            equal_ = false;
            return;
        }
        if (!was.element.empty())
            expect(was.element.front(), is.element.front());
        auto const* const old = before_.find(was);
        auto const* const now = after_.find(is);
        if (!old || !now)
            equal_ = equal_ && old == now;
        else if (kind == JsonKind::record)
            open_.emplace_back(&std::get<Record>(*old),
                               &std::get<Record>(*now));
        else
            equal_ =
                equal_ && relation_of_values(std::get<Enumeration>(*old),
                                             std::get<Enumeration>(*now)) ==
                              WireRelation::equal;
    }

    void expect_members(Record const& was, Record const& is)
    {
        std::map<std::string_view, Field const*> fields;
        for (auto const& field : was.fields)
            fields.emplace(field.wire, &field);
        equal_ = equal_ && was.fields.size() == is.fields.size();
        for (auto const& field : is.fields) {
            auto const found = fields.find(field.wire);
            equal_ = equal_ && found != fields.end() &&
                     before_.members.at(found->second->pointer).required ==
                         after_.members.at(field.pointer).required;
            if (equal_)
                expect(found->second->type, field.type);
        }
    }

    SpecIndex const& before_;
    SpecIndex const& after_;
    bool equal_ = true;
    std::vector<std::pair<Record const*, Record const*>> open_{};
    std::set<std::pair<Record const*, Record const*>> seen_{};
};

} // namespace

WireRelation wire_relation(Type const& was,
                           Type const& is,
                           SpecIndex const& before,
                           SpecIndex const& after,
                           TypePairs const& pairs)
{
    if (pairs.same(was, is))
        return WireRelation::equal;
    auto const old_kind = json_kind(was, before);
    auto const new_kind = json_kind(is, after);
    if (is_part_of(old_kind, new_kind) && old_kind != new_kind)
        return WireRelation::generalized;
    if (is_part_of(new_kind, old_kind) && old_kind != new_kind)
        return WireRelation::specialized;
    if (old_kind != new_kind)
        return WireRelation::different;
    if (!was.element.empty())
        return wire_relation(
            was.element.front(), is.element.front(), before, after, pairs);
    auto const* const old = before.find(was);
    auto const* const now = after.find(is);
    if (old && now && old_kind != JsonKind::record)
        return relation_of_values(std::get<Enumeration>(*old),
                                  std::get<Enumeration>(*now));
    return ShapeComparison(before, after).equal(was, is)
               ? WireRelation::equal
               : WireRelation::different;
}

WireEffects effects(Usage const& usage, WireEffect sent, WireEffect received)
{
    return {.sent = usage.sent ? sent : WireEffect::none,
            .received = usage.received ? received : WireEffect::none};
}

WireEffects effects(Usage const& usage, WireRelation relation)
{
    constexpr auto none = WireEffect::none;
    constexpr auto compatible = WireEffect::compatible;
    constexpr auto breaking = WireEffect::breaking;
    switch (relation) {
    case WireRelation::equal: return effects(usage, none, none);
    case WireRelation::generalized: return effects(usage, compatible, breaking);
    case WireRelation::specialized: return effects(usage, breaking, compatible);
    case WireRelation::different: break;
    }
    return effects(usage, breaking, breaking);
}

} // namespace airudder::generator
