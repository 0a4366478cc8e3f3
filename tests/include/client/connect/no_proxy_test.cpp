#include "catch.hpp"

#include <airudder/detail/client/proxy.hpp>

using airudder::detail::bypasses_proxy;

TEST_CASE("a no_proxy entry matches a domain and its subdomains", "[no_proxy]")
{
    for (auto const entry : {"example.com",
                             ".example.com",
                             "EXAMPLE.com",
                             "example.com.",
                             ".com"}) {
        CAPTURE(entry);
        CHECK(bypasses_proxy(entry, "example.com"));
        CHECK(bypasses_proxy(entry, "api.example.com"));
        CHECK(bypasses_proxy(entry, "a.b.Example.Com"));
        CHECK_FALSE(bypasses_proxy(entry, "example.org"));
        CHECK_FALSE(bypasses_proxy(entry, "com.example.com.org"));
    }
    CHECK(bypasses_proxy("api", "api"));
    for (auto const entry : {"ample.com",
                             ".ample.com",
                             "xample.com",
                             "api.example.com.org",
                             "an.api.example.com",
                             "..example.com",
                             "example.com..",
                             ".",
                             "..",
                             "example",
                             "api",
                             "api."}) {
        CAPTURE(entry);
        CHECK_FALSE(bypasses_proxy(entry, "api.example.com"));
    }
}

TEST_CASE("no_proxy entries are separated by commas and white space is ignored",
          "[no_proxy]")
{
    for (auto const list : {"h",
                            " h ",
                            "\th\t",
                            "a,h",
                            "h,a",
                            "a , h , b",
                            ",h",
                            "h,",
                            ", ,,h,,",
                            "a,*",
                            " * "}) {
        CAPTURE(list);
        CHECK(bypasses_proxy(list, "h"));
    }
    for (auto const list :
         {"", ",", " ", " , \t,", "a h", "h;a", "h h", ". h"}) {
        CAPTURE(list);
        CHECK_FALSE(bypasses_proxy(list, "h"));
        CHECK_FALSE(bypasses_proxy(list, "h."));
        CHECK_FALSE(bypasses_proxy(list, "10.0.0.1"));
        CHECK_FALSE(bypasses_proxy(list, "2001:db8::1"));
    }
}

TEST_CASE("an asterisk is a wildcard only as a whole entry", "[no_proxy]")
{
    CHECK(bypasses_proxy("*", "api.example.com"));
    CHECK(bypasses_proxy("*", "10.0.0.1"));
    CHECK(bypasses_proxy("*", "2001:db8::1"));
    for (auto const entry : {"**", "*.example.com", "*example.com", ".*"})
        CHECK_FALSE(bypasses_proxy(entry, "api.example.com"));
    CHECK_FALSE(bypasses_proxy("10.*", "10.0.0.1"));
}

TEST_CASE("no_proxy compares IP addresses as addresses", "[no_proxy]")
{
    CHECK(bypasses_proxy("10.0.0.1", "10.0.0.1"));
    for (auto const entry : {"2001:db8::1",
                             "[2001:db8::1]",
                             "2001:DB8:0:0:0:0:0:1",
                             "[2001:0db8:0::0001]"}) {
        CAPTURE(entry);
        CHECK(bypasses_proxy(entry, "2001:db8::1"));
        CHECK(bypasses_proxy(entry, "2001:db8:0::1"));
        CHECK_FALSE(bypasses_proxy(entry, "2001:db8::2"));
    }
    for (auto const entry : {"0.0.1",
                             ".0.0.1",
                             ".10.0.0.1",
                             "10.0.0.1.",
                             "1",
                             "010.0.0.1",
                             "110.0.0.1",
                             "[10.0.0.1]",
                             "::ffff:10.0.0.1",
                             "10.0.0.0/8",
                             "10.0.0.1/32"}) {
        CAPTURE(entry);
        CHECK_FALSE(bypasses_proxy(entry, "10.0.0.1"));
    }
    for (auto const entry : {"[2001:db8::1",
                             "[2001:db8::10",
                             "2001:db8::1]",
                             "[[2001:db8::1]]",
                             ".2001:db8::1",
                             "::1",
                             "[]",
                             "[",
                             "2001:db8::/32"}) {
        CAPTURE(entry);
        CHECK_FALSE(bypasses_proxy(entry, "2001:db8::1"));
    }
}

TEST_CASE("a no_proxy entry with a port matches nothing", "[no_proxy]")
{
    CHECK_FALSE(bypasses_proxy("h:8080,h:443", "h"));
    CHECK_FALSE(bypasses_proxy("10.0.0.1:443", "10.0.0.1"));
    CHECK_FALSE(bypasses_proxy("[2001:db8::1]:443", "2001:db8::1"));
}
