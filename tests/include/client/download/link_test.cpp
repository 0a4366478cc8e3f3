#include "catch.hpp"

#include <airudder/detail/client/link.hpp>

#include <sstream>
#include <string>
#include <string_view>
#include <utility>

using airudder::detail::Link;
using airudder::detail::link_of;
using airudder::detail::Origin;
using airudder::detail::redirected;
using namespace std::string_literals;

namespace {

Link read_link(std::string_view url)
{
    CAPTURE(url);
    auto const link = link_of(url);
    REQUIRE(link.has_value());
    return *link;
}

/// The link that a Location leads to from RFC 3986's base URL.
Link followed(std::string_view location,
              std::string_view base = "http://a/b/c/d;p?q")
{
    CAPTURE(base, location);
    auto const link = redirected(base, location);
    REQUIRE(link.has_value());
    CHECK(redirected(read_link(base), location).value() == *link);
    return *link;
}

Origin const origin_a{false, "a", 80};

} // namespace

TEST_CASE("a link is an origin with a path and a query", "[link]")
{
    CHECK(read_link("https://H.example:8443/a/b?c=d&e") ==
          Link{{true, "h.example", 8443}, "/a/b?c=d&e"});
    CHECK(read_link("http://[::1]/x") == Link{{false, "::1", 80}, "/x"});
    for (auto const& [url, target] :
         {std::pair("http://a", "/"),
          {"http://a/", "/"},
          {"http://a?", "/?"},
          {"http://a?b=/c?d", "/?b=/c?d"},
          {"http://a/?", "/?"},
          {"http://a//b", "//b"},
          {"http://a/b/../c", "/b/../c"},
          {"http://a/%2F%7e%20%00?%c3", "/%2F%7e%20%00?%c3"},
          {"http://a/@:80/b@c?d:e@f", "/@:80/b@c?d:e@f"}})
        CHECK(read_link(url) == Link{origin_a, target});
}

TEST_CASE("a link's fragment is dropped", "[link]")
{
    CHECK(read_link("http://a#b").target == "/");
    CHECK(read_link("http://a/b?c#d?e/f").target == "/b?c");
    CHECK(read_link("http://a/b#").target == "/b");
}

TEST_CASE("a link can be megabytes long", "[link]")
{
    std::string const part(1 << 20, 'a');
    CHECK(read_link("http://a/" + part + '?' + part).target ==
          '/' + part + '?' + part);
}

TEST_CASE("a URL without a valid origin is not a link", "[link]")
{
    for (auto const& url : {""s,
                            "/a"s,
                            "//a/b"s,
                            "a/b"s,
                            "ftp://a/b"s,
                            "javascript:alert(1)"s,
                            "http:a"s,
                            "http:/a"s,
                            "http:///x"s,
                            "http://u@a/b"s,
                            "http://user:pw@a/b"s,
                            "http://@a/b"s,
                            "http://a:0/b"s,
                            "http://a:99999/b"s,
                            "http://exa%6dple.com/b"s,
                            "http://1.2.3/b"s,
                            "http://[::1/b"s,
                            "http://127.0.0.1.example.com/b"s,
                            "http://a\\b"s,
                            "http://a/b c"s,
                            "http://a/b\tc"s,
                            "http://a/b\r\nc: d"s,
                            "http://a/\0"s,
                            "http://a/\xc3\xbc"s,
                            "http://a/%"s,
                            "http://a/?%zz"s}) {
        CAPTURE(url);
        CHECK_FALSE(link_of(url).has_value());
    }
}

TEST_CASE("a Location is resolved as in RFC 3986, section 5.4.1", "[link]")
{
    for (auto const& [location, target] :
         {std::pair("g", "/b/c/g"), {"./g", "/b/c/g"},
          {"g/", "/b/c/g/"},        {"/g", "/g"},
          {"?y", "/b/c/d;p?y"},     {"g?y", "/b/c/g?y"},
          {"#s", "/b/c/d;p?q"},     {"g#s", "/b/c/g"},
          {"g?y#s", "/b/c/g?y"},    {";x", "/b/c/;x"},
          {"g;x", "/b/c/g;x"},      {"g;x?y#s", "/b/c/g;x?y"},
          {"", "/b/c/d;p?q"},       {".", "/b/c/"},
          {"./", "/b/c/"},          {"..", "/b/"},
          {"../", "/b/"},           {"../g", "/b/g"},
          {"../..", "/"},           {"../../", "/"},
          {"../../g", "/g"}})
        CHECK(followed(location) == Link{origin_a, target});
    CHECK(followed("//g") == Link{{false, "g", 80}, "/"});
    CHECK_FALSE(redirected("http://a/b/c/d;p?q", "g:h").has_value());
}

