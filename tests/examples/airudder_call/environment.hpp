#ifndef AIRUDDER_CALL_ENVIRONMENT_HPP
#define AIRUDDER_CALL_ENVIRONMENT_HPP

#include "airudder_call/arguments.hpp"

#include <airudder/client/client_options.hpp>

#include <string>
#include <string_view>

namespace airudder_call {

inline constexpr std::string_view token_variable = "AIRUDDER_TOKEN";
inline constexpr std::string_view app_key_variable = "AIRUDDER_APP_KEY";
inline constexpr std::string_view app_secret_variable = "AIRUDDER_APP_SECRET";

/// Value of an environment variable; empty if it has none.
std::string environment(std::string_view variable);

/// A client's options from arguments and environment. Throws Failure if the
/// environment lacks the key, or a file cannot be read.
airudder::ClientOptions client_options(Arguments const& arguments);

/// Throws Failure if there is nothing to identify the caller with.
void require_credentials(airudder::ClientOptions const& options);

} // namespace airudder_call

#endif // AIRUDDER_CALL_ENVIRONMENT_HPP
