#ifndef AIRUDDER_DETAIL_CLIENT_DECODE_ANSWER_HPP
#define AIRUDDER_DETAIL_CLIENT_DECODE_ANSWER_HPP

#include <airudder/client/call_error.hpp>
#include <airudder/client/call_options.hpp>
#include <airudder/detail/client/completion.hpp>
#include <airudder/detail/client/engine.hpp>
#include <airudder/endpoint.hpp>
#include <airudder/parse.hpp>

#include <type_traits>
#include <utility>

/// The parts of a call that depend on its types.
namespace airudder::detail {

template <RequestType Request, Record Response>
Operation operation_of(Endpoint<Request, Response> const& endpoint)
{
    return {.authorized = endpoint.authorization == Authorization::token,
            .idempotent = endpoint.idempotent,
            .envelope = endpoint.envelope,
            .secret = endpoint.secret_answer};
}

/// The error for a request that cannot be made.
inline CallError request_error(Error place)
{
    CallError error;
    error.kind = CallErrorKind::request;
    error.message = place.message;
    error.place = std::move(place);
    return error;
}

/// The error for an answer that cannot be decoded.
inline CallError
decode_error(Engine const& engine, GoodAnswer const& answer, Error place)
{
    CallError error;
    error.kind = CallErrorKind::decode;
    error.message = place.message;
    error.place = std::move(place);
    describe_answer(error, answer.response, answer.envelope, answer.secret);
    if (answer.secret) {
        // The secrets in the request's body are unknown here, so they cannot be
        // masked.
        error.status.reset();
        error.reason.reset();
        error.place.pointer.clear();
    }
    engine.mask(error, answer);
    return error;
}

template <Record Response>
CallResult<Response> decode_answer(Engine const& engine,
                                   CallResult<GoodAnswer> const& answer,
                                   CallOptions const& options)
{
    if (options.issues != nullptr)
        options.issues->clear();
    if (!answer)
        return answer.error();
    auto const& body = answer->response.body;
    ParseOptions parsing;
    parsing.strict = options.strict.value_or(engine.options().strict);
    parsing.max_size = body.size();
    parsing.issues = options.issues;
    // An operation without a documented response succeeds with any.
    constexpr bool takes_any = std::is_same_v<Response, NoContent>;
    if (takes_any)
        parsing.strict = false;
    auto decoded = parse<Response>(body, parsing);
    if (takes_any && !decoded)
        decoded = Response{};
    if (options.issues != nullptr)
        engine.mask(*options.issues, *answer);
    if (!decoded)
        return decode_error(engine, *answer, std::move(decoded).error());
    return *std::move(decoded);
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_DECODE_ANSWER_HPP
