#include "catch.hpp"

#include <airudder/detail/receiver/forwarded.hpp>

#include <string>
#include <utility>
#include <vector>

namespace {

using airudder::HeaderView;
using airudder::detail::parse_address;
using airudder::detail::parse_networks;

/// The sender of a request from 10.0.0.1, which is trusted as all of 10.0.0.0/8
/// and 2001:db8::/32.
std::string sender(std::vector<HeaderView> const& headers,
                   std::string const& connection = "10.0.0.1")
{
    auto const trusted =
        parse_networks({"10.0.0.0/8", "2001:db8::/32"}, "trusted_proxies");
    return airudder::detail::sender_of(
               *parse_address(connection), headers, trusted)
        .to_string();
}

std::string forwarded(std::string_view value)
{
    return sender({{"forwarded", value}});
}

std::string simple(std::string_view value)
{
    return sender({{"X-Forwarded-FOR", value}});
}

} // namespace

TEST_CASE("only a trusted proxy's fields are believed")
{
    std::vector<HeaderView> const headers{{"Forwarded", "for=192.0.2.1"},
                                          {"X-Forwarded-For", "192.0.2.1"}};
    CHECK(sender(headers) == "192.0.2.1");
    CHECK(sender(headers, "203.0.113.7") == "203.0.113.7");
    CHECK(sender({}) == "10.0.0.1");
}

TEST_CASE("nodes are read in every documented form")
{
    CHECK(forwarded("for=192.0.2.1") == "192.0.2.1");
    CHECK(forwarded("For=\"192.0.2.1\"") == "192.0.2.1");
    CHECK(forwarded("for=192.0.2.1:4711") == "192.0.2.1");
    CHECK(forwarded("for=\"192.0.2.1:_port\"") == "192.0.2.1");
    CHECK(forwarded("for=\"[2001:db9::7]\"") == "2001:db9::7");
    CHECK(forwarded("FOR=\"[2001:DB9::7]:4711\"") == "2001:db9::7");
    CHECK(forwarded("proto=https;for=192.0.2.1;by=10.0.0.1") == "192.0.2.1");
    CHECK(forwarded("by=\"a;for=192.0.2.9\" ; for=192.0.2.1") == "192.0.2.1");
    CHECK(simple("192.0.2.1") == "192.0.2.1");
    CHECK(simple("192.0.2.1:4711") == "192.0.2.1");
    CHECK(simple("2001:db9::7") == "2001:db9::7");
    CHECK(simple("[2001:db9::7]:4711") == "2001:db9::7");
    CHECK(simple("::ffff:192.0.2.1") == "192.0.2.1");
}

TEST_CASE("the last node that is not a trusted proxy's is the sender")
{
    CHECK(forwarded("for=1.1.1.1, for=192.0.2.1, for=10.9.9.9") == "192.0.2.1");
    CHECK(simple("1.1.1.1,192.0.2.1 ,10.9.9.9, 2001:db8::1") == "192.0.2.1");
    CHECK(sender({{"X-Forwarded-For", "1.1.1.1"},
                  {"X-Forwarded-For", "192.0.2.1"}}) == "192.0.2.1");
    // All of them are proxies: the first is the sender.
    CHECK(simple("10.3.3.3, 10.2.2.2") == "10.3.3.3");
}

TEST_CASE("text before a node that is not an address is not believed")
{
    for (auto const* unknown : {"unknown",
                                "_hidden",
                                "",
                                "\"\"",
                                "192.0.2",
                                "[2001:db9::7",
                                "\"[2001:db9::7]x\"",
                                "[]",
                                "[",
                                ":",
                                "host:80"}) {
        INFO(unknown);
        CHECK(forwarded("for=1.1.1.1, for=" + std::string(unknown)) ==
              "10.0.0.1");
        CHECK(simple("1.1.1.1, " + std::string(unknown) + ", 10.2.2.2") ==
              "10.2.2.2");
    }
    CHECK(forwarded("for=1.1.1.1, proto=https") == "10.0.0.1");
    CHECK(forwarded("1.1.1.1") == "10.0.0.1");
}

TEST_CASE("a sender cannot hide what a proxy appends")
{
    // The sender's part ends in a quoted string that does not end.
    for (std::string const appended :
         {", for=192.0.2.1", ", for=\"[2001:db9::7]\""})
        for (std::string const sent : {"for=6.6.6.6;x=\"",
                                       "for=6.6.6.6;x=\"\\",
                                       "for=\"6.6.6.6\";x=\"",
                                       "for=6.6.6.6, for=\""}) {
            INFO(sent + appended);
            CHECK(forwarded(sent + appended) == "10.0.0.1");
        }
    CHECK(simple("\"6.6.6.6, 192.0.2.1") == "10.0.0.1");
}

TEST_CASE("two kinds of fields that differ are not believed")
{
    CHECK(sender({{"Forwarded", "for=6.6.6.6"},
                  {"X-Forwarded-For", "192.0.2.1"}}) == "10.0.0.1");
    CHECK(sender({{"Forwarded", "for=192.0.2.1"},
                  {"X-Forwarded-For", "6.6.6.6, 192.0.2.1"}}) == "192.0.2.1");
}
