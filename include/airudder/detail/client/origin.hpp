#ifndef AIRUDDER_DETAIL_CLIENT_ORIGIN_HPP
#define AIRUDDER_DETAIL_CLIENT_ORIGIN_HPP

#include <airudder/result.hpp>

#include <boost/system/result.hpp>
#include <boost/url/grammar/ci_string.hpp>
#include <boost/url/host_type.hpp>
#include <boost/url/ipv4_address.hpp>
#include <boost/url/ipv6_address.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/scheme.hpp>
#include <boost/url/url_view.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

/// Origins of URLs. No error contains any part of a URL except its scheme,
/// because a URL may contain credentials.
namespace airudder::detail {

/// The server that a client talks to. Decides who may receive a token and which
/// connection can be used.
struct Origin {
    bool tls{};

    /// A name in lower case, or an IP address without brackets, IPv6 in the
    /// form of RFC 5952; e.g. "api.airudder.com", "127.0.0.1", "::1".
    std::string host{};

    /// From 1 to 65535.
    std::uint16_t port{};

    bool operator==(Origin const&) const = default;
};

/// Returns the origin of a server's URL, e.g. "https://api.airudder.com" or
/// "http://127.0.0.1:8080/". A user, a path other than "/", a query or a
/// fragment is an error.
///
/// The host must be an IP address or a name whose labels consist of letters,
/// digits, hyphens and underscores. A number as the last label is an error,
/// because resolvers take 127.1 and 0x7f000001 for 127.0.0.1. So is a dot at
/// the end, because no certificate has such a name. A name that begins like an
/// IPv4 address, e.g. 127.0.0.1.example.com, is an error, too.
[[nodiscard]] Result<Origin> origin_of(std::string_view url);

/// Returns the value of the Host field, e.g. "[::1]:8080", without a default
/// port (RFC 9110, section 7.2).
[[nodiscard]] std::string host_header(Origin const& origin);

/// Whether `host` is an IPv4 address of four decimal numbers, or an IPv6
/// address without brackets and zone.
[[nodiscard]] bool is_ip_literal(std::string_view host);

/// Whether `host` is in 127.0.0.0/8, is ::1, or is the name localhost, compared
/// without case. Everything else is not loopback: `localhost.`, for which glibc
/// asks DNS, subdomains of localhost, and the IPv4-mapped ::ffff:127.0.0.1.
[[nodiscard]] bool is_loopback(std::string_view host);

// Implementation

inline Error url_error(std::string message)
{
    Error error;
    error.message = std::move(message);
    return error;
}

inline std::uint16_t default_port(bool tls) noexcept { return tls ? 443 : 80; }

inline std::string to_lower(std::string_view text)
{
    std::string lower(text);
    for (auto& c : lower)
        c = boost::urls::grammar::to_lower(c);
    return lower;
}

/// Whether an error may name a scheme. Any other scheme may be part of a
/// secret.
inline bool is_known_scheme(std::string_view lower) noexcept
{
    constexpr std::string_view known[] = {"file",
                                          "ftp",
                                          "ftps",
                                          "gs",
                                          "http",
                                          "https",
                                          "oss",
                                          "s3",
                                          "sftp",
                                          "socks4",
                                          "socks4a",
                                          "socks5",
                                          "socks5h",
                                          "ws",
                                          "wss"};
    return std::find(std::begin(known), std::end(known), lower) !=
           std::end(known);
}

/// Describes a text that is not an http or https URL, without quoting anything
/// that may be secret.
inline std::string found_in(std::string_view url)
{
    if (url.empty())
        return "an empty text";
    auto const size = url.find("://");
    auto const scheme = to_lower(url.substr(0, (std::min)(size, url.size())));
    if (size == url.npos || size == 0 ||
        scheme.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789+-.") !=
            scheme.npos)
        return "a text that does not begin with a scheme and ://";
    if (!is_known_scheme(scheme))
        return "one that begins with another scheme";
    if (!scheme.starts_with("http"))
        return "one that begins with " + scheme + "://";
    return "one that RFC 3986 does not allow: without a host, or with a "
           "character that has to be percent-encoded";
}

/// Parses an http or https URL, with or without a user. `expected` describes
/// the URL in errors. A path must begin with a slash, because Boost.URL 1.81
/// reads "http://127.0.0.1.example.com" as the host 127.0.0.1 with the path
/// ".example.com".
inline Result<boost::urls::url_view> http_url(std::string_view url,
                                              std::string const& expected)
{
    auto const parsed = boost::urls::parse_uri(url);
    if (!parsed)
        return url_error("expected " + expected + ", found " + found_in(url));
    auto const scheme = parsed->scheme_id();
    if ((scheme != boost::urls::scheme::http &&
         scheme != boost::urls::scheme::https) ||
        !parsed->has_authority())
        return url_error("expected " + expected + ", found " + found_in(url));
    std::string_view const path = parsed->encoded_path();
    if (!path.empty() && path.front() != '/')
        return url_error("expected nothing, a port or a path after the host "
                         "of the URL");
    return *parsed;
}

/// Whether a last label makes resolvers read the name as an IPv4 address.
inline bool is_number(std::string_view label)
{
    constexpr std::string_view digits = "0123456789abcdef";
    auto const hexadecimal = label.starts_with("0x");
    return label.find_first_not_of(digits.substr(0, hexadecimal ? 16 : 10),
                                   hexadecimal ? 2 : 0) == label.npos;
}

/// Limits are those of RFC 1035, section 2.3.4. Underscores are not allowed
/// there, but occur in practice.
inline bool is_host_name(std::string_view lower)
{
    if (lower.size() > 253 ||
        lower.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_.") !=
            lower.npos)
        return false;
    for (;;) {
        auto const label = lower.substr(0, lower.find('.'));
        if (label.empty() || label.size() > 63)
            return false;
        if (label.size() == lower.size())
            return !is_number(label);
        lower.remove_prefix(label.size() + 1);
    }
}

inline Result<std::string> host_of(boost::urls::url_view const& url)
{
    using boost::system::in_place_value;
    if (url.host_type() == boost::urls::host_type::ipv4)
        return {in_place_value, url.host_ipv4_address().to_string()};
    if (url.host_type() == boost::urls::host_type::ipv6)
        return {in_place_value, url.host_ipv6_address().to_string()};
    auto name = to_lower(url.encoded_host());
    if (!is_host_name(name))
        return url_error("expected an IP address or an ASCII host name in the "
                         "URL");
    return {in_place_value, std::move(name)};
}

/// Reads the port itself, because Boost.URL 1.81 computes it modulo 65536.
inline Result<std::uint16_t> port_of(boost::urls::url_view const& url)
{
    auto const digits = url.port();
    if (digits.empty())
        return default_port(url.scheme_id() == boost::urls::scheme::https);
    std::uint16_t port = 0;
    auto const end = digits.data() + digits.size();
    auto const [stop, failure] = std::from_chars(digits.data(), end, port);
    if (failure != std::errc{} || stop != end || port == 0)
        return url_error("expected a port from 1 to 65535 in the URL");
    return port;
}

/// Returns the origin, ignoring user, path, query and fragment.
inline Result<Origin> origin_in(boost::urls::url_view const& url)
{
    auto host = host_of(url);
    if (!host)
        return host.error();
    auto const port = port_of(url);
    if (!port)
        return port.error();
    return Origin{
        url.scheme_id() == boost::urls::scheme::https, *std::move(host), *port};
}

inline std::optional<Error> refuse_user(boost::urls::url_view const& url)
{
    if (!url.has_userinfo())
        return std::nullopt;
    return url_error("expected a URL without user and password");
}

inline std::optional<Error> refuse_path(boost::urls::url_view const& url)
{
    if (url.encoded_path().size() <= 1 && !url.has_query() &&
        !url.has_fragment())
        return std::nullopt;
    return url_error("expected a URL without path, query and fragment");
}

inline Result<Origin> origin_of(std::string_view url)
{
    auto const parsed = http_url(
        url, "a URL of scheme and host, e.g. https://api.airudder.com");
    if (!parsed)
        return parsed.error();
    if (auto error = refuse_user(*parsed))
        return *std::move(error);
    if (auto error = refuse_path(*parsed))
        return *std::move(error);
    return origin_in(*parsed);
}

inline std::string host_header(Origin const& origin)
{
    auto host = origin.host;
    if (host.find(':') != host.npos)
        host = '[' + host + ']';
    if (origin.port != default_port(origin.tls))
        host += ':' + std::to_string(origin.port);
    return host;
}

inline bool is_ip_literal(std::string_view host)
{
    return boost::urls::parse_ipv4_address(host).has_value() ||
           boost::urls::parse_ipv6_address(host).has_value();
}

inline bool is_loopback(std::string_view host)
{
    if (auto const address = boost::urls::parse_ipv4_address(host))
        return address->is_loopback();
    if (auto const address = boost::urls::parse_ipv6_address(host))
        return address->is_loopback();
    return to_lower(host) == "localhost";
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_ORIGIN_HPP
