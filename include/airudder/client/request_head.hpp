#ifndef AIRUDDER_CLIENT_REQUEST_HEAD_HPP
#define AIRUDDER_CLIENT_REQUEST_HEAD_HPP

#include <airudder/client/encryption.hpp>
#include <airudder/client/origin.hpp>
#include <airudder/detail/request_headers.hpp>
#include <airudder/header.hpp>
#include <airudder/method.hpp>
#include <airudder/request.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace airudder::detail {

/// Whether requests of this kind have a body, maybe an empty one (RFC 9110,
/// section 8.6).
constexpr bool expects_body(Method method) noexcept
{
    return method == Method::post || method == Method::put ||
           method == Method::patch;
}

inline void
append_header(std::string& out, std::string_view name, std::string_view value)
{
    out.append(name).append(": ").append(value).append("\r\n");
}

/// Appends a request as HTTP/1.1 has it. `authorization` takes the place of the
/// value that the request has for that header.
///
/// The client decodes nothing and says so in each request, whatever a header of
/// the caller says (RFC 9110, section 12.5.3). `make_request` does not, for other
/// senders may decode.
inline void append_request(std::string& out,
                           HttpRequest const& request,
                           std::string_view host,
                           std::string_view authorization)
{
    out.append(to_string(request.method)).append(" ");
    out.append(request.target).append(" HTTP/1.1\r\n");
    append_header(out, "Host", host);
    for (auto const& [name, value] : request.headers)
        if (!same_header_name(name, "Accept-Encoding"))
            append_header(out,
                          name,
                          same_header_name(name, "Authorization")
                              ? authorization
                              : value);
    append_header(out, "Accept-Encoding", "identity");
    if (expects_body(request.method) || !request.body.empty())
        append_header(
            out, "Content-Length", std::to_string(request.body.size()));
    out.append("\r\n").append(request.body);
}

/// Appends what asks a proxy for a way to `target` (RFC 9110, section 9.3.6).
inline void append_connect(std::string& out,
                           Origin const& target,
                           std::string const& credentials)
{
    bool const is_v6 = target.host.find(':') != std::string::npos;
    auto const host = (is_v6 ? '[' + target.host + ']' : target.host) + ':' +
                      std::to_string(target.port);
    out.append("CONNECT ").append(host).append(" HTTP/1.1\r\n");
    append_header(out, "Host", host);
    if (!credentials.empty())
        append_header(
            out, "Proxy-Authorization", "Basic " + to_base64(credentials));
    out.append("\r\n");
}

/// The same request with its body, or else its query, encrypted, and what marks
/// it so. A request that has neither stays as it is.
inline Result<HttpRequest> encrypted_request(HttpRequest request,
                                             std::string const& key)
{
    auto const query = request.target.find('?');
    bool const has_query = query != std::string::npos;
    if (request.body.empty() && !has_query)
        return request;
    auto encrypted =
        encrypt(key,
                request.body.empty()
                    ? std::string_view(request.target).substr(query + 1)
                    : std::string_view(request.body));
    if (!encrypted)
        return encrypted.error();
    if (request.body.empty())
        request.target.replace(query + 1, std::string::npos, encrypted->text);
    else
        request.body = std::move(encrypted->text);
    request.headers.push_back({"Is-Encrypted", "1"});
    request.headers.push_back({"Signed", std::move(encrypted->signature)});
    return request;
}

/// The name of a header that belongs to client or connection and so is not a
/// caller's to give, if there is one.
inline std::optional<std::string>
forbidden_header(std::span<Header const> headers)
{
    for (auto const& header : headers)
        for (std::string_view const name : {"Authorization",
                                            "Connection",
                                            "Content-Length",
                                            "Expect",
                                            "Host",
                                            "Is-Encrypted",
                                            "Signed",
                                            "TE",
                                            "Transfer-Encoding",
                                            "Upgrade"})
            if (same_header_name(header.name, name))
                return std::string(name);
    return std::nullopt;
}

} // namespace airudder::detail

#endif // AIRUDDER_CLIENT_REQUEST_HEAD_HPP
