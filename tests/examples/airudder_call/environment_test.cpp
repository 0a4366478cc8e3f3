#include "airudder_call/environment.hpp"

#include "catch.hpp"

#include <airudder/client/client_options.hpp>

#include <chrono>

using airudder_call::client_options;

TEST_CASE("options that the arguments do not set have the client's defaults",
          "[call]")
{
    airudder::ClientOptions const defaults;
    auto const options = client_options({});
    CHECK(options.server == defaults.server);
    CHECK(options.timeout == defaults.timeout);
    CHECK(options.download_timeout == defaults.download_timeout);
    CHECK(options.strict == defaults.strict);
    CHECK(options.ca_file.empty());
    CHECK(options.encryption_key.empty());
}

TEST_CASE("--timeout applies to calls and downloads", "[call]")
{
    auto const timeout = std::chrono::milliseconds(2500);
    auto const options = client_options({.timeout = timeout});
    CHECK(options.timeout == timeout);
    CHECK(options.download_timeout == timeout);
}
