#ifndef AIRUDDER_TESTS_ISSUER_HPP
#define AIRUDDER_TESTS_ISSUER_HPP

#include "client/support/calls.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/client.hpp>

#include <atomic>
#include <string>
#include <string_view>

/// A server that issues tokens, and options for clients that exchange key and
/// secret.
namespace calls {

inline constexpr std::string_view app_key = "an+app/key==";
inline constexpr std::string_view app_secret = "the+app/secret==";

inline bool asks_for_token(std::string const& request)
{
    return request.starts_with("POST /service/cloud/auth ");
}

inline bool has_token(std::string const& request, std::string const& token)
{
    return request.find("\r\nAuthorization: Token " + token + "\r\n") !=
           std::string::npos;
}

/// Issues token/1, token/2 and so on, or tokens with another name. Accepts only
/// the latest one.
struct Issuer {
    std::atomic<int> issued{0};
    std::atomic<int> refused{0};
    std::atomic<int> served{0};

    /// The answer that refuses a token.
    std::string refusal = fault::answer(R"({"code":401})", "401 Unauthorized");

    /// The number of tokens that are invalid from the beginning.
    int bad_tokens = 0;

    std::string name = "token/";

    std::string current() const { return name + std::to_string(issued.load()); }

    std::string answer(std::string const& request)
    {
        if (asks_for_token(request)) {
            ++issued;
            return fault::answer(R"({"data":{"token":")" + current() +
                                 R"("},"status":"OK","code":200})");
        }
        if (issued > bad_tokens && has_token(request, current())) {
            ++served;
            return fault::answer(good);
        }
        ++refused;
        return refusal;
    }

    fault::Script script()
    {
        return [this](fault::Peer& peer) {
            for (auto request = peer.read_request(); !request.empty();
                 request = peer.read_request())
                peer.write(answer(request));
        };
    }
};

/// Options with key and secret instead of a token.
inline airudder::ClientOptions exchanging(fault::Server const& server)
{
    auto options = options_for(server);
    options.token.clear();
    options.credentials = {std::string(app_key), std::string(app_secret)};
    return options;
}

} // namespace calls

#endif // AIRUDDER_TESTS_ISSUER_HPP
