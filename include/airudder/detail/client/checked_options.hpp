#ifndef AIRUDDER_DETAIL_CLIENT_CHECKED_OPTIONS_HPP
#define AIRUDDER_DETAIL_CLIENT_CHECKED_OPTIONS_HPP

#include <airudder/client/client_options.hpp>
#include <airudder/detail/authorization.hpp>
#include <airudder/detail/client/request_head.hpp>
#include <airudder/detail/request_headers.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

/// Checks the options whose texts are sent in requests. No error contains a
/// value.
namespace airudder::detail {

/// Headers that only the client writes, in addition to headers_of_connection.
inline constexpr std::string_view headers_of_client[]{
    "Authorization", "If-Range", "Is-Encrypted", "Range", "Signed"};

/// Returns the expectation that the caller's headers do not meet, e.g. "no
/// Range, which the client writes itself"; nullopt if they are valid.
inline std::optional<std::string>
fault_of_headers(std::span<Header const> headers)
{
    for (std::size_t i = 0; i != headers.size(); ++i) {
        auto const& [name, value] = headers[i];
        if (!is_header_name(name))
            return "a token as the name of header " + std::to_string(i);
        if (is_one_of(name, headers_of_connection) ||
            is_one_of(name, headers_of_client))
            return "no " + name + ", which the client writes itself";
        for (auto const& other : headers.first(i))
            if (same_header_name(name, other.name))
                return name + " once";
        if (auto const fault = fault_of_value(value); !fault.empty())
            return std::string(fault) + " in the value of " + name;
    }
    return std::nullopt;
}

/// Names the first control character, e.g. ", found LF at byte 5"; else empty.
inline std::string first_control(std::string_view text)
{
    auto const at = std::find_if(text.begin(), text.end(), is_control);
    if (at == text.end())
        return {};
    return ", found " +
           name_of_byte(text, static_cast<std::size_t>(at - text.begin()));
}

inline void check_text(std::string_view option, std::string_view text)
{
    if (auto const fault = fault_of_value(text); !fault.empty())
        throw std::invalid_argument(std::string(option) + ": expected " +
                                    std::string(fault) + first_control(text));
}

/// Throws std::invalid_argument for a text that cannot be sent.
inline void check_texts(ClientOptions const& options)
{
    check_text("token", options.token);
    if (auto const fault = fault_of_scheme(options.scheme))
        throw std::invalid_argument("scheme: " + *fault);
    check_text("user_agent", options.user_agent);
    if (auto const fault = fault_of_headers(options.headers))
        throw std::invalid_argument("headers: expected " + *fault);
}

/// Whether the options identify the caller in any way.
inline bool has_credentials(ClientOptions const& options)
{
    return !options.token.empty() || options.token_provider ||
           !options.credentials.app_key.empty() ||
           !options.credentials.app_secret.empty();
}

/// Says what is wrong with an application's key or secret, if anything.
inline std::optional<std::string> fault_of_credential(std::string_view value)
{
    if (value.empty())
        return "expected both app_key and app_secret, found this one empty";
    auto const at = std::find_if(value.begin(), value.end(), [](char c) {
        return is_control(c) || c == '\t';
    });
    if (at != value.end())
        return "expected no control character, found " +
               name_of_byte(value,
                            static_cast<std::size_t>(at - value.begin()));
    if (value.front() == ' ' || value.back() == ' ')
        return "expected no white space around it, found " +
               name_of_byte(value, value.front() == ' ' ? 0 : value.size() - 1);
    return std::nullopt;
}

inline std::optional<std::string>
fault_of_credentials(Credentials const& credentials)
{
    if (auto const fault = fault_of_credential(credentials.app_key))
        return "credentials.app_key: " + *fault;
    if (auto const fault = fault_of_credential(credentials.app_secret))
        return "credentials.app_secret: " + *fault;
    return std::nullopt;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_CHECKED_OPTIONS_HPP
