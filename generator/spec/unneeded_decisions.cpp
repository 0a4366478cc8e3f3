#include "unneeded_decisions.hpp"

#include "answers.hpp"
#include "place_rows.hpp"

#include <algorithm>
#include <string_view>

namespace airudder::generator {
namespace {

bool is_of_place(Ruling const& ruling)
{
    return ruling.kind == "placement" || ruling.kind == "renamed" ||
           ruling.kind == "illustration";
}

/// Whether a ruling that does not apply may be replaced by one that does,
/// because its question is open. What else is decided there may depend on
/// that.
bool can_return(Ruling const& stale, Findings const& findings)
{
    if (is_of_place(stale))
        return findings.asks_for_place(part_of(stale.at));
    return (stale.kind == "type" || stale.kind == "enum") &&
           findings.asks_for_type(stale.at);
}

} // namespace

void report_unneeded(Parts const& parts,
                     bool problems,
                     RulingSet& rulings,
                     TypeNames const& names,
                     SchemaWriter const& schemas,
                     Findings const& findings)
{
    auto const is_in_doubt = [&](std::string_view path) {
        return std::ranges::any_of(rulings.stale(), [&](auto const* one) {
            return can_return(*one, findings) &&
                   is_within(path, array_at(one->at));
        });
    };
    names.report_unused(is_in_doubt);
    schemas.report_unused(is_in_doubt);
    if (problems)
        return;
    auto const is_ruling_in_doubt = [&](Ruling const& ruling) {
        return is_in_doubt(ruling.at) ||
               (is_of_place(ruling) &&
                std::ranges::any_of(rulings.stale(), [&](auto const* one) {
                    return is_of_place(*one) && can_return(*one, findings) &&
                           part_of(one->at) == part_of(ruling.at);
                }));
    };
    check_ruled_places(parts, rulings, is_ruling_in_doubt);
    rulings.report_unneeded(is_ruling_in_doubt);
}

} // namespace airudder::generator
