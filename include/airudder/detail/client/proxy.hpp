#ifndef AIRUDDER_DETAIL_CLIENT_PROXY_HPP
#define AIRUDDER_DETAIL_CLIENT_PROXY_HPP

#include <airudder/detail/client/origin.hpp>
#include <airudder/detail/net/field_list.hpp>
#include <airudder/result.hpp>

#include <boost/system/result.hpp>
#include <boost/url/ipv4_address.hpp>
#include <boost/url/ipv6_address.hpp>
#include <boost/url/scheme.hpp>
#include <boost/url/url_view.hpp>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// Finds the HTTP proxy for a client's connections. No error contains any part
/// of a proxy's URL except its scheme.
namespace airudder::detail {

/// An HTTP proxy. The connection to it does not use TLS.
struct Proxy {
    Origin origin{};

    /// "user:password" for Basic (RFC 7617), percent-decoded; empty for none.
    std::string credentials{};

    bool operator==(Proxy const&) const = default;
};

/// Returns the value of an environment variable; null if it is not set. As with
/// getenv, no other thread may change the environment during the call.
using Environment = char const* (*)(char const* name);

[[nodiscard]] char const* process_environment(char const* name);

/// Returns the proxy at a URL, e.g.
/// "http://user:p%40ss@proxy.example.com:3128". The scheme is required; the
/// port defaults to 80. An https URL, a path, a query or a fragment is an
/// error. So is a control character in the decoded user or password, or a colon
/// in the decoded user, which Basic cannot express.
[[nodiscard]] Result<Proxy> proxy_of(std::string_view url);

/// Whether connections to `host`, spelled as in an Origin, bypass the proxy.
///
/// A loopback host always does. Any other host does if an entry of the
/// comma-separated list, ignoring surrounding white space, is
/// - `*`;
/// - the host's IP address in any spelling, IPv6 with or without brackets;
/// - the host's name or a domain that contains it, compared without case:
///   `example.com` and `.example.com` both match example.com and
///   api.example.com, but not theexample.com. A dot at the end is ignored.
///
/// As in curl, an entry with a port or with any other asterisk matches nothing.
/// Unlike in curl, a network such as `10.0.0.0/8` matches nothing, either.
[[nodiscard]] bool bypasses_proxy(std::string_view no_proxy,
                                  std::string_view host);

/// Finds the proxy for a target.
///
/// The option takes precedence; if it is empty, there is no proxy. Without the
/// option, the first of https_proxy and HTTPS_PROXY that is not empty names the
/// proxy, unless the first of no_proxy and NO_PROXY that is not empty lists the
/// target. The constructor reads the environment once. A loopback target never
/// has a proxy.
class ProxyChoice {
public:
    explicit ProxyChoice(std::optional<std::string> option,
                         Environment environment = process_environment);

    /// Returns the proxy, if any. If the option is not the URL of a proxy, that
    /// is an error for every target. If the environment variable is not, that
    /// is an error only for targets that use it.
    [[nodiscard]] Result<std::optional<Proxy>>
    proxy_for(Origin const& target) const;

private:
    std::optional<std::string> option_;
    std::string url_;
    std::string no_proxy_;
};

// Implementation

inline char const* process_environment(char const* name)
{
    return std::getenv(name);
}

inline bool has_control_character(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < ' ' || c == '\x7f';
    });
}

/// Returns "user:password", decoded; empty if both are empty, even if the URL
/// has `:` and `@`.
inline Result<std::string> credentials_of(boost::urls::url_view const& url)
{
    auto user = url.user();
    auto const password = url.password();
    if (has_control_character(user) || has_control_character(password))
        return url_error("expected no control character in the proxy's user "
                         "and password");
    if (user.find(':') != user.npos)
        return url_error("expected no colon in the proxy's user");
    if (!user.empty() || !password.empty())
        user += ':' + password;
    return {boost::system::in_place_value, std::move(user)};
}

inline Result<Proxy> proxy_of(std::string_view url)
{
    auto const parsed = http_url(url,
                                 "a URL of an HTTP proxy, e.g. "
                                 "http://my-proxy:3128");
    if (!parsed)
        return parsed.error();
    if (parsed->scheme_id() != boost::urls::scheme::http)
        return url_error("expected a proxy's URL that begins with http://, "
                         "found https://");
    if (auto error = refuse_path(*parsed))
        return *std::move(error);
    auto credentials = credentials_of(*parsed);
    if (!credentials)
        return credentials.error();
    auto origin = origin_in(*parsed);
    if (!origin)
        return origin.error();
    return Proxy{*std::move(origin), *std::move(credentials)};
}

/// Returns an IP address in canonical spelling; nullopt for other text.
inline std::optional<std::string> address_in(std::string_view text)
{
    if (auto const address = boost::urls::parse_ipv4_address(text))
        return address->to_string();
    if (text.starts_with('[') && text.ends_with(']'))
        text = text.substr(1, text.size() - 2);
    if (auto const address = boost::urls::parse_ipv6_address(text))
        return address->to_string();
    return std::nullopt;
}

/// Both must be in lower case.
inline bool names_domain(std::string_view entry, std::string_view name)
{
    if (entry.starts_with('.'))
        entry.remove_prefix(1);
    if (entry.ends_with('.'))
        entry.remove_suffix(1);
    return !entry.empty() && name.ends_with(entry) &&
           (name.size() == entry.size() ||
            name[name.size() - entry.size() - 1] == '.');
}

inline bool names_host(std::string_view entry, std::string_view host)
{
    if (entry == "*")
        return true;
    if (auto const address = address_in(host))
        return address == address_in(entry);
    return names_domain(to_lower(entry), to_lower(host));
}

inline bool bypasses_proxy(std::string_view no_proxy, std::string_view host)
{
    if (is_loopback(host))
        return true;
    for (;;) {
        auto const entry = no_proxy.substr(0, no_proxy.find(','));
        if (names_host(without_white_space(entry), host))
            return true;
        if (entry.size() == no_proxy.size())
            return false;
        no_proxy.remove_prefix(entry.size() + 1);
    }
}

/// Returns the value of the first of two variables that is set and not empty;
/// else an empty text.
inline std::string_view
first_of(Environment environment, char const* name, char const* other)
{
    for (auto const variable : {name, other})
        if (auto const value = environment(variable); value && *value)
            return value;
    return {};
}

inline Result<std::optional<Proxy>> proxy_if_any(std::string_view url)
{
    if (url.empty())
        return std::nullopt;
    auto proxy = proxy_of(url);
    if (!proxy)
        return proxy.error();
    return *std::move(proxy);
}

inline ProxyChoice::ProxyChoice(std::optional<std::string> option,
                                Environment environment)
    : option_(std::move(option)),
      url_(first_of(environment, "https_proxy", "HTTPS_PROXY")),
      no_proxy_(first_of(environment, "no_proxy", "NO_PROXY"))
{
}

inline Result<std::optional<Proxy>>
ProxyChoice::proxy_for(Origin const& target) const
{
    if (option_) {
        auto proxy = proxy_if_any(*option_);
        if (proxy && is_loopback(target.host))
            return std::nullopt;
        return proxy;
    }
    if (bypasses_proxy(no_proxy_, target.host))
        return std::nullopt;
    return proxy_if_any(url_);
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_PROXY_HPP
