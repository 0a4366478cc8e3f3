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

/// The sender's address if requests come through proxies.
namespace airudder::detail {

/// Splits at `separator`, except in quoted strings (RFC 9110, section 5.6.4).
/// Returns one empty part if a quoted string does not end: a sender could begin
/// one to hide what a proxy appends.
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
    if (quoted)
        return {std::string_view()};
    parts.push_back(without_white_space(text.substr(begin)));
    return parts;
}

/// Reads the address of a node (RFC 7239, section 6) with or without port, e.g.
/// `203.0.113.7:47011` or `"[2001:db8::1]"`.
inline std::optional<Address> parse_node(std::string_view text)
{
    if (text.size() > 1 && text.front() == '"' && text.back() == '"')
        text = text.substr(1, text.size() - 2);
    if (!text.starts_with('[')) {
        if (auto const address = parse_address(text))
            return address;
        return parse_address(text.substr(0, text.find(':')));
    }
    auto const end = text.find(']');
    if (end == text.npos || (end + 1 != text.size() && text[end + 1] != ':'))
        return std::nullopt;
    return parse_address(text.substr(1, end - 1));
}

/// Follows the nodes that proxies named, the nearest one's peer last. Returns the
/// last that is not a trusted proxy.
inline Address last_untrusted(Address connection,
                              std::vector<std::string_view> const& nodes,
                              Networks const& trusted_proxies)
{
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

/// Adds the node of each element of a Forwarded field; an empty text if it names
/// none.
inline void add_forwarded(std::vector<std::string_view>& nodes,
                          std::string_view value)
{
    for (auto const element : split_unquoted(value, ',')) {
        nodes.emplace_back();
        for (auto const pair : split_unquoted(element, ';'))
            if (same_header_name(pair.substr(0, 4), "for="))
                nodes.back() = pair.substr(4);
    }
}

/// Returns the sender's address: that of the connection or, if it comes from a
/// trusted proxy, the last address in its fields that is not a trusted proxy's.
/// A proxy may pass the field that it does not write on as it is. So if both
/// kinds are present and differ, neither is believed.
inline Address sender_of(Address const& connection,
                         std::span<HeaderView const> headers,
                         Networks const& trusted_proxies)
{
    if (!is_in(trusted_proxies, connection))
        return connection;
    std::vector<std::string_view> forwarded;
    std::vector<std::string_view> simple;
    for (auto const& header : headers)
        if (same_header_name(header.name, "Forwarded"))
            add_forwarded(forwarded, header.value);
        else if (same_header_name(header.name, "X-Forwarded-For"))
            for (auto const node : split_unquoted(header.value, ','))
                simple.push_back(node);
    auto const by_forwarded =
        last_untrusted(connection, forwarded, trusted_proxies);
    auto const by_simple = last_untrusted(connection, simple, trusted_proxies);
    if (forwarded.empty())
        return by_simple;
    if (simple.empty() || by_forwarded == by_simple)
        return by_forwarded;
    return connection;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_FORWARDED_HPP
