#ifndef AIRUDDER_TESTS_GENERATOR_DRIFT_CHANGES_HPP
#define AIRUDDER_TESTS_GENERATOR_DRIFT_CHANGES_HPP

#include "generator/drift/page_change.hpp"

#include <string>
#include <vector>

namespace airudder::generator {

/// E.g. "type-changed boats.book /body/day: string -> integer"; what is absent
/// is "-".
inline std::string described(PageChange const& change)
{
    auto text = std::string(text_of(change.kind).name);
    if (!change.operation.empty())
        text += ' ' + change.operation;
    if (!change.variant.empty())
        text += '.' + change.variant;
    if (!change.place.empty())
        text += ' ' + change.place;
    if (change.before || change.after)
        text += ": " + change.before.value_or("-") + " -> " +
                change.after.value_or("-");
    return text;
}

inline std::vector<std::string>
described(std::vector<PageChange> const& changes)
{
    std::vector<std::string> all;
    for (auto const& change : changes)
        all.push_back(described(change));
    return all;
}

} // namespace airudder::generator

#endif // AIRUDDER_TESTS_GENERATOR_DRIFT_CHANGES_HPP
