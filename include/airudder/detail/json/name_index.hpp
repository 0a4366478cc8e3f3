#ifndef AIRUDDER_DETAIL_JSON_NAME_INDEX_HPP
#define AIRUDDER_DETAIL_JSON_NAME_INDEX_HPP

#include <airudder/detail/requirements.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace airudder::detail {

/// Hash of a name. Without `seed`, collisions cannot be prepared: it yields the
/// factor of both multiplications, the second of which follows a shift of the
/// upper half, so no known change of a name cancels another.
inline std::uint64_t hash_name(std::string_view name, std::uint64_t seed)
{
    constexpr std::uint64_t prime = 0x9E3779B97F4A7C15u;
    auto const key = ((seed ^ prime) * prime ^ seed >> 31) | 1;
    auto hash = seed ^ name.size();
    auto const mix = [&hash, key](std::uint64_t word) {
        hash = (hash ^ word) * key;
        hash = (hash ^ hash >> 32) * key;
        hash ^= hash >> 29;
    };
    auto at = name.data();
    auto left = name.size();
    for (std::uint64_t word; left >= sizeof word; left -= sizeof word) {
        std::memcpy(&word, at, sizeof word);
        mix(word);
        at += sizeof word;
    }
    std::uint64_t word = 0;
    if (left != 0)
        std::memcpy(&word, at, left);
    mix(word);
    return hash ^ hash >> 32;
}

/// Finds names in a list of items in constant time once the list is long;
/// short lists are searched one by one and cost nothing extra.
class NameIndex {
public:
    /// Position of `name` in `items`, or `items.size()`.
    template <class Items>
    std::size_t find(Items const& items, std::string_view name) const
    {
        if (slots_.empty()) {
            std::size_t at = 0;
            while (at != items.size() && items[at].name != name)
                ++at;
            return at;
        }
        for (auto slot = slot_of(name); slots_[slot] != 0; slot = after(slot))
            if (slots_[slot] != gone && items[slots_[slot] - 1].name == name)
                return slots_[slot] - 1;
        return items.size();
    }

    /// To be called after an item was appended.
    template <class Items>
    void appended(Items const& items)
    {
        if (items.size() <= short_list && slots_.empty())
            return;
        if (2 * (used_ + 1) > slots_.size())
            rebuild(items);
        else
            place(items, items.size() - 1);
    }

    /// To be called before the item at `at` is erased and later ones move up.
    /// Takes time for these only, so that erasing near the end is cheap.
    template <class Items>
    void erasing(Items const& items, std::size_t at)
    {
        if (slots_.empty())
            return;
        slots_[slot_with(items, at)] = gone;
        for (auto later = at + 1; later != items.size(); ++later)
            --slots_[slot_with(items, later)];
    }

private:
    static constexpr std::size_t short_list = 16;

    std::size_t slot_of(std::string_view name) const
    {
        return hash_name(name, seed_) & (slots_.size() - 1);
    }

    std::size_t after(std::size_t slot) const
    {
        return (slot + 1) & (slots_.size() - 1);
    }

    template <class Items>
    std::size_t slot_with(Items const& items, std::size_t at) const
    {
        auto slot = slot_of(items[at].name);
        while (slots_[slot] != at + 1)
            slot = after(slot);
        return slot;
    }

    template <class Items>
    [[gnu::cold]] void rebuild(Items const& items)
    {
        std::vector<std::uint32_t> slots(4 * std::bit_ceil(items.size()));
        slots_.swap(slots); // nothing throws from here on
        seed_ = hash_name({}, seed_ + reinterpret_cast<std::uintptr_t>(&items));
        used_ = 0;
        for (std::size_t at = 0; at != items.size(); ++at)
            place(items, at);
    }

    template <class Items>
    void place(Items const& items, std::size_t at)
    {
        auto slot = slot_of(items[at].name);
        while (slots_[slot] != 0 && slots_[slot] != gone)
            slot = after(slot);
        used_ += slots_[slot] == 0 ? 1u : 0u;
        slots_[slot] = static_cast<std::uint32_t>(at + 1);
    }

    /// Marks the slot of an erased item.
    static constexpr std::uint32_t gone = ~std::uint32_t{};

    /// 1 + position of an item, `gone`, or 0 for a free slot.
    std::vector<std::uint32_t> slots_;
    std::size_t used_ = 0;
    std::uint64_t seed_ = 0;
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_NAME_INDEX_HPP
