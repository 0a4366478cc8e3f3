#include "catch.hpp"

#include <airudder/detail/client/proxy.hpp>

#include <cstdlib>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

using airudder::detail::bypasses_proxy;
using airudder::detail::Origin;
using airudder::detail::Proxy;
using airudder::detail::proxy_of;
using airudder::detail::ProxyChoice;
using namespace std::string_literals;

namespace {

Proxy read_proxy(std::string_view url)
{
    CAPTURE(url);
    auto const proxy = proxy_of(url);
    REQUIRE(proxy.has_value());
    return *proxy;
}

std::string proxy_refusal(std::string_view url)
{
    CAPTURE(url);
    auto const proxy = proxy_of(url);
    REQUIRE_FALSE(proxy.has_value());
    return proxy.error().message;
}

std::map<std::string, std::string> proxy_variables;

char const* proxy_variable(char const* name)
{
    auto const found = proxy_variables.find(name);
    return found == proxy_variables.end() ? nullptr : found->second.c_str();
}

/// The host of the proxy chosen with the variables `given`; empty for none.
std::string chosen(std::map<std::string, std::string> given,
                   std::optional<std::string> const& option = std::nullopt,
                   std::string const& target = "api.airudder.com")
{
    proxy_variables = std::move(given);
    auto const proxy =
        ProxyChoice(option, proxy_variable).proxy_for({true, target, 443});
    REQUIRE(proxy.has_value());
    return *proxy ? (**proxy).origin.host : "";
}

constexpr auto no_control = "expected no control character in the proxy's user "
                            "and password";

} // namespace

TEST_CASE("a proxy is a plain HTTP origin with optional credentials", "[proxy]")
{
    CHECK(read_proxy("http://proxy.example.com:3128") ==
          Proxy{{false, "proxy.example.com", 3128}, ""});
    CHECK(read_proxy("HTTP://P/") == Proxy{{false, "p", 80}, ""});
    CHECK(read_proxy("http://[0::1]:8080") == Proxy{{false, "::1", 8080}, ""});
    CHECK(read_proxy("http://user:pw@h:1").credentials == "user:pw");
}

TEST_CASE("a proxy's credentials are percent-decoded", "[proxy]")
{
    for (auto const& [url, credentials] :
         {std::pair("http://u:p%40%2f%3A%25@h", "u:p@/:%"),
          {"http://u%40d:p:q@h", "u@d:p:q"},
          {"http://u@h", "u:"},
          {"http://u:@h", "u:"},
          {"http://:p@h", ":p"},
          {"http://%c3%bc:%20@h", "\xc3\xbc: "},
          {"http://a+b:c@h", "a+b:c"},
          {"http://@h", ""},
          {"http://:@h", ""}})
        CHECK(read_proxy(url) == Proxy{{false, "h", 80}, credentials});
}

TEST_CASE("credentials that a header cannot hold are refused", "[proxy]")
{
    for (auto const url : {"http://u%0d:p@h",
                           "http://u%0A:p@h",
                           "http://u%00@h",
                           "http://u:p%0D%0aX-Y:%20z@h",
                           "http://u:p%00q@h",
                           "http://u:%09@h",
                           "http://u:%1f@h",
                           "http://u:%7F@h",
                           "http://%0a@h"})
        CHECK(proxy_refusal(url) == no_control);
    for (auto const url : {"http://u%3Av:p@h", "http://%3a@h"})
        CHECK(proxy_refusal(url) == "expected no colon in the proxy's user");
}

TEST_CASE("a proxy's URL must begin with http://", "[proxy]")
{
    CHECK(proxy_refusal("https://h:3128") ==
          "expected a proxy's URL that begins with http://, found https://");
    std::string const expected = "expected a URL of an HTTP proxy, e.g. "
                                 "http://my-proxy:3128, found ";
    CHECK(proxy_refusal("socks5://h") ==
          expected + "one that begins with socks5://");
    for (auto const url : {"foo", "h:3128", "http:h"})
        CHECK(proxy_refusal(url) ==
              expected + "a text that does not begin with a scheme and ://");
}

TEST_CASE("a URL without a valid origin is not a proxy", "[proxy]")
{
    for (auto const url :
         {"http://h/a", "http://h//", "http://h?", "http://h/#a"})
        CHECK(proxy_refusal(url) ==
              "expected a URL without path, query and fragment");
    for (auto const& url : {""s,
                            "h"s,
                            "h h"s,
                            "127.0.0.1:3128"s,
                            "//h"s,
                            "http://"s,
                            "http:///x"s,
                            "http://u:p@"s,
                            "http://:3128"s,
                            "http://h:0"s,
                            "http://h:99999"s,
                            "http://[::1"s,
                            "http://1.2.3"s,
                            "http://exa%6dple.com"s,
                            "http://127.0.0.1.example.com"s,
                            "http://a@b@c"s,
                            "http://u:p@h\n"s,
                            "http://u:p\tq@h"s,
                            "http://u:p@h\0"s,
                            "http://u:%@h"s,
                            "http://u:p@"s + std::string(1 << 20, 'h')}) {
        CAPTURE(url);
        CHECK_FALSE(proxy_of(url).has_value());
    }
}

