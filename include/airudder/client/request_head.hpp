#ifndef AIRUDDER_CLIENT_REQUEST_HEAD_HPP
#define AIRUDDER_CLIENT_REQUEST_HEAD_HPP

#include <airudder/detail/request_headers.hpp>
#include <airudder/header.hpp>
#include <airudder/method.hpp>
#include <airudder/request.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>

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
inline void append_request(std::string& out,
                           HttpRequest const& request,
                           std::string_view host,
                           std::string_view authorization)
{
    out.append(to_string(request.method)).append(" ");
    out.append(request.target).append(" HTTP/1.1\r\n");
    append_header(out, "Host", host);
    for (auto const& [name, value] : request.headers)
        append_header(out,
                      name,
                      same_header_name(name, "Authorization") ? authorization
                                                              : value);
    if (expects_body(request.method) || !request.body.empty())
        append_header(
            out, "Content-Length", std::to_string(request.body.size()));
    out.append("\r\n").append(request.body);
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
                                            "TE",
                                            "Transfer-Encoding",
                                            "Upgrade"})
            if (same_header_name(header.name, name))
                return std::string(name);
    return std::nullopt;
}

} // namespace airudder::detail

#endif // AIRUDDER_CLIENT_REQUEST_HEAD_HPP
