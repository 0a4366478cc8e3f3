#ifndef AIRUDDER_DETAIL_CLIENT_LINK_HPP
#define AIRUDDER_DETAIL_CLIENT_LINK_HPP

#include <airudder/detail/client/origin.hpp>
#include <airudder/result.hpp>

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include <string>
#include <string_view>
#include <utility>

/// URLs that come from servers: links to recordings, and redirects. No error
/// contains any part of a URL except its scheme, because a URL may contain
/// credentials.
namespace airudder::detail {

/// A URL, split into the parts that a request needs.
struct Link {
    Origin origin{};

    /// Path and query, still percent-encoded, e.g. "/a%2Fb?c=d". Begins with a
    /// slash.
    std::string target{};

    bool operator==(Link const&) const = default;
};

/// Parses an absolute URL by the rules of origin_of, except that it may have a
/// path and a query. Drops a fragment.
[[nodiscard]] Result<Link> link_of(std::string_view url);

/// The same, but for https only. Checks first that the URL begins with
/// https://.
[[nodiscard]] Result<Link> https_link(std::string_view url);

/// Resolves the field Location of the answer to `base` (RFC 3986, section 5.2).
/// Anything except an http or https URL without a user is an error. The caller
/// decides whether to follow it, e.g. without TLS or with a token.
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

/// Removes dot segments (RFC 3986, section 5.2.4) from a path that begins with
/// a slash.
///
/// boost::urls::resolve is not an option. In 1.81, it decodes %2F in paths,
/// which invalidates a signed link. It also keeps excess `..` segments, and
/// takes "//127.0.0.1.example.com" for the host 127.0.0.1.
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
