#ifndef AIRUDDER_DETAIL_JSON_SECRET_HPP
#define AIRUDDER_DETAIL_JSON_SECRET_HPP

#include <airudder/detail/json/escape.hpp>
#include <airudder/detail/json/place.hpp>

#include <algorithm>
#include <string_view>

/// Recognises values that errors and issues must not quote.
namespace airudder::detail {

inline constexpr std::string_view words_of_secrets[]{"secret",
                                                     "token",
                                                     "password",
                                                     "appkey",
                                                     "app_key",
                                                     "app-key",
                                                     "apikey",
                                                     "api_key",
                                                     "api-key"};

/// An ASCII letter in lower case; any other byte unchanged.
constexpr char in_lower_case(char byte) noexcept
{
    return static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
}

/// Whether a name contains a word that is typical of secrets. Allocates
/// nothing.
inline bool speaks_of_secret(std::string_view name) noexcept
{
    constexpr auto same = [](char byte, char letter) {
        return in_lower_case(byte) == letter;
    };
    for (auto const word : words_of_secrets)
        if (std::search(
                name.begin(), name.end(), word.begin(), word.end(), same) !=
            name.end())
            return true;
    return false;
}

/// Removes the first byte of JSON text and returns it. If the text begins with
/// `\u` and four digits that represent an ASCII character, removes these and
/// returns the character.
inline char take_letter(std::string_view& text) noexcept
{
    if (text.starts_with("\\u")) {
        auto at = text.data() + 2;
        char32_t code;
        if (read_hex4(at, text.data() + text.size(), code) && code < 0x80) {
            text.remove_prefix(6);
            return static_cast<char>(code);
        }
    }
    auto const byte = text.front();
    text.remove_prefix(1);
    return byte;
}

/// Like speaks_of_secret, for JSON text, in which letters of a name may be
/// escaped.
inline bool text_speaks_of_secret(std::string_view text) noexcept
{
    auto const begins_with = [](std::string_view rest, std::string_view word) {
        while (!word.empty() && !rest.empty() &&
               in_lower_case(take_letter(rest)) == word.front())
            word.remove_prefix(1);
        return word.empty();
    };
    for (; !text.empty(); text.remove_prefix(1)) {
        auto rest = text;
        auto const first = in_lower_case(take_letter(rest));
        for (auto const word : words_of_secrets)
            if (first == word.front() && begins_with(rest, word.substr(1)))
                return true;
    }
    return false;
}

/// Whether a value at `place` may be a secret.
inline bool is_secret(Place const& place) noexcept
{
    for (auto at = &place; at->parent != nullptr; at = at->parent)
        if (speaks_of_secret(at->name))
            return true;
    return false;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_SECRET_HPP
