#ifndef AIRUDDER_DETAIL_AUTHORIZATION_HPP
#define AIRUDDER_DETAIL_AUTHORIZATION_HPP

#include <airudder/detail/request_headers.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Checks tokens and authorization schemes. No message contains any part of a
/// token.
namespace airudder::detail {

/// E.g. "LF at byte 5", counted from 0.
inline std::string name_of_byte(std::string_view text, std::size_t at)
{
    auto const name = text[at] == '\r'       ? "CR"
                      : text[at] == '\n'     ? "LF"
                      : text[at] == '\0'     ? "NUL"
                      : text[at] == '\t'     ? "a tab"
                      : text[at] == ' '      ? "a space"
                      : is_control(text[at]) ? "a control character"
                                             : "another character";
    return std::string(name) + " at byte " + std::to_string(at);
}

/// Says what is wrong with an authorization scheme, if anything (RFC 9110,
/// section 11.1).
inline std::optional<std::string> fault_of_scheme(std::string_view scheme)
{
    if (scheme.empty() || is_header_name(scheme))
        return std::nullopt;
    auto const wrong =
        std::find_if_not(scheme.begin(), scheme.end(), [](char c) {
            return is_header_name({&c, 1});
        });
    return "expected a token as RFC 9110 defines it, e.g. Token, found " +
           name_of_byte(scheme,
                        static_cast<std::size_t>(wrong - scheme.begin()));
}

/// The scheme that a token already begins with, compared without case; empty if
/// there is none.
inline std::string scheme_before(std::string_view token,
                                 std::string_view scheme)
{
    auto const first = token.substr(0, token.find_first_of(" \t"));
    if (first.size() == token.size())
        return {};
    for (auto const known : {scheme,
                             std::string_view("Token"),
                             std::string_view("Bearer"),
                             std::string_view("Basic")})
        if (same_header_name(first, known))
            return std::string(known);
    return {};
}

/// Position of white space that a token must not have; `npos` if there is none.
/// If `scheme` is empty, the token is the whole value of the header and may
/// begin with a scheme and a space.
inline std::size_t misplaced_space(std::string_view token,
                                   std::string_view scheme)
{
    auto const first = token.find_first_of(" \t");
    if (first == 0 || !scheme.empty())
        return first;
    auto const last = token.size() - 1;
    return token.find_last_of(" \t") == last ? last : token.npos;
}

/// Says what is wrong with a token, if anything.
inline std::optional<std::string> fault_of_token(std::string_view token,
                                                 std::string_view scheme)
{
    auto const begin = token.find_first_not_of(" \t");
    if (begin == token.npos)
        return token.empty() ? "expected a token, found none"
                             : "expected a token, found only white space";
    auto const wrong = std::find_if(token.begin(), token.end(), [](char c) {
        return is_control(c) || static_cast<unsigned char>(c) > '~';
    });
    if (wrong != token.end())
        return "expected visible ASCII characters, found " +
               name_of_byte(token,
                            static_cast<std::size_t>(wrong - token.begin()));
    auto const known = scheme_before(token.substr(begin), scheme);
    if (!scheme.empty() && !known.empty())
        return "expected a token without its scheme, which is sent before it, "
               "found one that begins with \"" +
               known + "\"";
    if (auto const space = misplaced_space(token, scheme); space != token.npos)
        return "expected no white space, found " + name_of_byte(token, space);
    return std::nullopt;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_AUTHORIZATION_HPP
