#ifndef AIRUDDER_JSON_SECRET_HPP
#define AIRUDDER_JSON_SECRET_HPP

#include <airudder/json/place.hpp>

#include <string>
#include <string_view>

/// What errors and issues must not quote.
namespace airudder::detail {

/// Whether a text has a word that names of secrets have.
[[gnu::cold]] inline bool speaks_of_secret(std::string_view text)
{
    std::string lower(text);
    for (auto& byte : lower)
        if (byte >= 'A' && byte <= 'Z')
            byte = static_cast<char>(byte | 0x20);
    for (auto const word : {"secret", "token", "password", "appkey"})
        if (lower.find(word) != std::string::npos)
            return true;
    return false;
}

/// Whether a value at `place` may be a secret.
[[gnu::cold]] inline bool is_secret(Place const& place)
{
    for (auto at = &place; at->parent != nullptr; at = at->parent)
        if (speaks_of_secret(at->name))
            return true;
    return false;
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_SECRET_HPP
