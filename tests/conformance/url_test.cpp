#include "url.hpp"

#include "catch.hpp"

using namespace airudder::conformance;

TEST_CASE("a URL is read into origin, path and decoded query")
{
    auto const url = read_url("https://h.example/a/b?x=%2B1&y&&z=a=b+");
    CHECK(url.origin == "https://h.example");
    CHECK(url.path == "/a/b");
    CHECK(url.query == Pairs{{"x", "+1"}, {"y", ""}, {"z", "a=b+"}});
}

TEST_CASE("a target has no origin, and a query may hold one")
{
    auto const url = read_url("/a?u=http://b");
    CHECK(url.origin.empty());
    CHECK(url.path == "/a");
    CHECK(url.query == Pairs{{"u", "http://b"}});
    CHECK(read_url("https://h").path.empty());
}
