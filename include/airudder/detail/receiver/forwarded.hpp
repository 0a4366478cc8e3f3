#ifndef AIRUDDER_DETAIL_RECEIVER_FORWARDED_HPP
#define AIRUDDER_DETAIL_RECEIVER_FORWARDED_HPP

#include <airudder/detail/net/field_list.hpp>
#include <airudder/detail/receiver/address.hpp>
#include <airudder/detail/request_headers.hpp>
#include <airudder/receiver/webhook_request.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The address of a sender behind proxies.
namespace airudder::detail {

/// Splits at `separator`, except in quoted strings (RFC 9110, section 5.6.4).
inline std::vector<std::string_view> split_unquoted(std::string_view text,
                                                    char separator)
{
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    bool quoted = false;
    for (std::size_t at = 0; at != text.size(); ++at) {
        if (text[at] == '"')
            quoted = !quoted;
        else if (text[at] == '\\' && quoted && at + 1 != text.size())
            ++at;
        else if (text[at] == separator && !quoted) {
            parts.push_back(
                without_white_space(text.substr(begin, at - begin)));
            begin = at + 1;
        }
    }
    parts.push_back(without_white_space(text.substr(begin)));
    return parts;
}

/// Reads the address of a node (RFC 7239, section 6) with or without port, e.g.
/// `203.0.113.7:47011` or `"[2001:db8::1]"`.
inline std::optional<Address> parse_node(std::string_view text)
{
    if (text.size() > 1 && text.front() == '"' && text.back() == '"')
        text = text.substr(1, text.size() - 2);
    if (text.starts_with('['))
        return parse_address(text.substr(1, text.find(']') - 1));
    if (auto const address = parse_address(text))
        return address;
    return parse_address(text.substr(0, text.find(':')));
}

/// The nodes that the fields name, the nearest proxy's peer last. An element
/// that names none counts as an empty text.
inline std::vector<std::string_view>
forwarded_nodes(std::span<HeaderView const> headers)
{
    std::vector<std::string_view> nodes;
    std::vector<std::string_view> simple_nodes;
    bool has_forwarded = false;
    for (auto const& header : headers) {
        if (same_header_name(header.name, "Forwarded")) {
            has_forwarded = true;
            for (auto const element : split_unquoted(header.value, ',')) {
                nodes.emplace_back();
                for (auto const pair : split_unquoted(element, ';'))
                    if (same_header_name(pair.substr(0, 4), "for="))
                        nodes.back() = pair.substr(4);
            }
        } else if (same_header_name(header.name, "X-Forwarded-For"))
            for (auto const node : split_unquoted(header.value, ','))
                simple_nodes.push_back(node);
    }
    return has_forwarded ? nodes : simple_nodes;
}

/// Returns the sender's address: that of the connection or, if it comes from a
/// trusted proxy, the last address in the fields that is not a trusted proxy's.
inline Address sender_of(Address connection,
                         std::span<HeaderView const> headers,
                         Networks const& trusted_proxies)
{
    if (!is_in(trusted_proxies, connection))
        return connection;
    auto const nodes = forwarded_nodes(headers);
    for (auto node = nodes.rbegin(); node != nodes.rend(); ++node) {
        auto const address = parse_node(*node);
        // Text before an unknown node may be made up.
        if (!address)
            break;
        connection = *address;
        if (!is_in(trusted_proxies, connection))
            break;
    }
    return connection;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_FORWARDED_HPP
