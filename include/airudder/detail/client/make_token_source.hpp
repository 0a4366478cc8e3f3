#ifndef AIRUDDER_DETAIL_CLIENT_MAKE_TOKEN_SOURCE_HPP
#define AIRUDDER_DETAIL_CLIENT_MAKE_TOKEN_SOURCE_HPP

#include <airudder/detail/authorization.hpp>
#include <airudder/detail/client/checked_options.hpp>
#include <airudder/detail/client/core.hpp>
#include <airudder/detail/client/exchanged_token.hpp>
#include <airudder/detail/client/provided_token.hpp>
#include <airudder/detail/client/token_source.hpp>

#include <boost/system/result.hpp>

#include <memory>
#include <string>
#include <utility>

namespace airudder::detail {

inline std::unique_ptr<TokenSource> no_token_source(std::string reason)
{
    CallError error;
    error.kind = CallErrorKind::request;
    error.message = std::move(reason);
    return std::make_unique<FixedToken>(std::move(error));
}

/// Exchanges the credentials, unless the generated headers have no operation
/// for that.
template <class EndpointT>
std::unique_ptr<TokenSource> make_exchange(Core& core,
                                           EndpointT const& endpoint)
{
    if constexpr (TokenEndpoint<EndpointT>)
        return std::make_unique<ExchangedToken<EndpointT>>(core, endpoint);
    else
        return no_token_source(
            "expected the option token or token_provider: the generated "
            "headers have no operation that exchanges credentials");
}

/// Makes the token source that the options describe. Accepts options without a
/// token or with an invalid one, because not every endpoint needs a token: the
/// source then returns an error.
inline std::unique_ptr<TokenSource> make_token_source(Core& core)
{
    auto const& options = core.options;
    if (!options.token.empty()) {
        if (auto const fault = fault_of_token(options.token, options.scheme))
            return no_token_source("token: " + *fault);
        return std::make_unique<FixedToken>(CallResult<std::string>(
            boost::system::in_place_value, options.token));
    }
    if (options.token_provider)
        return std::make_unique<ProvidedToken>(core);
    if (!has_credentials(options))
        return no_token_source(
            "expected credentials for what asks for a token, found none of "
            "the options token, token_provider and credentials");
    if (auto const fault = fault_of_credentials(options.credentials))
        return no_token_source(*fault);
    return make_exchange(core, token_endpoint);
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_MAKE_TOKEN_SOURCE_HPP
