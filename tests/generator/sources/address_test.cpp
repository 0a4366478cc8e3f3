#include "generator/sources/address.hpp"

#include "catch.hpp"

using namespace airudder::generator;

TEST_CASE("an endpoint's URL is an origin and a path")
{
    auto const address = read_address("https://api.example:8443/v1/a-b_c.d");
    REQUIRE(address);
    CHECK(address->origin == "https://api.example:8443");
    CHECK(address->path == "/v1/a-b_c.d");
    CHECK(read_address("http://api.example")->path == "/");
}

TEST_CASE("a path may have parameters and lack an origin")
{
    auto const address = read_address("https://api.example/boats/{boat-id}/x");
    REQUIRE(address);
    CHECK(address->origin == "https://api.example");
    CHECK(address->path == "/boats/{boat-id}/x");
    auto const path = read_address("/boats/{id}");
    REQUIRE(path);
    CHECK(path->origin == "");
    CHECK(path->path == "/boats/{id}");
    CHECK(read_address("/api.example.cn/x/")->path == "/api.example.cn/x/");
}

TEST_CASE("a sentence or a URL with a query is not an endpoint's URL")
{
    for (auto const* const url : {"",
                                  "the receiver says where",
                                  "https://",
                                  "https:///path",
                                  "ftp://api.example/a",
                                  "https://api.example/a?b=c",
                                  "https://api.example/{id",
                                  "https://api.example/{}",
                                  "/a/{b c}",
                                  "/a/{缺}",
                                  "/由我方推送",
                                  "/your address",
                                  "boats",
                                  "https://api.example/a#b",
                                  "https://api.example/a b",
                                  "https://api.example对接方",
                                  "https://api.example/对"}) {
        INFO(url);
        CHECK_FALSE(read_address(url));
    }
}

TEST_CASE("a URL before a sentence is found")
{
    CHECK(leading_url("https://api.example对接方") == "https://api.example");
    CHECK(leading_url("https://api.example/a对") == "https://api.example/a");
    CHECK(leading_url("对接方https://api.example").empty());
    CHECK(leading_url("").empty());
}
