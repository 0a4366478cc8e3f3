#include "airudder_send/destination.hpp"

#include "airudder_send/failure.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/scheme.hpp>
#include <boost/url/url_view.hpp>

namespace airudder_send {
namespace {

std::string text_of(boost::urls::string_view text)
{
    return {text.data(), text.size()};
}

} // namespace

Destination read_url(std::string_view text)
{
    auto const read = boost::urls::parse_uri({text.data(), text.size()});
    auto const url = read ? *read : boost::urls::url_view();
    bool const tls = url.scheme_id() == boost::urls::scheme::https;
    auto const path = text_of(url.encoded_path());
    // Boost.URL 1.81 takes ".example.com" in http://127.0.0.1.example.com for
    // the path.
    if ((!tls && url.scheme_id() != boost::urls::scheme::http) ||
        url.encoded_host().empty() || (!path.empty() && path[0] != '/'))
        throw UsageError("expected a URL such as http://localhost:8080/hooks");
    if (url.has_userinfo() || url.has_fragment())
        throw UsageError("expected a URL without a user and a fragment");
    if (url.has_port() && url.port_number() == 0)
        throw UsageError("expected a URL with a port from 1 to 65535");
    auto const port = text_of(url.port());
    return {.tls = tls,
            .host = url.host_address(),
            .port = port.empty() ? (tls ? "443" : "80") : port,
            .host_field =
                text_of(url.encoded_host()) + (port.empty() ? "" : ":" + port),
            .target =
                (path.empty() ? "/" : path) +
                (url.has_query() ? "?" + text_of(url.encoded_query()) : "")};
}

} // namespace airudder_send
