#ifndef AIRUDDER_ENDPOINT_HPP
#define AIRUDDER_ENDPOINT_HPP

#include <airudder/describe.hpp>
#include <airudder/header.hpp>
#include <airudder/method.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/members.hpp>

#include <span>
#include <string_view>

namespace airudder {

/// The part of the HTTP request that carries a record, or `parts` if there are
/// several, each with a record of its own.
enum class RequestPart { query, body, path, header, parts };

/// How a request identifies the caller.
enum class Authorization { none, token };

/// A described struct that holds a request of several parts: the members
/// `path`, `query`, `header` and `body`, as far as the request has them. Each is
/// a Record; `body` is a std::optional of one if it may be left out.
///
///     airudder::boat::PaintBoatRequest request;
///     request.path.id = "7";
///     request.body.colour = "red";
template <class T>
concept RequestParts =
    !Record<T> && boost::describe::has_describe_members<T>::value &&
    (
        requires(T & parts) { parts.path; } ||
        requires(T & parts) { parts.query; } ||
        requires(T & parts) { parts.header; } ||
        requires(T & parts) { parts.body; });

/// The type of an endpoint's request: one Record, or several.
template <class T>
concept RequestType = Record<T> || RequestParts<T>;

/// The response of an operation whose documentation shows no body. Keeps a JSON
/// object that the server sends all the same. A call succeeds with any body,
/// even if it is strict.
struct NoContent {
    /// The object, if there was one.
    Unmodeled unmodeled{};

    bool operator==(NoContent const&) const = default;
};

BOOST_DESCRIBE_STRUCT(NoContent, (), ())

/// One documented operation, as data: `make_request` turns it into a message,
/// and a `Client` calls it.
template <RequestType RequestT, Record ResponseT>
struct Endpoint {
    /// What `make_request` takes and what a call returns.
    using Request = RequestT;
    using Response = ResponseT;

    /// The operationId, e.g. "workflow.query_workflow_ids".
    std::string_view name{};

    /// The HTTP method.
    Method method{};

    /// Path below the server's origin, e.g. "/service/cloud/auth". Names of path
    /// parameters are in braces: "/boats/{id}".
    std::string_view path{};

    /// Where a request of one record goes.
    RequestPart request_in{};

    /// Whether a request has a token.
    Authorization authorization{};

    /// Whether repeating a request has the same effect as sending it once (RFC
    /// 9110, section 9.2.2), so that a client may retry it.
    bool idempotent{};

    /// Whether the response's member `code` tells if the call succeeded: any
    /// integer but 200 is a failure, even with HTTP status 200.
    bool envelope{};

    /// Whether the response is a secret, e.g. a token. A client shows none of
    /// it in errors.
    bool secret_answer = false;

    /// Documented header parameters, in documented order.
    std::span<HeaderParameter const> headers{};
};

} // namespace airudder

#endif // AIRUDDER_ENDPOINT_HPP