TEST_CASE("a Location is resolved as in RFC 3986, section 5.4.2", "[link]")
{
    for (auto const& [location, target] : {std::pair("../../../g", "/g"),
                                           {"../../../../g", "/g"},
                                           {"/./g", "/g"},
                                           {"/../g", "/g"},
                                           {"g.", "/b/c/g."},
                                           {".g", "/b/c/.g"},
                                           {"g..", "/b/c/g.."},
                                           {"..g", "/b/c/..g"},
                                           {"./../g", "/b/g"},
                                           {"./g/.", "/b/c/g/"},
                                           {"g/./h", "/b/c/g/h"},
                                           {"g/../h", "/b/c/h"},
                                           {"g;x=1/./y", "/b/c/g;x=1/y"},
                                           {"g;x=1/../y", "/b/c/y"},
                                           {"g?y/./x", "/b/c/g?y/./x"},
                                           {"g?y/../x", "/b/c/g?y/../x"},
                                           {"g#s/./x", "/b/c/g"},
                                           {"g#s/../x", "/b/c/g"}})
        CHECK(followed(location) == Link{origin_a, target});
    CHECK_FALSE(redirected("http://a/b/c/d;p?q", "http:g").has_value());
}

TEST_CASE("a Location can lead to another origin", "[link]")
{
    Link const other{{true, "h", 443}, "/x?y"};
    CHECK(followed("https://H/x?y#z") == other);
    CHECK(followed("//h/x?y", "https://a") == other);
    CHECK(followed("https://h/../x/y/../../x?y") == other);
    CHECK(followed("//h/./x?y", "https://a:444/b") == other);
    CHECK(followed("http://h:443/x?y") == Link{{false, "h", 443}, "/x?y"});
    CHECK(followed("https://h/..").target == "/");
    CHECK(followed("https://h?y/../x").target == "/?y/../x");
}

TEST_CASE("a Location without an authority keeps the origin", "[link]")
{
    Origin const origin{true, "::1", 8443};
    for (auto const base : {"https://[::1]:8443", "https://[0::1]:8443/b?c/d"})
        CHECK(followed("e?f", base) == Link{origin, "/e?f"});
    CHECK(followed("", "https://[::1]:8443/b?#") == Link{origin, "/b?"});
    CHECK(followed("?", "https://[::1]:8443/b?c") == Link{origin, "/b?"});
    CHECK(followed("/..//h/x") == Link{origin_a, "//h/x"});
    CHECK(followed("/.//h/x") == Link{origin_a, "//h/x"});
    CHECK(followed(".//h", "http://a//b") == Link{origin_a, "///h"});
    CHECK(followed("../g", "http://a//b") == Link{origin_a, "/g"});
    CHECK(followed("./g:h") == Link{origin_a, "/b/c/g:h"});
    CHECK(followed("@h") == Link{origin_a, "/b/c/@h"});
}

TEST_CASE("a redirect does not change percent-encoding", "[link]")
{
    auto const target = "/%2F%2f%3A%7e%41%c3%A9%00?%2e%2F";
    CHECK(followed("http://a"s + target).target == target);
    CHECK(followed("//a"s + target).target == target);
    CHECK(followed(target).target == target);
    CHECK(followed("%2e%2e/%2E").target == "/b/c/%2e%2e/%2E");
}

TEST_CASE("a Location that is not a valid link is refused", "[link]")
{
    for (auto const& location : {"ftp://h/x"s,
                                 "javascript:alert(1)"s,
                                 "data:,x"s,
                                 "http:"s,
                                 "http:/x"s,
                                 "http:///x"s,
                                 "//"s,
                                 "///x"s,
                                 "////h/x"s,
                                 "//u:p@h/x"s,
                                 "//@h"s,
                                 "https://u@h"s,
                                 "//h:0"s,
                                 "//h:65536"s,
                                 "//exa%6dple.com"s,
                                 "//127.1"s,
                                 "//127.0.0.1.example.com/x"s,
                                 "//[::1].example.com/x"s,
                                 "//h:80.example.com/x"s,
                                 "//[::1"s,
                                 "g:h"s,
                                 ":"s,
                                 "a b"s,
                                 " /x"s,
                                 "/x "s,
                                 "/x\ty"s,
                                 "/x\r\ny: z"s,
                                 "/\0"s,
                                 "/\xc3\xbc"s,
                                 "\\\\h"s,
                                 "/\\h"s,
                                 "/%"s}) {
        CAPTURE(location);
        CHECK_FALSE(redirected("http://a/b", location).has_value());
        CHECK_FALSE(redirected(Link{origin_a, "/b"}, location).has_value());
    }
}

TEST_CASE("thousands of dot segments do not lead above the root", "[link]")
{
    std::string up;
    for (int i = 0; i != 100'000; ++i)
        up += i % 2 == 0 ? "a/../" : "../";
    CHECK(followed(up).target == "/");
}

TEST_CASE("no error shows a link", "[link]")
{
    std::ostringstream printed;
    for (auto const& url : {"https://secret:secret@h/secret"s,
                            "https://h/secret\n"s,
                            "//secret@h/secret"s,
                            "https://h:0/secret?secret"s,
                            "https://127.0.0.1secret/secret"s,
                            "secret:secret"s}) {
        for (auto const& link : {link_of(url),
                                 redirected("https://a", url),
                                 redirected(url, "/secret")}) {
            REQUIRE_FALSE(link.has_value());
            printed << link.error() << '\n';
        }
    }
    CHECK(printed.str().find("secret") == std::string::npos);
}
