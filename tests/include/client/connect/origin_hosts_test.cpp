#include "catch.hpp"

#include <airudder/detail/client/origin.hpp>

#include <string>

using airudder::detail::host_header;
using airudder::detail::is_ip_literal;
using airudder::detail::is_loopback;
using namespace std::string_literals;

TEST_CASE("the header Host has brackets for IPv6 and omits the default port",
          "[origin_hosts]")
{
    CHECK(host_header({true, "api.airudder.com", 443}) == "api.airudder.com");
    CHECK(host_header({false, "h", 80}) == "h");
    CHECK(host_header({false, "h", 443}) == "h:443");
    CHECK(host_header({true, "h", 80}) == "h:80");
    CHECK(host_header({false, "127.0.0.1", 8080}) == "127.0.0.1:8080");
    CHECK(host_header({true, "::1", 443}) == "[::1]");
    CHECK(host_header({true, "2001:db8::1", 65535}) == "[2001:db8::1]:65535");
}

TEST_CASE("an IP literal must be a complete address", "[origin_hosts]")
{
    for (auto const host : {"127.0.0.1",
                            "0.0.0.0",
                            "255.255.255.255",
                            "::",
                            "::1",
                            "2001:DB8::1",
                            "::ffff:1.2.3.4"})
        CHECK(is_ip_literal(host));
    for (auto const& host : {""s,
                             "1.2.3"s,
                             "1.2.3.4.5"s,
                             "1.2.3.256"s,
                             "01.2.3.4"s,
                             "1.2.3.4 "s,
                             " ::1"s,
                             "1.2.3.4\0"s,
                             "[::1]"s,
                             "::1%lo"s,
                             "1::2::3"s,
                             "a"s,
                             "h"s,
                             "1.2.3.4.example.com"s,
                             "2130706433"s})
        CHECK_FALSE(is_ip_literal(host));
}

TEST_CASE("loopback is 127/8, ::1 and localhost", "[origin_hosts]")
{
    for (auto const host : {"127.0.0.1",
                            "127.0.0.0",
                            "127.255.255.255",
                            "::1",
                            "0:0:0:0:0:0:0:1",
                            "localhost",
                            "LocalHost"})
        CHECK(is_loopback(host));
    for (auto const& host : {""s,
                             "localhost."s,
                             "localhost.example.com"s,
                             "api.localhost"s,
                             "xlocalhost"s,
                             "localhos"s,
                             "localhost\0"s,
                             " localhost"s,
                             "127.0.0.1.example.com"s,
                             "127.1"s,
                             "127.0.0.1."s,
                             "126.255.255.255"s,
                             "128.0.0.0"s,
                             "0.0.0.0"s,
                             "1.0.0.127"s,
                             "::"s,
                             "::2"s,
                             "::1:1"s,
                             "[::1]"s,
                             "::1%lo"s,
                             "::ffff:127.0.0.1"s,
                             "::127.0.0.1"s,
                             "2130706433"s})
        CHECK_FALSE(is_loopback(host));
}
