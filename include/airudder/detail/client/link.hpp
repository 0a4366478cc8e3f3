#ifndef AIRUDDER_DETAIL_CLIENT_LINK_HPP
#define AIRUDDER_DETAIL_CLIENT_LINK_HPP

#include <airudder/detail/client/origin.hpp>
#include <airudder/result.hpp>

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include <string>
#include <string_view>
#include <utility>

/// URLs that servers hand out: recordings and redirects. No error contains any
/// part of one except its scheme, because it may hold credentials.
namespace airudder::detail {

/// A URL, split for a request.
struct Link {
    Origin origin{};

    /// Path and query as they were encoded, e.g. "/a%2Fb?c=d"; begins with a
    /// slash.
    std::string target{};

    bool operator==(Link const&) const = default;
};

/// A whole URL under the rules of origin_of, but with any path and query; a
/// fragment is dropped.
[[nodiscard]] Result<Link> link_of(std::string_view url);

/// The same, but https only. A URL that does not begin with https:// yields
/// that error first.
[[nodiscard]] Result<Link> https_link(std::string_view url);

/// Where the field Location of the answer to `base` leads (RFC 3986, section
/// 5.2). Anything but an http or https URL without a user is an error. Whether
/// to go there, e.g. without TLS or with a token, is the caller's decision.
[[nodiscard]] Result<Link> redirected(Link const& base,
                                      std::string_view location);
[[nodiscard]] Result<Link> redirected(std::string_view base_url,
                                      std::string_view location);

// Implementation

inline std::string with_query(std::string path,
                              boost::urls::url_view const& url)
{
    if (url.has_query()) {
        path += '?';
        path += std::string_view(url.encoded_query());
    }
    return path;
}

inline Result<Link> link_of(std::string_view url)
{
    auto const parsed = http_url(url, "a URL that begins with https://");
    if (!parsed)
        return parsed.error();
    if (auto error = refuse_user(*parsed))
        return *std::move(error);
    auto origin = origin_in(*parsed);
    if (!origin)
        return origin.error();
    std::string path(std::string_view(parsed->encoded_path()));
    if (path.empty())
        path = '/';
    return Link{*std::move(origin), with_query(std::move(path), *parsed)};
}

inline Result<Link> https_link(std::string_view url)
{
    constexpr std::string_view scheme = "https://";
    if (to_lower(url.substr(0, scheme.size())) == scheme)
        return link_of(url);
    return url_error("expected a URL that begins with https://, found " +
                     (to_lower(url.substr(0, 7)) == "http://"
                          ? "one that begins with http://"
                          : found_in(url)));
}

/// RFC 3986, section 5.2.4, for a path that begins with a slash.
///
/// Not boost::urls::resolve: in 1.81 it decodes %2F in paths, which makes a
/// signed link another one, keeps what `..` is too many, and makes the host
/// 127.0.0.1 of "//127.0.0.1.example.com".
inline std::string remove_dot_segments(std::string_view path)
{
    std::string out;
    while (!path.empty()) {
        auto const segment = path.substr(0, path.find('/', 1));
        path.remove_prefix(segment.size());
        if (segment == "/.." && !out.empty())
            out.erase(out.rfind('/'));
        if (segment != "/." && segment != "/..")
            out += segment;
        else if (path.empty())
            out += '/';
    }
    return out;
}

inline std::string path_of(std::string const& target)
{
    return target.substr(0, target.find('?'));
}

inline Result<Link> without_dot_segments(Result<Link> link)
{
    if (link) {
        auto const size = path_of(link->target).size();
        link->target.replace(
            0, size, remove_dot_segments(path_of(link->target)));
    }
    return link;
}

inline Result<Link> redirected(Link const& base, std::string_view location)
{
    auto const reference = boost::urls::parse_uri_reference(location);
    if (!reference)
        return url_error("expected a URL of printable ASCII characters, as RFC "
                         "3986 defines it, in Location");
    if (reference->has_scheme())
        return without_dot_segments(link_of(location));
    if (reference->has_authority())
        return without_dot_segments(link_of(
            (base.origin.tls ? "https:" : "http:") + std::string(location)));
    std::string path(std::string_view(reference->encoded_path()));
    if (path.empty() && !reference->has_query())
        return base;
    auto const base_path = path_of(base.target);
    if (path.empty())
        return Link{base.origin, with_query(base_path, *reference)};
    if (path.front() != '/')
        path.insert(0, base_path, 0, base_path.rfind('/') + 1);
    return Link{base.origin, with_query(remove_dot_segments(path), *reference)};
}

inline Result<Link> redirected(std::string_view base_url,
                               std::string_view location)
{
    auto const base = link_of(base_url);
    if (!base)
        return base.error();
    return redirected(*base, location);
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_LINK_HPP
