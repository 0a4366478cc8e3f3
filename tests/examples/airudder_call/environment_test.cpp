#include "airudder_call/environment.hpp"

#include "catch.hpp"

#include <airudder/client/client_options.hpp>

#include <chrono>

using airudder_call::client_options;

TEST_CASE("what the arguments do not say is as the client has it", "[call]")
{
    airudder::ClientOptions const usual;
    auto const options = client_options({});
    CHECK(options.server == usual.server);
    CHECK(options.timeout == usual.timeout);
    CHECK(options.download_timeout == usual.download_timeout);
    CHECK(options.strict == usual.strict);
    CHECK(options.ca_file.empty());
    CHECK(options.encryption_key.empty());
}

TEST_CASE("a timeout is that of calls and of downloads", "[call]")
{
    auto const timeout = std::chrono::milliseconds(2500);
    auto const options = client_options({.timeout = timeout});
    CHECK(options.timeout == timeout);
    CHECK(options.download_timeout == timeout);
}
