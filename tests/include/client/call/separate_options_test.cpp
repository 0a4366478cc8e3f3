#include "catch.hpp"

#include <airudder/client.hpp>

#include <stdexcept>

TEST_CASE("several files can use a client that is compiled once")
{
    CHECK_THROWS_AS(airudder::Client({.server = "nowhere"}),
                    std::invalid_argument);
    airudder::Client client({.server = "http://127.0.0.1:9"});
    auto const result = client.download("http://127.0.0.1:9/a", "a");
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == airudder::CallErrorKind::request);
}
