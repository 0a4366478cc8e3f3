#include "open_objects.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace airudder::generator {
namespace {

namespace json = boost::json;

/// Names of the members that an example shows.
json::array shown_names(Member const& member)
{
    json::array names;
    for (auto const& child : member.members)
        if (!child->pages.empty())
            names.emplace_back(child->name);
    return names;
}

/// Adds the rows of text captures that describe what is below a member.
void add_rows_below(Member const& member, std::vector<PlacedRow const*>& rows)
{
    auto const add = [&](Member const& below) {
        for (auto const* const row : below.rows)
            if (!row->of_twin())
                rows.push_back(row);
        add_rows_below(below, rows);
    };
    for (auto const& child : member.members)
        add(*child);
    if (member.element)
        add(*member.element);
}

/// The page and the list of its facts that a row is from.
std::pair<std::size_t, std::string> table_of(PlacedRow const& row)
{
    return {row.page, row.pointer.substr(0, row.pointer.rfind('/'))};
}

/// Whether rows describe members of an object.
bool has_rows_below(Member const& object)
{
    return std::ranges::any_of(
        object.members, [](auto const& child) { return !child->rows.empty(); });
}

/// The names of the rows that follow the row of an open object in a text
/// capture, up to the last one that is below the object. Empty if `old` does not
/// name another row among them.
json::array illustrating_names(Member const& object, Ruling const* old)
{
    std::vector<PlacedRow const*> below;
    add_rows_below(object, below);
    auto const* named = &object; // in the table
    while (named->is_element())
        named = named->parent;
    if (below.empty() || named->rows.empty() || named->is_value())
        return {};
    auto const table = table_of(*below.front());
    auto const first = std::ranges::find_if(
        named->rows, [&](auto const* row) { return table_of(*row) == table; });
    if (first == named->rows.end())
        return {};
    std::erase_if(below,
                  [&](auto const* row) { return table_of(*row) != table; });
    std::ranges::sort(below, std::less<>());
    if (below.front() < *first)
        return {};
    json::array names;
    for (auto const* row = *first + 1; row <= below.back(); ++row) {
        bool const known =
            (old && row->ruling == old) ||
            std::ranges::binary_search(below, row, std::less<>());
        if (!known || !row->row->name)
            return {};
        names.emplace_back(*row->row->name);
    }
    return names;
}

} // namespace

bool is_ruled_open(Member const& object, RulingSet const& rulings)
{
    return rulings.find("open", object) || rulings.find("illustration", object);
}

bool is_stated_open(Member const& object)
{
    return !object.is_listed && !object.value &&
           std::ranges::any_of(object.rows,
                               [](auto const* row) { return row->row->open; });
}

bool is_empty_root(Member const& member)
{
    return !member.parent && member.members.empty() &&
           member.kinds == kind_object &&
           std::ranges::none_of(member.rows, [](auto const* row) {
               return row->row->children.value_or(0) != 0;
           });
}

void check_open(Member const& member, RulingSet& rulings, Findings& findings)
{
    auto const& self = member.self();
    auto const* const illustration = rulings.find("illustration", self);
    bool const applies =
        illustration && !rulings.stale().contains(illustration);
    bool const stated = is_empty_root(member) || is_stated_open(self);
    auto const* const ruling = rulings.find("open", self);
    if (ruling) {
        rulings.expect_was(*ruling, shown_names(self));
        if (!applies && !stated)
            rulings.need(*ruling);
    }
    if (applies)
        findings.deviate(member, *illustration, "object of any keys");
    if (has_rows_below(self))
        settle_rows_of_open(self, rulings, findings);
    else if (illustration && !applies && !stated && !ruling)
        findings.settle(
            member,
            {.text = "expected to know whether the keys of " + path_of(member) +
                     " are data: the rows that illustrated them are gone",
             .answer = Ruling{.kind = "open",
                              .at = path_of(member),
                              .was = shown_names(self)},
             .assumed = "an object of any members",
             .because = "the rows that illustrated its keys are gone"});
}

void settle_rows_of_open(Member const& object,
                         RulingSet& rulings,
                         Findings& findings)
{
    if (!has_rows_below(object))
        return;
    auto const* const old = rulings.find("illustration", object);
    if (old)
        rulings.report_stale(
            *old,
            "was",
            "expected the names of all the rows that follow the object's row "
            "and illustrate it");
    Question question{.text = "expected no rows for the members of the open "
                              "object " +
                              path_of(object),
                      .assumed = "an object of any members",
                      .because = "its rows only show possible members"};
    if (auto names = illustrating_names(object, old); !names.empty())
        question.answer = Ruling{.kind = "illustration",
                                 .at = path_of(object),
                                 .was = std::move(names)};
    findings.settle(object, question);
}

} // namespace airudder::generator
