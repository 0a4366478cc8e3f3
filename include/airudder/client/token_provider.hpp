#ifndef AIRUDDER_CLIENT_TOKEN_PROVIDER_HPP
#define AIRUDDER_CLIENT_TOKEN_PROVIDER_HPP

#include <airudder/client/call_error.hpp>

#include <boost/system/result.hpp>

#include <chrono>
#include <functional>
#include <string>
#include <utility>

namespace airudder {

/// What a TokenProvider is asked for.
struct TokenQuery {
    /// The token that the server has just refused; empty if none was.
    std::string refused{};

    /// When the call ends that waits for the token.
    std::chrono::steady_clock::time_point deadline{};
};

/// Takes a token, or why there is none, from any thread and at any time, even
/// when the client is gone. Only the first one counts.
class TokenReceiver {
public:
    using Function = std::function<void(CallResult<std::string>)>;

    explicit TokenReceiver(Function receive) : receive_(std::move(receive)) {}

    /// Delivers a token that follows the rules of ClientOptions::token, i.e.
    /// without a scheme. An empty or invalid token ends the call with an error
    /// of kind `request`.
    void operator()(std::string token) const
    {
        receive_(CallResult<std::string>(boost::system::in_place_value,
                                         std::move(token)));
    }

    /// Ends the call with this error.
    void operator()(CallError error) const { receive_(std::move(error)); }

private:
    Function receive_;
};

/// Brings tokens from wherever they are. It is called for each call, and once
/// more if the server refuses what it brought; it may answer at once or later.
/// It runs in the client's own thread, which it must not block. What it throws
/// ends the call with an error of kind `request`.
using TokenProvider = std::function<void(TokenQuery const&, TokenReceiver)>;

} // namespace airudder

#endif // AIRUDDER_CLIENT_TOKEN_PROVIDER_HPP
