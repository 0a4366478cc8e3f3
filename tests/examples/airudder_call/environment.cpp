#include "airudder_call/environment.hpp"

#include "airudder_call/failure.hpp"
#include "airudder_call/files.hpp"

#include <cstdlib>
#include <string>

namespace airudder_call {

std::string environment(std::string_view variable)
{
    auto const value = std::getenv(std::string(variable).c_str());
    return value == nullptr ? "" : value;
}

airudder::ClientOptions client_options(Arguments const& arguments)
{
    airudder::ClientOptions options;
    options.token = environment(token_variable);
    options.credentials = {.app_key = environment(app_key_variable),
                           .app_secret = environment(app_secret_variable)};
    options.server = arguments.server.value_or(options.server);
    options.timeout = arguments.timeout.value_or(options.timeout);
    options.download_timeout =
        arguments.timeout.value_or(options.download_timeout);
    options.strict = arguments.strict;
    options.headers = arguments.headers;
    if (arguments.key_variable) {
        options.encryption_key = environment(*arguments.key_variable);
        if (options.encryption_key.empty())
            throw usage_failure("--encrypt-key-env: expected the name of an "
                                "environment variable that holds a key");
    }
    if (arguments.ca_file) {
        options.ca_file = *arguments.ca_file;
        // Reports a file that cannot be read, which the client would report
        // like one without certificates.
        read_file(options.ca_file);
    }
    return options;
}

void require_credentials(airudder::ClientOptions const& options)
{
    auto const& [app_key, app_secret] = options.credentials;
    if (options.token.empty() && (app_key.empty() || app_secret.empty()))
        throw usage_failure("expected AIRUDDER_TOKEN, or AIRUDDER_APP_KEY and "
                            "AIRUDDER_APP_SECRET, in the environment");
}

} // namespace airudder_call
