#ifndef AIRUDDER_GENERATOR_DIFF_MATCH_HPP
#define AIRUDDER_GENERATOR_DIFF_MATCH_HPP

#include <cstddef>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

/// Finds what became of each member or enumerator.
namespace airudder::generator {

/// Null on one side if it was added or removed.
template <class T>
struct Pair {
    T const* before{};
    T const* after{};
};

/// Pairs what has the same JSON name, then what has the same C++ name. Gives
/// those of `after` in their order, then those that were removed.
template <class T>
std::vector<Pair<T>> match(std::vector<T> const& before,
                           std::vector<T> const& after)
{
    std::map<std::string_view, T const*> wires;
    for (auto const& one : before)
        wires.emplace(one.wire, &one);
    std::vector<Pair<T>> pairs;
    for (auto const& one : after) {
        auto const found = wires.find(one.wire);
        pairs.push_back({.after = &one});
        if (found == wires.end())
            continue;
        pairs.back().before = found->second;
        wires.erase(found);
    }
    std::map<std::string_view, T const*> names;
    for (auto const& [wire, one] : wires)
        names.emplace(one->name, one);
    for (auto& pair : pairs) {
        auto const found = names.find(pair.after->name);
        if (pair.before || found == names.end())
            continue;
        pair.before = found->second;
        wires.erase(found->second->wire);
        names.erase(found);
    }
    for (auto const& one : before)
        if (wires.contains(one.wire))
            pairs.push_back({.before = &one});
    return pairs;
}

/// What was removed and what was added in the same place, if `alike(removed,
/// added)`. Each of both leads to the other. A place is what precedes on both
/// sides, and the position after that.
template <class T, class Alike>
std::map<T const*, T const*> perhaps_renamed(std::vector<T> const& before,
                                             std::vector<T> const& after,
                                             std::vector<Pair<T>> const& pairs,
                                             Alike alike)
{
    std::map<T const*, T const*> partners; // of those that are on both sides
    for (auto const& [old, now] : pairs)
        if (old && now)
            partners.emplace(now, old);
    using Place = std::pair<T const*, std::size_t>;
    std::map<Place, T const*> removed;
    std::map<T const*, bool> stays;
    for (auto const& [now, old] : partners)
        stays[old] = true;
    Place place{};
    for (auto const& one : before) {
        if (stays.contains(&one))
            place = {&one, 0};
        else
            removed.emplace(place, &one), ++place.second;
    }
    std::map<T const*, T const*> renamed;
    place = {};
    for (auto const& one : after) {
        if (auto const same = partners.find(&one); same != partners.end()) {
            place = {same->second, 0};
            continue;
        }
        auto const found = removed.find(place);
        ++place.second;
        if (found == removed.end() || !alike(*found->second, one))
            continue;
        renamed.emplace(found->second, &one);
        renamed.emplace(&one, found->second);
    }
    return renamed;
}

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DIFF_MATCH_HPP
