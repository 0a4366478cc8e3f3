#ifndef AIRUDDER_REQUEST_HPP
#define AIRUDDER_REQUEST_HPP

#include <airudder/detail/authorization.hpp>
#include <airudder/detail/json/reader.hpp>
#include <airudder/detail/json/type_of.hpp>
#include <airudder/detail/parameters.hpp>
#include <airudder/detail/request_headers.hpp>
#include <airudder/detail/utf8.hpp>
#include <airudder/endpoint.hpp>
#include <airudder/header.hpp>
#include <airudder/method.hpp>
#include <airudder/parse.hpp>
#include <airudder/result.hpp>
#include <airudder/serialize.hpp>

#include <boost/system/system_error.hpp>

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
    /// The HTTP method.
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
/// The endpoint determines where the record goes, or each record of a request
/// of several parts:
/// - into the body, as `serialize` writes it, with the header Content-Type:
///   application/json;
/// - into the query, `?name=value&...` in the members' order. The query has the
///   same content as the text of `serialize`. Absent optionals, an
///   enumeration's `unknown`, and required members that were absent when the
///   record was parsed are left out. Numbers are spelled as in JSON, and a list
///   repeats its name. All characters except the unreserved ones (RFC 3986,
///   section 2.3) are percent-encoded;
/// - into the path, where each `{name}` is replaced by the member's value,
///   spelled and percent-encoded as in a query;
/// - into headers of the members' names, with values spelled as in a query.
///
/// Headers, in this order: Authorization if the endpoint requires a token; the
/// documented headers in documented order, each with the value from `options`,
/// else from the record, else its documented default, else left out;
/// Content-Type if there is a body; then the rest of `options.headers`.
///
/// Errors, with `pointer` set if the record is the reason; in a request of
/// several parts it begins with the part, e.g. `/path/id`:
/// - a path, query or header that would contain undocumented data (unmodeled
///   members, values of another type) or data that it cannot express (null, a
///   number that is not finite, objects, lists except in a query);
/// - a path parameter without a value or with an empty one, and a segment of
///   the path that would be `.` or `..`;
/// - a required header without a value, a header given twice, a Content-Type
///   given for a request without a body;
/// - text that is not UTF-8 in the record or in a header;
/// - objects and arrays that are nested deeper than 1024 levels;
/// - a token with its scheme, white space, control characters or non-ASCII
///   characters, or a scheme that is not a token (RFC 9110, section 5.6.2);
/// - a header name that is not a token, or a header value with CR, LF, NUL or
///   another control character except a tab;
/// - a path that is empty, has a fragment, or has characters other than visible
///   ASCII.
///
/// No error contains a header's value or the token.
template <RequestType Request, Record Response>
[[nodiscard]] Result<HttpRequest>
make_request(Endpoint<Request, Response> const& endpoint,
             std::type_identity_t<Request> const& request,
             RequestOptions const& options = {});

// Implementation

namespace detail {

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

/// Serializes a record. Returns an error if it is nested too deeply.
inline std::optional<Error> write_part(std::string& json,
                                       RecordTable const& table,
                                       void const* record,
                                       RequestPart part)
{
    try {
        append_value(json, table, record);
        return std::nullopt;
    } catch (boost::system::system_error const&) {
        Error error;
        error.message = "expected " + std::string(Reader::too_deep) + " in " +
                        words_of(part);
        return error;
    }
}

/// Makes a request from its records.
class RequestMaker {
public:
    explicit RequestMaker(std::string_view path) : target_(path) {}

    /// Adds the record of a part, the path's before the query's. `pointer`
    /// leads to the record in the request.
    template <Record T>
    void add(RequestPart part, T const& record, std::string_view pointer = {})
    {
        if (error_)
            return;
        std::string json;
        error_ = write_part(json, table_of<T>, &record, part);
        if (!error_)
            error_ = refuse_broken_text(json, words_of(part));
        if (!error_ && part != RequestPart::body && !record.unmodeled.empty())
            error_ = refuse_undocumented<T>(json, part);
        if (!error_)
            error_ = put(part, std::move(json));
        if (error_)
            error_->pointer.insert(0, pointer);
        if (part == RequestPart::header)
            header_pointer_ = pointer;
    }

