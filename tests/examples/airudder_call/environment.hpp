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

/// The value of an environment variable; empty if it is not set.
std::string environment(std::string_view variable);

/// Makes a client's options of arguments and environment. Throws Failure if the
/// environment lacks the encryption key, or if a file cannot be read.
airudder::ClientOptions client_options(Arguments const& arguments);

/// Throws Failure if the options have neither a token nor credentials.
void require_credentials(airudder::ClientOptions const& options);

} // namespace airudder_call

#endif // AIRUDDER_CALL_ENVIRONMENT_HPP
