#ifndef AIRUDDER_ENDPOINT_HPP
#define AIRUDDER_ENDPOINT_HPP

#include <airudder/describe.hpp>
#include <airudder/header.hpp>
#include <airudder/method.hpp>

#include <span>
#include <string_view>

namespace airudder {

/// The part of the HTTP request that carries a record.
enum class RequestPart { query, body };

/// How a request identifies the caller.
enum class Authorization { none, token };

/// One documented operation, as data: `make_request` turns it into a message,
/// and a `Client` calls it.
template <Record RequestT, Record ResponseT>
struct Endpoint {
    using Request = RequestT;
    using Response = ResponseT;

    /// The operationId, e.g. "workflow.query_workflow_ids".
    std::string_view name{};

    Method method{};

    /// Path below the server's origin, e.g. "/service/cloud/auth".
    std::string_view path{};

    RequestPart request_in{};
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