    /// `endpoint` states the method and the headers.
    template <class Request, class Response>
    Result<HttpRequest> finish(Endpoint<Request, Response> const& endpoint,
                               RequestOptions const& options) &&
    {
        if (!error_ && target_.find('}', target_.find('{')) != target_.npos)
            error_ = Error{
                .message = "expected a value for each parameter of the path"};
        if (error_)
            return *std::move(error_);
        auto headers =
            headers_of(endpoint.authorization, endpoint.headers, options);
        if (!headers)
            return headers.error();
        return HttpRequest{.method = endpoint.method,
                           .target = std::move(target_),
                           .headers = *std::move(headers),
                           .body = std::move(body_).value_or("")};
    }

private:
    template <Record T>
    static std::optional<Error> refuse_undocumented(std::string_view json,
                                                    RequestPart part)
    {
        ParameterIssues issues(part);
        auto const parsed = parse<T>(json, issues.options());
        return parsed ? issues.error() : parsed.error();
    }

    std::optional<Error> put(RequestPart part, std::string json)
    {
        if (part == RequestPart::body) {
            body_ = std::move(json);
            return std::nullopt;
        }
        auto values = values_from(json, part);
        if (!values)
            return std::move(values).error();
        if (part == RequestPart::path)
            return PathFiller(*values).fill(target_);
        if (part == RequestPart::query)
            append_query(target_, *values);
        else
            header_ = *std::move(values);
        return std::nullopt;
    }

    /// The value of a documented header that the caller did not supply.
    std::optional<std::string> value_of(HeaderParameter const& header,
                                        RequestOptions const& options) const
    {
        auto const member = find_header(header_, header.name);
        if (member != std::span(header_).end() &&
            !(member->value.empty() && header.required))
            return member->value;
        auto const value = same_header_name(header.name, "User-Agent")
                               ? std::string_view(options.user_agent)
                               : header.value;
        if (value.empty())
            return std::nullopt;
        return std::string(value);
    }

    Result<std::vector<Header>>
    headers_of(Authorization authorization_by,
               std::span<HeaderParameter const> documented,
               RequestOptions const& options) const
    {
        RequestHeaders headers(options.headers);
        if (authorization_by == Authorization::token)
            add_authorization(headers, options);
        for (auto const& header : documented)
            if (!headers.add(header.name,
                             value_of(header, options),
                             pointer_to_header(header.name)) &&
                header.required)
                headers.fail("expected a value for the required header " +
                                 std::string(header.name),
                             pointer_to_header(header.name));
        for (auto const& [name, value] : header_)
            headers.add(name, value, pointer_to_header(name));
        if (body_)
            headers.add("Content-Type", "application/json");
        else if (headers.is_supplied("Content-Type"))
            headers.fail(
                "expected no Content-Type for a request without a body");
        return std::move(headers).finish();
    }

    /// Where the record has a header; empty if no record has headers.
    std::string pointer_to_header(std::string_view name) const
    {
        return header_pointer_ ? *header_pointer_ + pointer_to_member(name)
                               : std::string();
    }

    std::string target_;
    std::vector<Header> header_{};
    std::optional<std::string> header_pointer_{};
    std::optional<std::string> body_{};
    std::optional<Error> error_{};
};

/// Adds a record to its part; to the body if the endpoint says `parts`, which
/// are for several records.
template <Record T>
void add_parts(RequestMaker& maker, RequestPart part, T const& record)
{
    maker.add(part == RequestPart::parts ? RequestPart::body : part, record);
}

template <RequestParts T>
void add_parts(RequestMaker& maker, RequestPart, T const& request)
{
    if constexpr (requires { request.path; })
        maker.add(RequestPart::path, request.path, "/path");
    if constexpr (requires { request.query; })
        maker.add(RequestPart::query, request.query, "/query");
    if constexpr (requires { request.header; })
        maker.add(RequestPart::header, request.header, "/header");
    if constexpr (requires { request.body.has_value(); }) {
        if (request.body)
            maker.add(RequestPart::body, *request.body, "/body");
    } else if constexpr (requires { request.body; }) {
        maker.add(RequestPart::body, request.body, "/body");
    }
}

} // namespace detail

template <RequestType Request, Record Response>
Result<HttpRequest> make_request(Endpoint<Request, Response> const& endpoint,
                                 std::type_identity_t<Request> const& request,
                                 RequestOptions const& options)
{
    if (auto error = detail::refuse_line(endpoint.method, endpoint.path))
        return *std::move(error);
    detail::RequestMaker maker(endpoint.path);
    detail::add_parts(maker, endpoint.request_in, request);
    return std::move(maker).finish(endpoint, options);
}

} // namespace airudder

#endif // AIRUDDER_REQUEST_HPP
