#include "catch.hpp"

#include <airudder/detail/client/origin.hpp>

#include <sstream>
#include <string>
#include <string_view>

using airudder::detail::Origin;
using airudder::detail::origin_of;
using namespace std::string_literals;

namespace {

Origin read_origin(std::string_view url)
{
    CAPTURE(url);
    auto const origin = origin_of(url);
    REQUIRE(origin.has_value());
    return *origin;
}

std::string origin_refusal(std::string_view url)
{
    CAPTURE(url);
    auto const origin = origin_of(url);
    REQUIRE_FALSE(origin.has_value());
    return origin.error().message;
}

constexpr auto no_origin =
    "expected a URL of scheme and host, e.g. https://api.airudder.com, found ";
constexpr auto not_behind_host =
    "expected nothing, a port or a path after the host of the URL";
constexpr auto no_host =
    "expected an IP address or an ASCII host name in the URL";
constexpr auto no_port = "expected a port from 1 to 65535 in the URL";
constexpr auto has_user = "expected a URL without user and password";
constexpr auto has_path = "expected a URL without path, query and fragment";

} // namespace

TEST_CASE("an origin is scheme, host and port of a server's URL", "[origin]")
{
    CHECK(read_origin("https://api.airudder.com") ==
          Origin{true, "api.airudder.com", 443});
    CHECK(read_origin("http://127.0.0.1:8080/") ==
          Origin{false, "127.0.0.1", 8080});
    CHECK(read_origin("http://localhost") == Origin{false, "localhost", 80});
    CHECK(read_origin("https://h:1") == Origin{true, "h", 1});
    CHECK(read_origin("https://h:65535/") == Origin{true, "h", 65535});
    CHECK(read_origin("https://my_host-2.xn--mller-kva.example") ==
          Origin{true, "my_host-2.xn--mller-kva.example", 443});
}

TEST_CASE("different spellings of an origin are equal", "[origin]")
{
    Origin const origin{true, "api.airudder.com", 443};
    for (auto const url : {"HTTPS://API.AIRudder.COM/",
                           "https://api.airudder.com:443",
                           "https://api.airudder.com:",
                           "https://api.airudder.com:00443/"})
        CHECK(read_origin(url) == origin);
    for (auto const url : {"http://api.airudder.com:443",
                           "https://api.airudder.com:80",
                           "https://api.airudder.co"})
        CHECK_FALSE(read_origin(url) == origin);
}

TEST_CASE("an IPv6 host has one spelling and no brackets", "[origin]")
{
    CHECK(read_origin("http://[::1]:8080") == Origin{false, "::1", 8080});
    CHECK(read_origin("http://[0:0:0:0:0:0:0:1]") == Origin{false, "::1", 80});
    CHECK(read_origin("https://[2001:0DB8::00FF]/") ==
          Origin{true, "2001:db8::ff", 443});
    CHECK(read_origin("https://[::ffff:7F00:1]").host == "::ffff:127.0.0.1");
}

TEST_CASE("a text that is not a URL is not an origin", "[origin]")
{
    for (auto const& url : {""s,
                            "https"s,
                            "/"s,
                            "//h"s,
                            "127.0.0.1:80"s,
                            "https://[::1"s,
                            "https://[1.2.3.4]"s,
                            "https://[fe80::1%25eth0]"s,
                            " https://h"s,
                            "https://h "s,
                            "https://a b"s,
                            "https://h\t"s,
                            "https://a\tb"s,
                            "https://h\r\nX: y"s,
                            "https://h\n"s,
                            "\nhttps://h"s,
                            "https://h\0"s,
                            "https://h\0.example.com"s,
                            "\0"s,
                            "https://h\x7f"s,
                            "https://m\xc3\xbcller.example"s,
                            "https://h\xff"s,
                            "https://h\\x"s,
                            "https:\\\\h"s,
                            "https://h%"s,
                            "https://h%zz"s,
                            "https://<h>"s,
                            "https://h: 80"s})
        CHECK(origin_refusal(url).starts_with(no_origin));
}

TEST_CASE("only absolute http and https URLs are origins", "[origin]")
{
    for (auto const url : {"ftp://h",
                           "ws://h",
                           "httpss://h",
                           "h:80",
                           "localhost:8080",
                           "mailto:a@b",
                           "file:///etc/hosts",
                           "https:",
                           "https:h",
                           "https:/h",
                           "https:/"})
        CHECK(origin_refusal(url).starts_with(no_origin));
}

TEST_CASE("an error describes an invalid URL without repeating it", "[origin]")
{
    std::string const expected = no_origin;
    CHECK(origin_refusal("") == expected + "an empty text");
    for (auto const url : {"foo",
                           "localhost:8080",
                           "secret+token/==",
                           "user:password@h",
                           "a secret://h",
                           "://h"})
        CHECK(origin_refusal(url) ==
              expected + "a text that does not begin with a scheme and ://");
    CHECK(origin_refusal("made-up-secret://h") ==
          expected + "one that begins with another scheme");
    CHECK(origin_refusal("FTP://user:password@h") ==
          expected + "one that begins with ftp://");
    CHECK(origin_refusal("https://a b") ==
          expected + "one that RFC 3986 does not allow: without a host, or "
                     "with a character that has to be percent-encoded");
}

