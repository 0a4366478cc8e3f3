#ifndef AIRUDDER_DETAIL_JSON_COMPACT_HPP
#define AIRUDDER_DETAIL_JSON_COMPACT_HPP

#include <airudder/detail/json/scan.hpp>

#include <string>
#include <string_view>

namespace airudder::detail {

/// First byte after the string whose quote `at` points to.
inline char const* skip_valid_string(char const* at, char const* end) noexcept
{
    for (++at; at != end && *at != '"'; ++at) {
        at = find_special(at, at, end);
        if (at == end || *at == '"')
            break;
        if (*at == '\\')
            ++at;
    }
    return at == end ? end : at + 1;
}

/// Appends valid JSON text without the white space between its tokens.
inline void append_compact(std::string& out, std::string_view text)
{
    auto at = text.data();
    auto const end = at + text.size();
    while (at != end) {
        auto const begin = at;
        while (at != end && !is_space(*at))
            at = *at == '"' ? skip_valid_string(at, end) : at + 1;
        out.append(begin, at);
        at = find_token(at, end);
    }
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_COMPACT_HPP
