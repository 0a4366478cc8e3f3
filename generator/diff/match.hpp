#ifndef AIRUDDER_GENERATOR_DIFF_MATCH_HPP
#define AIRUDDER_GENERATOR_DIFF_MATCH_HPP

#include <cstddef>
#include <map>
#include <set>
#include <string>
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

/// Pairs members or enumerators by one key after the other.
template <class T>
class Matcher {
public:
    Matcher(std::vector<T> const& before, std::vector<T> const& after)
    {
        for (auto const& one : before)
            left_.push_back(&one);
        for (auto const& one : after)
            pairs_.push_back({.after = &one});
    }

    /// Pairs those that are still alone and whose keys are equal.
    template <class KeyBefore, class KeyAfter>
    void pair(KeyBefore key_before, KeyAfter key_after)
    {
        std::map<std::string, T const*> keys;
        for (auto const* const one : left_)
            keys.emplace(key_before(*one), one);
        std::set<T const*> paired;
        for (auto& [before, after] : pairs_) {
            if (before)
                continue;
            auto const found = keys.find(key_after(*after));
            if (found == keys.end() || !paired.insert(found->second).second)
                continue;
            before = found->second;
        }
        std::erase_if(left_,
                      [&](T const* one) { return paired.contains(one); });
    }

    /// Those of `after` in their order, then those that were removed.
    std::vector<Pair<T>> pairs() const
    {
        auto all = pairs_;
        for (auto const* const one : left_)
            all.push_back({.before = one});
        return all;
    }

private:
    std::vector<T const*> left_{}; // of those before
    std::vector<Pair<T>> pairs_{};
};

/// Pairs what has the same JSON name, then what has the same C++ name.
template <class T>
void pair_names(Matcher<T>& matcher)
{
    auto const wire = [](T const& one) {
        return one.wire;
    };
    auto const name = [](T const& one) {
        return one.name;
    };
    matcher.pair(wire, wire);
    matcher.pair(name, name);
}

template <class T>
std::vector<Pair<T>> match(std::vector<T> const& before,
                           std::vector<T> const& after)
{
    Matcher<T> matcher(before, after);
    pair_names(matcher);
    return matcher.pairs();
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
