#ifndef AIRUDDER_DETAIL_CLIENT_COMPLETION_HPP
#define AIRUDDER_DETAIL_CLIENT_COMPLETION_HPP

#include <airudder/client/call_error.hpp>
#include <airudder/detail/client/envelope.hpp>
#include <airudder/detail/client/http_response.hpp>

#include <string>

/// What a client's loop and the templates around it tell each other.
namespace airudder::detail {

/// The properties of its endpoint that a call needs.
struct Operation {
    bool authorized{};
    bool idempotent{};
    bool envelope{};

    /// The answer is a secret itself.
    bool secret{};
};

/// An answer that says it is good.
struct GoodAnswer {
    HttpResponse response{};
    Envelope envelope{};

    /// With which it was got.
    std::string token{};

    /// The one before that was refused, if any.
    std::string refused{};
    bool secret{};
};

/// Takes what was wanted, or why there is nothing; called once.
template <class T>
class Completion {
public:
    virtual ~Completion() = default;
    virtual void complete(CallResult<T> result) = 0;
};

/// Describes an answer in an error.
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
