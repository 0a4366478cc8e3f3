#include "rulings.hpp"

#include <boost/json/serialize.hpp>

namespace airudder::generator {
namespace {

namespace json = boost::json;

bool is_of_operation(Ruling const& ruling)
{
    return ruling.kind == "idempotent" || ruling.kind == "envelope" ||
           ruling.kind == "secret_answer" || ruling.kind == "security" ||
           ruling.kind == "webhook";
}

/// Whether the ruling is about the members of an object rather than the object
/// as a member.
bool is_of_members(Ruling const& ruling)
{
    return ruling.kind == "open" || ruling.kind == "illustration" ||
           ruling.kind == "same_as";
}

} // namespace

std::string key_of(Ruling const& ruling)
{
    auto key = ruling.kind + '\n' + ruling.at;
    if (ruling.kind == "accepted" || ruling.kind == "count" ||
        ruling.kind == "value_name" || ruling.kind == "renamed")
        key += '\n' + json::serialize(ruling.was);
    if (ruling.kind == "accepted")
        key += '\n' + json::serialize(ruling.is);
    if (ruling.kind == "renamed" || ruling.kind == "placement")
        key += '\n' + std::to_string(ruling.nth) + ruling.page.value_or("*");
    return key;
}

std::string pointer_of(Decisions const& decisions,
                       Ruling const& ruling,
                       std::string_view key)
{
    auto const index = &ruling - decisions.rulings.data();
    auto const pointer = "/rulings/" + std::to_string(index);
    return key.empty() ? pointer : child_pointer(pointer, key);
}

std::string unneeded_message(Ruling const& ruling)
{
    return "expected a ruling that is needed: without this " + ruling.kind +
           " at " + in_quotes(ruling.at) + " the spec is the same; remove it";
}

Member* find_ruled(Parts const& parts, std::string_view path)
{
    if (auto* const member = find_member(parts, path))
        return member;
    auto* const array =
        path.ends_with("/-")
            ? find_member(parts, path.substr(0, path.size() - 2))
            : nullptr;
    return array && array->self().members.empty() ? &array->elements()
                                                  : nullptr;
}

RulingSet::RulingSet(Decisions const& decisions,
                     Diagnostics& diagnostics,
                     Diagnostics& stale,
                     IgnoredRulings const& ignored)
    : decisions_(decisions), diagnostics_(diagnostics), stale_(stale),
      ignored_(ignored)
{
    ignore_replaced();
}

void RulingSet::ignore_replaced()
{
    std::unordered_map<std::string, Ruling const*> last;
    for (auto const& ruling : decisions_.rulings)
        if (!is_ignored(ruling))
            last[key_of(ruling)] = &ruling;
    for (auto const& ruling : decisions_.rulings) {
        if (is_ignored(ruling))
            continue;
        auto const* const replacement = last.at(key_of(ruling));
        if (replacement == &ruling)
            continue;
        report_stale(ruling,
                     "",
                     "expected one such ruling: the one at " +
                         pointer_of(decisions_, *replacement) +
                         " replaces it; remove it");
        ignored_.insert(&ruling);
    }
}

void RulingSet::resolve(Parts const& parts)
{
    for (auto const& ruling : decisions_.rulings) {
        if (is_ignored(ruling))
            continue;
        if (is_of_operation(ruling)) {
            if (!ruling.at.empty())
                report(ruling,
                       "at",
                       "expected \"\": the ruling is about the operation");
        } else if (ruling.kind == "accepted") {
            continue; // `at` may be a key of the operation
        } else if (auto* const member = find_ruled(parts, ruling.at)) {
            of_member_[is_of_members(ruling) ? &member->self() : member]
                .push_back(&ruling);
            if (ruling.kind == "type" && member->members.empty() &&
                std::string_view(ruling.is.get_string()).starts_with("array"))
                member->elements();
        } else if (ruling.kind != "bodyless") {
            report_stale(ruling,
                         "at",
                         "expected the path of a member, found " +
                             in_quotes(ruling.at) +
                             candidates_for(parts, ruling.at));
        }
    }
}

std::vector<Ruling const*> RulingSet::all(std::string_view kind) const
{
    std::vector<Ruling const*> found;
    for (auto const& ruling : decisions_.rulings)
        if (ruling.kind == kind && !is_ignored(ruling))
            found.push_back(&ruling);
    return found;
}

std::vector<Ruling const*> RulingSet::all(std::string_view kind,
                                          Member const& member) const
{
    std::vector<Ruling const*> found;
    if (auto const all = of_member_.find(&member); all != of_member_.end())
        for (auto const* const ruling : all->second)
            if (ruling->kind == kind)
                found.push_back(ruling);
    return found;
}

Ruling const* RulingSet::find(std::string_view kind, Member const& member) const
{
    auto const found = all(kind, member);
    return found.empty() ? nullptr : found.front();
}

Ruling const* RulingSet::find(std::string_view kind,
                              std::string_view path) const
{
    for (auto const* const ruling : all(kind))
        if (ruling->at == path)
            return ruling;
    return nullptr;
}

void RulingSet::report_unneeded(IsRulingInDoubt const& is_in_doubt)
{
    for (auto const& ruling : decisions_.rulings)
        if (!needed_.contains(&ruling) && !is_ignored(ruling) &&
            !is_in_doubt(ruling))
            report_stale(ruling, "", unneeded_message(ruling));
}

void RulingSet::report(Ruling const& ruling,
                       std::string_view key,
                       std::string_view message)
{
    diagnostics_.at_pointer(
        decisions_.file, pointer_of(decisions_, ruling, key), message);
}

void RulingSet::report_stale(Ruling const& ruling,
                             std::string_view key,
                             std::string_view message,
                             std::string_view paste)
{
    if (reported_.insert(&ruling).second)
        stale_.at_pointer(decisions_.file,
                          pointer_of(decisions_, ruling, key),
                          message,
                          paste);
}

bool RulingSet::check_was(Ruling const& ruling, json::value const& fact)
{
    if (ruling.was == fact)
        return true;
    report_was(ruling, fact, "");
    return false;
}

void RulingSet::expect_was(Ruling const& ruling, json::value const& fact)
{
    if (ruling.was == fact)
        return;
    auto corrected = ruling;
    corrected.was = fact;
    report_was(ruling,
               fact,
               "; correct it: the ruling still applies",
               ruling_skeleton(corrected));
}

void RulingSet::report_was(Ruling const& ruling,
                           json::value const& fact,
                           std::string_view advice,
                           std::string_view paste)
{
    report_stale(ruling,
                 "was",
                 "expected what the page says, " + json::serialize(fact) +
                     ", found " + json::serialize(ruling.was) +
                     std::string(advice),
                 paste);
}

} // namespace airudder::generator