TEST_CASE("no error shows a proxy's URL", "[proxy]")
{
    std::ostringstream printed;
    for (auto const url : {"http://secret:secret@h/",
                           "https://secret:secret@secret",
                           "http://secret:secret%0d@h",
                           "http://sec%3Aret:secret@h",
                           "http://secret:secret@h/secret",
                           "http://secret:secret@secret:0",
                           "http://secret:secret@secret.",
                           "http://secret:secret@127.0.0.1secret",
                           "http://secret:sec ret@h",
                           "secret:secret@h"}) {
        auto const proxy = proxy_of(url);
        CHECK(proxy.has_value() == (url == "http://secret:secret@h/"s));
        proxy_variables = {{"https_proxy", url}};
        printed << proxy.error() << '\n'
                << ProxyChoice(url, proxy_variable)
                       .proxy_for({true, "h", 443})
                       .error()
                << '\n'
                << ProxyChoice(std::nullopt, proxy_variable)
                       .proxy_for({true, "h", 443})
                       .error()
                << '\n';
    }
    CHECK(printed.str().find("expected") != std::string::npos);
    CHECK(printed.str().find("secret") == std::string::npos);
    CHECK(printed.str().find("ret") == std::string::npos);
}

TEST_CASE("a loopback host never has a proxy", "[proxy]")
{
    for (auto const host :
         {"127.0.0.1", "127.1.2.3", "::1", "localhost", "LOCALHOST"}) {
        CAPTURE(host);
        CHECK(bypasses_proxy("", host));
        CHECK(bypasses_proxy("example.com", host));
        CHECK(chosen({{"https_proxy", "http://p"}}, std::nullopt, host) == "");
        CHECK(chosen({{"https_proxy", "no URL"}}, std::nullopt, host) == "");
        CHECK(chosen({}, "http://p", host) == "");
    }
    CHECK_FALSE(bypasses_proxy("", "localhost.example.com"));
    CHECK(chosen({}, "http://p", "127.0.0.1.example.com") == "p");
}

TEST_CASE("the proxy option overrides the environment", "[proxy]")
{
    CHECK(chosen({}, "http://option") == "option");
    CHECK(chosen({{"https_proxy", "http://p"}}, "http://option") == "option");
    CHECK(chosen({{"https_proxy", "http://p"}}, "") == "");
    CHECK(chosen({{"https_proxy", "no URL"}}, "") == "");
    CHECK(chosen({{"no_proxy", "*"}}, "http://option") == "option");
}

TEST_CASE("the environment determines the proxy if the option is not set",
          "[proxy]")
{
    CHECK(chosen({}) == "");
    CHECK(chosen({{"https_proxy", "http://p"}}) == "p");
    CHECK(chosen({{"HTTPS_PROXY", "http://q"}}) == "q");
    CHECK(chosen({{"https_proxy", "http://p"}, {"HTTPS_PROXY", "http://q"}}) ==
          "p");
    CHECK(chosen({{"https_proxy", ""}, {"HTTPS_PROXY", "http://q"}}) == "q");
    CHECK(chosen({{"https_proxy", ""}, {"HTTPS_PROXY", ""}}) == "");
    // The header Proxy of a request sets HTTP_PROXY of a CGI program.
    CHECK(chosen({{"http_proxy", "http://p"},
                  {"HTTP_PROXY", "http://p"},
                  {"all_proxy", "http://p"}}) == "");
}

TEST_CASE("the environment's proxy is not used for hosts in no_proxy",
          "[proxy]")
{
    auto const with = [](std::string lower, std::string upper) {
        return chosen({{"https_proxy", "http://p"},
                       {"no_proxy", std::move(lower)},
                       {"NO_PROXY", std::move(upper)}});
    };
    CHECK(with("airudder.com", "") == "");
    CHECK(with("", "airudder.com") == "");
    CHECK(with("example.com", "airudder.com") == "p");
    CHECK(with("airudder.com", "example.com") == "");
    CHECK(with("", "") == "p");
    CHECK(chosen({{"HTTPS_PROXY", "http://p"}, {"NO_PROXY", "*"}}) == "");
    CHECK(chosen({{"https_proxy", "no URL"}, {"no_proxy", "*"}}) == "");
}

TEST_CASE("the chosen proxy has its port and credentials", "[proxy]")
{
    auto const proxy = ProxyChoice("http://u:p@h:3128", proxy_variable)
                           .proxy_for({true, "a", 443});
    REQUIRE(proxy.has_value());
    CHECK(*proxy == Proxy{{false, "h", 3128}, "u:p"});
}

TEST_CASE("an invalid proxy is an error and not ignored", "[proxy]")
{
    proxy_variables = {{"https_proxy", "https://p"},
                       {"HTTPS_PROXY", "http://q"}};
    for (auto const& option :
         {std::optional<std::string>(), {"p:3128"}, {" "}, {"https://p"}})
        CHECK_FALSE(ProxyChoice(option, proxy_variable)
                        .proxy_for({true, "a", 443})
                        .has_value());
    CHECK_FALSE(ProxyChoice("https://p", proxy_variable)
                    .proxy_for({false, "::1", 80})
                    .has_value());
}

TEST_CASE("the process's environment is used by default", "[proxy]")
{
    REQUIRE(setenv("https_proxy", "http://of.process:1", 1) == 0);
    REQUIRE(setenv("no_proxy", "example.com", 1) == 0);
    auto const proxy = ProxyChoice(std::nullopt).proxy_for({true, "a", 443});
    auto const none =
        ProxyChoice(std::nullopt).proxy_for({true, "example.com", 443});
    unsetenv("https_proxy");
    unsetenv("no_proxy");
    REQUIRE(proxy.has_value());
    CHECK(*proxy == Proxy{{false, "of.process", 1}, ""});
    REQUIRE(none.has_value());
    CHECK(*none == std::nullopt);
}
