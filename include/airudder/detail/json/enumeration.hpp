#ifndef AIRUDDER_DETAIL_JSON_ENUMERATION_HPP
#define AIRUDDER_DETAIL_JSON_ENUMERATION_HPP

#include <airudder/detail/json/value_type.hpp>
#include <airudder/enumeration.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Enumerators and their names.
namespace airudder::detail {

/// The enumerator that a JSON string names, null if none does.
inline EnumeratorEntry const* find_enumerator(EnumerationType const& type,
                                              std::string_view name) noexcept
{
    auto const end = type.entries + type.count;
    auto at = type.entries;
    while (at != end && at->name != name)
        ++at;
    return at == end ? nullptr : at;
}

/// Makes `value` what a JSON string names; `unknown` if that is nothing.
inline bool set_enumerator(void* value,
                           EnumerationType const& type,
                           std::string_view name) noexcept
{
    auto const entry = find_enumerator(type, name);
    store_bits(value, type.size, entry == nullptr ? 0 : entry->bits);
    return entry != nullptr;
}

/// An enumerator's JSON string; null for `unknown` and undescribed values.
inline EnumeratorEntry const*
enumerator_at(void const* value, EnumerationType const& type) noexcept
{
    auto const bits = load_bits(value, type.size);
    // Generated enumerators count from 1 in the order of their entries.
    auto const guess = bits - 1;
    if (guess < type.count && type.entries[guess].bits == bits)
        return type.entries + guess;
    for (std::size_t at = 0; at != type.count; ++at)
        if (type.entries[at].bits == bits)
            return type.entries + at;
    return nullptr;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_ENUMERATION_HPP
