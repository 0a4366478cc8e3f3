#include "rulings.hpp"

#include <boost/json/serialize.hpp>

#include <set>

namespace airudder::generator {
namespace {

namespace json = boost::json;

bool is_of_operation(Ruling const& ruling)
{
    return ruling.kind == "idempotent" || ruling.kind == "envelope" ||
           ruling.kind == "secret_answer" || ruling.kind == "webhook";
}

/// What makes two rulings of a kind at a place different ones.
std::string key(Ruling const& ruling)
{
    auto key = ruling.kind + '\n' + ruling.at;
    if (ruling.kind == "count" || ruling.kind == "value_name" ||
        ruling.kind == "renamed")
        key += '\n' + json::serialize(ruling.was);
    if (ruling.kind == "renamed" || ruling.kind == "placement")
        key += '\n' + std::to_string(ruling.nth) + ruling.page.value_or("*");
    return key;
}

/// The member at `path`; the elements of an array even if none was shown.
Member* find_place(std::vector<PartTree> const& trees, std::string_view path)
{
    auto* const root = find_root(trees, path);
    if (!root)
        return nullptr;
    if (auto* const member = find_member(*root, path))
        return member;
    auto* const array =
        path.ends_with("/-")
            ? find_member(*root, path.substr(0, path.size() - 2))
            : nullptr;
    return array && array->members.empty() ? &array->elements() : nullptr;
}

} // namespace

Member* find_root(std::vector<PartTree> const& trees, std::string_view path)
{
    for (auto const& tree : trees) {
        auto const& part = tree.part->path;
        if (path.starts_with(part) &&
            (path.size() == part.size() || path[part.size()] == '/'))
            return tree.root.get();
    }
    return nullptr;
}

RulingSet::RulingSet(Decisions const& decisions, std::size_t without)
    : decisions_(decisions)
{
    for (std::size_t i = 0; i < decisions.rulings.size(); ++i)
        if (i != without)
            rulings_.push_back(&decisions.rulings[i]);
}

std::vector<Ruling const*> RulingSet::all(std::string_view kind) const
{
    std::vector<Ruling const*> found;
    for (auto const* const ruling : rulings_)
        if (ruling->kind == kind)
            found.push_back(ruling);
    return found;
}

Ruling const* RulingSet::at_path(std::string_view kind,
                                 std::string_view path) const
{
    for (auto const* const ruling : rulings_)
        if (ruling->kind == kind && ruling->at == path)
            return ruling;
    return nullptr;
}

void RulingSet::resolve(std::vector<PartTree> const& trees,
                        Diagnostics& diagnostics)
{
    check_repetition(diagnostics);
    for (auto const* const ruling : rulings_) {
        if (is_of_operation(*ruling)) {
            if (!ruling->at.empty())
                report(*ruling,
                       "at",
                       "expected \"\": the ruling is about the operation",
                       diagnostics);
            continue;
        }
        if (ruling->kind == "bodyless")
            continue;
        if (auto* const member = find_place(trees, ruling->at))
            add(*member, *ruling);
        else
            report(*ruling,
                   "at",
                   "expected the path of a member, found " +
                       in_quotes(ruling->at),
                   diagnostics);
    }
}

void RulingSet::add(Member& member, Ruling const& ruling)
{
    at_[&member].push_back(&ruling);
    if (ruling.kind == "type" && member.members.empty() &&
        std::string_view(ruling.is.get_string()).starts_with("array"))
        member.elements();
}

void RulingSet::check_repetition(Diagnostics& diagnostics) const
{
    std::set<std::string> seen;
    for (auto const* const ruling : rulings_)
        if (!seen.insert(key(*ruling)).second)
            report(*ruling, "", "expected one such ruling", diagnostics);
}

Ruling const* RulingSet::find(std::string_view kind, Member const& member) const
{
    auto const found = all(kind, member);
    return found.empty() ? nullptr : found.front();
}

std::vector<Ruling const*> RulingSet::all(std::string_view kind,
                                          Member const& member) const
{
    std::vector<Ruling const*> found;
    if (auto const at = at_.find(&member); at != at_.end())
        for (auto const* const ruling : at->second)
            if (ruling->kind == kind)
                found.push_back(ruling);
    return found;
}

void RulingSet::report(Ruling const& ruling,
                       std::string_view key,
                       std::string_view message,
                       Diagnostics& diagnostics) const
{
    auto const index =
        static_cast<std::size_t>(&ruling - decisions_.rulings.data());
    auto pointer = "/rulings/" + std::to_string(index);
    if (!key.empty())
        pointer = child_pointer(pointer, key);
    diagnostics.at_pointer(decisions_.file, pointer, message);
}

bool RulingSet::check_was(Ruling const& ruling,
                          json::value const& fact,
                          Diagnostics& diagnostics) const
{
    if (ruling.was == fact)
        return true;
    report(ruling,
           "was",
           "expected what the page says, " + json::serialize(fact) +
               ", found " + json::serialize(ruling.was),
           diagnostics);
    return false;
}

} // namespace airudder::generator
