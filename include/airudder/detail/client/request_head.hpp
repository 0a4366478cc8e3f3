#ifndef AIRUDDER_DETAIL_CLIENT_REQUEST_HEAD_HPP
#define AIRUDDER_DETAIL_CLIENT_REQUEST_HEAD_HPP

#include <airudder/detail/client/encryption.hpp>
#include <airudder/detail/client/origin.hpp>
#include <airudder/detail/request_headers.hpp>
#include <airudder/header.hpp>
#include <airudder/method.hpp>
#include <airudder/request.hpp>
#include <airudder/result.hpp>

#include <boost/system/result.hpp>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder::detail {

/// Whether requests with this method have a body, possibly an empty one (RFC
/// 9110, section 8.6).
constexpr bool expects_body(Method method) noexcept
{
    return method == Method::post || method == Method::put ||
           method == Method::patch;
}

/// Headers that concern the connection. Only the client writes them, even if an
/// endpoint documents them.
inline constexpr std::string_view headers_of_connection[]{
    "Accept-Encoding",
    "Connection",
    "Content-Length",
    "Expect",
    "Host",
    "Keep-Alive",
    "Proxy-Authorization",
    "Proxy-Connection",
    "TE",
    "Trailer",
    "Transfer-Encoding",
    "Upgrade",
};

inline bool is_one_of(std::string_view name,
                      std::span<std::string_view const> names)
{
    return std::any_of(
        names.begin(), names.end(), [name](std::string_view other) {
            return same_header_name(name, other);
        });
}

/// Writes the head of every message that a client sends: calls, token
/// exchanges, downloads and CONNECT. The checks are therefore in one place: no
/// value ends its line, and no header is sent twice.
class Gate {
public:
    Gate(std::string_view method, std::string_view target)
    {
        if (!is_header_name(method))
            fail("a method");
        if (auto const fault = fault_of_target(target); !fault.empty())
            fail(std::string(fault) + " in the target of a request");
        text_.append(method).append(" ").append(target).append(" HTTP/1.1\r\n");
    }

    void add(std::string_view name, std::string_view value)
    {
        if (!is_header_name(name))
            return fail("a token as the name of a header");
        if (is_one_of(name, names_))
            return fail("header " + std::string(name) + " once");
        if (auto const fault = fault_of_value(value); !fault.empty())
            fail(std::string(fault) + " in the value of header " +
                 std::string(name));
        names_.push_back(name);
        text_.append(name).append(": ").append(value).append("\r\n");
    }

    /// Returns the whole message, or the error that says why it cannot be sent.
    /// No error contains a value.
    Result<std::string> finish(std::string_view body) &&
    {
        if (error_)
            return *std::move(error_);
        text_.append("\r\n").append(body);
        return {boost::system::in_place_value, std::move(text_)};
    }

private:
    void fail(std::string_view expected)
    {
        if (!error_) {
            error_.emplace();
            error_->message = "expected " + std::string(expected);
        }
    }

    std::string text_{};
    std::vector<std::string_view> names_{};
    std::optional<Error> error_{};
};

/// Returns the text of a request. `authorization` replaces the value of the
/// request's Authorization header.
inline Result<std::string> text_of_request(HttpRequest const& request,
                                           std::string_view host,
                                           std::string_view authorization)
{
    Gate gate(to_string(request.method), request.target);
    gate.add("Host", host);
    for (auto const& [name, value] : request.headers)
        if (!is_one_of(name, headers_of_connection))
            gate.add(name,
                     same_header_name(name, "Authorization") ? authorization
                                                             : value);
    // The client cannot decode content codings.
    gate.add("Accept-Encoding", "identity");
    auto const size = std::to_string(request.body.size());
    if (expects_body(request.method) || !request.body.empty())
        gate.add("Content-Length", size);
    return std::move(gate).finish(request.body);
}

/// Returns the text of a CONNECT request, which asks a proxy for a tunnel to
/// `target` (RFC 9110, section 9.3.6).
inline Result<std::string> text_of_connect(Origin const& target,
                                           std::string const& credentials)
{
    bool const is_v6 = target.host.find(':') != std::string::npos;
    auto const host = (is_v6 ? '[' + target.host + ']' : target.host) + ':' +
                      std::to_string(target.port);
    Gate gate("CONNECT", host);
    gate.add("Host", host);
    if (!credentials.empty())
        gate.add("Proxy-Authorization", "Basic " + to_base64(credentials));
    return std::move(gate).finish({});
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_REQUEST_HEAD_HPP
