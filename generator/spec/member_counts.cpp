#include "member_counts.hpp"

#include "type_words.hpp"

#include <algorithm>
#include <optional>

namespace airudder::generator {
namespace {

namespace json = boost::json;

/// Number of members that examples of that page show, or of any page.
std::size_t shown_members(Member const& member, std::optional<std::size_t> page)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(member.members, [&](auto const& child) {
            return child->in_example_of(page);
        }));
}

void check_count(Member const& member,
                 PlacedRow const& row,
                 std::size_t actual,
                 RulingSet& rulings,
                 Findings& findings)
{
    json::value const stated(*row.row->children);
    auto const ruled = rulings.all("count", member);
    auto const found = std::ranges::find_if(
        ruled, [&](auto const* ruling) { return ruling->was == stated; });
    if (found != ruled.end() && (*found)->is == json::value(actual)) {
        rulings.need(**found);
        return findings.deviate(member, **found, (*found)->is, &row);
    }
    if (found != ruled.end())
        rulings.report_stale(**found,
                             "is",
                             "expected the members that are there, " +
                                 std::to_string(actual));
    else if (!ruled.empty())
        rulings.check_was(*ruled.front(), stated);
    findings.settle(
        member,
        {.text = "expected " + std::to_string(*row.row->children) +
                 " members in " + path_of(member) + ", found " +
                 std::to_string(actual),
         .answer = Ruling{.kind = "count",
                          .at = path_of(member),
                          .was = stated,
                          .is = json::value(actual)},
         .assumed = std::to_string(actual) + " members",
         .because = "the page states " + std::to_string(*row.row->children) +
                    " members but shows " + std::to_string(actual)});
}

} // namespace

void check_counts(Member const& member,
                  Member const& container,
                  RulingSet& rulings,
                  Findings& findings)
{
    auto const of_twins = [&] {
        return static_cast<std::size_t>(
            std::ranges::count_if(container.members, [](auto const& one) {
                return is_of_twin(*one);
            }));
    };
    for (auto const* const row : member.rows) {
        auto const& stated = row->row->children;
        if (!stated)
            continue;
        auto actual = row->listed;
        if (actual == 0)
            actual = of_twins();
        if (actual == 0)
            actual = shown_members(container, row->page);
        if (actual == 0)
            actual = shown_members(container, std::nullopt);
        if (actual != 0 && *stated != actual)
            check_count(member, *row, actual, rulings, findings);
    }
}

} // namespace airudder::generator
