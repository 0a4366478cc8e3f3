#ifndef AIRUDDER_JSON_SECRET_HPP
#define AIRUDDER_JSON_SECRET_HPP

#include <airudder/json/place.hpp>

#include <algorithm>
#include <string_view>

/// What errors and issues must not quote.
namespace airudder::detail {

/// Whether a text has a word that names of secrets have. Allocates nothing: the
/// text may be all that was read.
[[gnu::cold]] inline bool speaks_of_secret(std::string_view text) noexcept
{
    constexpr auto same = [](char byte, char letter) {
        return (byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte) == letter;
    };
    for (std::string_view const word :
         {"secret", "token", "password", "appkey"})
        if (std::search(
                text.begin(), text.end(), word.begin(), word.end(), same) !=
            text.end())
            return true;
    return false;
}

/// Whether a value at `place` may be a secret.
[[gnu::cold]] inline bool is_secret(Place const& place) noexcept
{
    for (auto at = &place; at->parent != nullptr; at = at->parent)
        if (speaks_of_secret(at->name))
            return true;
    return false;
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_SECRET_HPP
