#include "catch.hpp"

#include <airudder/detail/receiver/address.hpp>

#include <stdexcept>
#include <string>
#include <vector>

using airudder::detail::is_in;
using airudder::detail::Network;
using airudder::detail::parse_address;
using airudder::detail::parse_networks;

namespace {

bool contains(std::string const& network, std::string const& address)
{
    return is_in(parse_networks({network}, "x"), *parse_address(address));
}

} // namespace

TEST_CASE("networks contain the addresses that share their first bits")
{
    CHECK(contains("203.0.113.7", "203.0.113.7"));
    CHECK_FALSE(contains("203.0.113.7", "203.0.113.6"));
    CHECK(contains("203.0.113.0/24", "203.0.113.255"));
    CHECK_FALSE(contains("203.0.113.0/24", "203.0.114.0"));
    CHECK(contains("203.0.113.128/25", "203.0.113.200"));
    CHECK_FALSE(contains("203.0.113.128/25", "203.0.113.127"));
    CHECK(contains("10.0.0.1/31", "10.0.0.0"));
    CHECK(contains("0.0.0.0/0", "255.255.255.255"));
    CHECK(contains("2001:db8::/32", "2001:db8:ffff::1"));
    CHECK_FALSE(contains("2001:db8::/32", "2001:db9::1"));
    CHECK(contains("2001:db8::/33", "2001:db8:7fff::1"));
    CHECK_FALSE(contains("2001:db8::/33", "2001:db8:8000::1"));
    CHECK(contains("::/0", "::1"));
    CHECK(contains("::1/128", "::1"));
}

TEST_CASE("a network contains addresses of its own family only")
{
    CHECK_FALSE(contains("::/0", "10.0.0.1"));
    CHECK_FALSE(contains("0.0.0.0/0", "::1"));
    // A socket for IPv6 shows IPv4 addresses like this.
    CHECK(contains("10.0.0.0/8", "::ffff:10.1.2.3"));
    CHECK(contains("::ffff:10.1.2.3", "10.1.2.3"));
}

TEST_CASE("other texts are not networks")
{
    for (auto const* text : {"",
                             "/8",
                             "10.0.0.0/",
                             "10.0.0.0/33",
                             "10.0.0.0/-1",
                             "10.0.0.0/+8",
                             "10.0.0.0/8 ",
                             "10.0.0.0/8x",
                             "10.0.0/8",
                             "10.0.0.256",
                             " 10.0.0.1",
                             "::/129",
                             "localhost",
                             "10.0.0.0/8/8",
                             "10.0.0.0/99999999999"}) {
        INFO(text);
        CHECK_FALSE(Network::parse(text));
        CHECK_THROWS_AS(parse_networks({"10.0.0.1", text}, "x"),
                        std::invalid_argument);
    }
    CHECK_THROWS_WITH(
        parse_networks({"nowhere"}, "trusted_proxies"),
        "trusted_proxies: expected an address or a network, found \"nowhere\"");
}
