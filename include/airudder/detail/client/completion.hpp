#ifndef AIRUDDER_DETAIL_CLIENT_COMPLETION_HPP
#define AIRUDDER_DETAIL_CLIENT_COMPLETION_HPP

#include <airudder/client/call_error.hpp>
#include <airudder/detail/client/envelope.hpp>
#include <airudder/detail/client/http_response.hpp>

#include <string>
#include <vector>

/// The types that a client's loop and the templates around it share.
namespace airudder::detail {

/// The properties of its endpoint that a call needs.
struct Operation {
    bool authorized{};
    bool idempotent{};
    bool envelope{};

    /// The answer is a secret.
    bool secret{};
};

/// An answer whose status and envelope indicate success.
struct GoodAnswer {
    HttpResponse response{};
    Envelope envelope{};

    /// The token of the request.
    std::string token{};

    /// Secrets of the request besides the token.
    std::vector<std::string> other_secrets{};

    bool secret{};
};

/// Takes a result or an error, once.
template <class T>
class Completion {
public:
    virtual ~Completion() = default;
    virtual void complete(CallResult<T> result) = 0;
};

/// Adds the details of an answer to an error.
inline void describe_answer(CallError& error,
                            HttpResponse const& response,
                            Envelope const& envelope,
                            bool secret)
{
    error.http_status = response.status;
    error.code = envelope.code;
    error.status = envelope.status;
    error.reason = envelope.message;
    if (!secret)
        error.body = response.body;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_COMPLETION_HPP