TEST_CASE("an origin cannot have user information", "[origin]")
{
    for (auto const url : {"https://a@b",
                           "https://user:pw@h",
                           "https://@h",
                           "https://:@h",
                           "https://:pw@h",
                           "https://a%40b@h",
                           "https://api.airudder.com@evil.example"})
        CHECK(origin_refusal(url) == has_user);
}

TEST_CASE("an origin can have the path / but no other path, query or fragment",
          "[origin]")
{
    for (auto const url : {"https://h/a",
                           "https://h//",
                           "https://h/.",
                           "https://h/%2f",
                           "https://h?",
                           "https://h/?a=b",
                           "https://h#",
                           "https://h/#a",
                           "https:///x"})
        CHECK(origin_refusal(url) == has_path);
    // Boost.URL parses these as paths.
    for (auto const url : {"https://127.0.0.1.example.com",
                           "https://1.2.3.4.",
                           "https://::1",
                           "https://h:443:1",
                           "https://[::1]@evil.example",
                           "https://[::1]evil.example",
                           "https://h:80a",
                           "https://h:+80",
                           "https://h:-1",
                           "https://h:0x50",
                           "https://1.2.3.4%2e5"})
        CHECK(origin_refusal(url) == not_behind_host);
}

TEST_CASE("a host is an IP address or a name of ASCII labels", "[origin]")
{
    for (auto const url : {"https://",
                           "https://:443",
                           "https:///",
                           "https://exa%6dple.com",
                           "https://%31.2.3.4",
                           "https://a%00b",
                           "https://h.",
                           "https://localhost.",
                           "https://.",
                           "https://.h",
                           "https://a..b",
                           "https://a!b",
                           "https://a,b",
                           "https://a~b",
                           "https://a;b",
                           "https://$h",
                           "https://a*",
                           "https://(h)",
                           "https://[v1.x]"})
        CHECK(origin_refusal(url) == no_host);
}

TEST_CASE("a name that resolvers may read as an IPv4 address is refused",
          "[origin]")
{
    for (auto const url : {"https://1.2.3",
                           "http://127.1",
                           "http://2130706433",
                           "http://0x7f000001",
                           "http://0X7F.1",
                           "http://0177.0.0.1",
                           "http://127.0.0.01",
                           "http://1.2.3.256",
                           "http://1.2.3.999",
                           "http://a.0x",
                           "http://a.0xfF",
                           "http://a.1"})
        CHECK(origin_refusal(url) == no_host);
    for (auto const url : {"http://a1",
                           "http://1a",
                           "http://127.1a",
                           "http://0x7g",
                           "http://a.f0",
                           "http://1.de",
                           "http://ff",
                           "http://x0"})
        CHECK(origin_of(url).has_value());
}

TEST_CASE("names and labels are limited to the lengths that DNS allows",
          "[origin]")
{
    auto const label = std::string(63, 'a');
    auto const most = label + '.' + label + '.' + label + '.';
    CHECK(read_origin("https://" + label).host == label);
    CHECK(origin_refusal("https://" + label + 'a') == no_host);
    CHECK(origin_refusal("https://b." + label + 'a') == no_host);
    CHECK(read_origin("https://" + most + label.substr(2)).host.size() == 253);
    CHECK(origin_refusal("https://" + most + label.substr(1)) == no_host);
    CHECK(origin_refusal("https://" + std::string(1 << 20, 'a')) == no_host);
    CHECK(origin_refusal("https://h/" + std::string(1 << 20, 'a')) == has_path);
    CHECK(origin_refusal("https://h:" + std::string(1 << 20, '1')) == no_port);
    CHECK(origin_refusal(std::string(1 << 20, '[')).starts_with(no_origin));
    CHECK(read_origin("https://h:" + std::string(1 << 20, '0') + '1').port ==
          1);
}

TEST_CASE("a port is a number from 1 to 65535", "[origin]")
{
    // Some of these are valid ports modulo 65536.
    for (auto const url : {"https://h:0",
                           "https://h:000",
                           "https://h:65536",
                           "https://h:65979",
                           "https://h:99999",
                           "https://h:4294967739",
                           "https://h:18446744073709552059"})
        CHECK(origin_refusal(url) == no_port);
}

TEST_CASE("no error shows an origin's URL", "[origin]")
{
    std::ostringstream printed;
    for (auto const& url : {"https://secret:secret@h"s,
                            "https://secret"s + '\n',
                            "https://h/secret"s,
                            "https://h?secret"s,
                            "https://h#secret"s,
                            "https://secret."s,
                            "secret://secret"s,
                            "https://secret:99999"s,
                            "https://127.0.0.1secret"s,
                            "https://secret%zz"s,
                            "secret"s}) {
        auto const origin = origin_of(url);
        REQUIRE_FALSE(origin.has_value());
        printed << origin.error() << '\n';
    }
    CHECK(printed.str().find("secret") == std::string::npos);
}
