#ifndef AIRUDDER_CLIENT_TOKEN_PROVIDER_HPP
#define AIRUDDER_CLIENT_TOKEN_PROVIDER_HPP

#include <airudder/client/call_error.hpp>

#include <boost/system/result.hpp>

#include <chrono>
#include <functional>
#include <string>
#include <utility>

namespace airudder {

/// What a client tells a TokenProvider.
struct TokenQuery {
    /// The token that the server has just refused; empty if none.
    std::string refused{};

    /// The deadline of the call that waits for the token.
    std::chrono::steady_clock::time_point deadline{};
};

/// Receives a token or an error. May be called from any thread and at any time,
/// even after the client has been destroyed. Only the first call counts.
class TokenReceiver {
public:
    /// What takes the token or the error.
    using Function = std::function<void(CallResult<std::string>)>;

    /// Passes each token and error to `receive`. The client makes the receivers
    /// for its provider.
    explicit TokenReceiver(Function receive) : receive_(std::move(receive)) {}

    /// Delivers a token, which must follow the rules of ClientOptions::token,
    /// i.e. have no scheme. If it is empty or invalid, the call fails with an
    /// error of kind `request`.
    void operator()(std::string token) const
    {
        receive_(CallResult<std::string>(boost::system::in_place_value,
                                         std::move(token)));
    }

    /// Makes the call fail with `error`.
    void operator()(CallError error) const { receive_(std::move(error)); }

private:
    Function receive_;
};

/// Supplies tokens. The client calls it for each call, and once more if the
/// server refuses the token. It may call the receiver at once or later. It runs
/// in the client's own thread, which it must not block. If it throws, the call
/// fails with an error of kind `request`.
using TokenProvider = std::function<void(TokenQuery const&, TokenReceiver)>;

} // namespace airudder

#endif // AIRUDDER_CLIENT_TOKEN_PROVIDER_HPP
