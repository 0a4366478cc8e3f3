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

TEST_CASE("paths have one end if the shorter one is the end of the other")
{
    CHECK(have_one_end("/boats/list", "/boats/list"));
    CHECK(have_one_end("boats/list", "/boats/list"));
    CHECK(have_one_end("/h.example/boats/list", "/boats/list"));
    CHECK(have_one_end("/list", "/boats/list"));
    CHECK(have_one_end("", "/"));
    CHECK_FALSE(have_one_end("/oats/list", "/boats/list"));
    CHECK_FALSE(have_one_end("/boats/list", "/boats"));
    CHECK_FALSE(have_one_end("/boats/list", "/"));
    CHECK_FALSE(have_one_end("", "/boats/list"));
}

TEST_CASE("a target has no origin, and a query may hold one")
{
    auto const url = read_url("/a?u=http://b");
    CHECK(url.origin.empty());
    CHECK(url.path == "/a");
    CHECK(url.query == Pairs{{"u", "http://b"}});
    CHECK(read_url("https://h").path.empty());
}
