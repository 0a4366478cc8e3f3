#ifndef AIRUDDER_REQUEST_HPP
#define AIRUDDER_REQUEST_HPP

#include <airudder/detail/authorization.hpp>
#include <airudder/detail/query.hpp>
#include <airudder/detail/request_headers.hpp>
#include <airudder/detail/utf8.hpp>
#include <airudder/endpoint.hpp>
#include <airudder/header.hpp>
#include <airudder/method.hpp>
#include <airudder/parse.hpp>
#include <airudder/result.hpp>
#include <airudder/serialize.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace airudder {

/// One HTTP request, for any HTTP library to send: everything except what
/// belongs to the connection (version, Host, Content-Length).
struct HttpRequest {
    Method method{};

    /// Path and query below the server's origin, e.g.
    /// "/service/cloud/taskdetail?TaskID=1".
    std::string target{};

    /// Each name occurs once. The order is that of `make_request`.
    std::vector<Header> headers{};

    /// JSON, or empty.
    std::string body{};

    bool operator==(HttpRequest const&) const = default;
};

/// Options of `make_request`.
struct RequestOptions {
    /// Identifies the caller at endpoints that require a token. If it is empty,
    /// the Authorization header is sent empty, as in the documentation's
    /// samples. Give the token alone: one that begins with a scheme, as the
    /// documentation pages show it (`Token abc`), is an error unless `scheme`
    /// is empty.
    std::string token{};

    /// Authorization scheme, written before the token with a space between
    /// them; may be empty.
    std::string scheme = "Token";

    /// Value of the User-Agent header, for endpoints that document this header;
    /// not sent if empty.
    std::string user_agent = "Airudder";

    /// Documented headers without a usable default, and any others. A header
    /// given here replaces the one that `make_request` would write.
    std::vector<Header> headers{};
};

/// Returns the HTTP request that calls `endpoint` with the record `request`, or
/// the Error that says why there is none. Throws std::bad_alloc only.
///
/// The endpoint determines where the record goes:
/// - into the body, as `serialize` writes it, with the header Content-Type:
///   application/json;
/// - or into the query, `?name=value&...` in the members' order. The query has
///   the same content as the text of `serialize`. Absent optionals, an
///   enumeration's `unknown`, and required members that were absent when the
///   record was parsed are left out. Numbers are spelled as in JSON, and a list
///   repeats its name. All characters except the unreserved ones (RFC 3986,
///   section 2.3) are percent-encoded.
///
/// Headers, in this order: Authorization if the endpoint requires a token; the
/// documented headers in documented order, each with the value from `options`,
/// else its documented default, else left out; Content-Type; then the rest of
/// `options.headers`.
///
/// Errors, with `pointer` set if the record is the reason:
/// - a query that would contain undocumented data (unmodeled members, values of
///   another type) or data that a query cannot express (null in a list, a
///   number that is not finite, objects, lists of lists);
/// - a required header without a value, a header given twice, a Content-Type
///   given for a request without a body;
/// - text that is not UTF-8 in the record or in a header;
/// - a token with its scheme, white space, control characters or non-ASCII
///   characters, or a scheme that is not a token (RFC 9110, section 5.6.2);
/// - a header name that is not a token, or a header value with CR, LF, NUL or
///   another control character except a tab;
/// - a path that is empty, has a fragment, or has characters other than visible
///   ASCII.
///
/// No error contains a header's value or the token.
template <Record Request, Record Response>
[[nodiscard]] Result<HttpRequest>
make_request(Endpoint<Request, Response> const& endpoint,
             std::type_identity_t<Request> const& request,
             RequestOptions const& options = {});

// Implementation

namespace detail {

inline std::optional<std::string>
documented_header(HeaderParameter const& header, RequestOptions const& options)
{
    auto const value = same_header_name(header.name, "User-Agent")
                           ? std::string_view(options.user_agent)
                           : header.value;
    if (value.empty())
        return std::nullopt;
    return std::string(value);
}

inline std::string authorization(RequestOptions const& options)
{
    if (options.token.empty() || options.scheme.empty())
        return options.token;
    return options.scheme + ' ' + options.token;
}

/// Adds the Authorization header, unless the caller supplied it.
inline void add_authorization(RequestHeaders& headers,
                              RequestOptions const& options)
{
    headers.add("Authorization", authorization(options));
    if (options.token.empty() || headers.is_supplied("Authorization"))
        return;
    if (auto const fault = fault_of_scheme(options.scheme))
        headers.fail("scheme: " + *fault);
    if (auto const fault = fault_of_token(options.token, options.scheme))
        headers.fail("token: " + *fault);
}

inline Result<std::vector<Header>>
headers_of(Authorization authorization_by,
           RequestPart request_in,
           std::span<HeaderParameter const> documented,
           RequestOptions const& options)
{
    RequestHeaders headers(options.headers);
    if (authorization_by == Authorization::token)
        add_authorization(headers, options);
    for (auto const& header : documented)
        if (!headers.add(header.name, documented_header(header, options)) &&
            header.required)
            headers.fail("expected a value for the required header " +
                         std::string(header.name));
    if (request_in == RequestPart::body)
        headers.add("Content-Type", "application/json");
    else if (headers.is_supplied("Content-Type"))
        headers.fail("expected no Content-Type for a request without a body");
    return std::move(headers).finish();
}

/// Refuses a method or target that a request line cannot carry.
inline std::optional<Error> refuse_line(Method method, std::string_view target)
{
    Error error;
    auto const fault = fault_of_target(target);
    if (to_string(method).empty())
        error.message = "expected one of the methods";
    else if (!fault.empty())
        error.message =
            "expected " + std::string(fault) + " in the path of a request";
    if (error.message.empty())
        return std::nullopt;
    return error;
}

template <Record T>
Result<std::string> query_of(T const& request)
{
    auto const json = serialize(request);
    if (auto error = refuse_broken_text(json, "a query"))
        return *std::move(error);
    if (!request.unmodeled.empty()) {
        QueryIssues issues;
        auto const parsed = parse<T>(json, issues.options());
        if (!parsed)
            return parsed.error();
        if (auto error = issues.error())
            return *std::move(error);
    }
    return QueryWriter(json).write();
}

} // namespace detail

template <Record Request, Record Response>
Result<HttpRequest> make_request(Endpoint<Request, Response> const& endpoint,
                                 std::type_identity_t<Request> const& request,
                                 RequestOptions const& options)
{
    if (auto error = detail::refuse_line(endpoint.method, endpoint.path))
        return *std::move(error);
    auto headers = detail::headers_of(
        endpoint.authorization, endpoint.request_in, endpoint.headers, options);
    if (!headers)
        return headers.error();
    HttpRequest message{.method = endpoint.method,
                        .target = std::string(endpoint.path),
                        .headers = *std::move(headers)};
    if (endpoint.request_in == RequestPart::body) {
        message.body = serialize(request);
        if (auto error = detail::refuse_broken_text(message.body, "a body"))
            return *std::move(error);
        return message;
    }
    auto query = detail::query_of(request);
    if (!query)
        return query.error();
    message.target += *query;
    return message;
}

} // namespace airudder

#endif // AIRUDDER_REQUEST_HPP
