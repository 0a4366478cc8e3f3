#include "catch.hpp"
#include "receiver/support/raw_handler.hpp"

#include <airudder/detail/receiver/router.hpp>

#include <stdexcept>
#include <string>
#include <utility>

namespace {

using airudder::Method;
using airudder::detail::path_of;
using airudder::detail::Route;
using airudder::detail::Router;

Route route(std::string path)
{
    Route made{.path = std::move(path)};
    made.handlers.push_back(raw_handler("a.b"));
    return made;
}

Router router_of(std::initializer_list<char const*> paths)
{
    Router router;
    for (auto const* path : paths)
        router.add(route(path));
    return router;
}

/// The registered path that a path matches, and its secret.
std::string match(Router const& router, std::string const& path)
{
    auto const found = router.match(path);
    return found.route == nullptr
               ? "none"
               : found.route->path + ' ' + std::string(found.secret);
}

} // namespace

TEST_CASE("the path of a target has no query, scheme and host")
{
    CHECK(path_of("/hooks/waba") == "/hooks/waba");
    CHECK(path_of("/hooks?a=/b?c") == "/hooks");
    CHECK(path_of("http://h:80/hooks?a") == "/hooks");
    CHECK(path_of("HTTPS://u:p@h/a/b") == "/a/b");
    CHECK(path_of("http://h") == "/");
    CHECK(path_of("http://h?a=/b") == "/");
    CHECK(path_of("*") == "*");
    CHECK(path_of("h:80") == "h:80");
    CHECK(path_of("//h/hooks") == "//h/hooks");
    CHECK(path_of("").empty());
}

TEST_CASE("encoded characters that need no encoding are decoded in paths")
{
    CHECK(path_of("/%68oo%6Bs/%7e%2D") == "/hooks/~-");
    // These would change the meaning.
    CHECK(path_of("/a%2Fb%3F%25%00%C3%a9") == "/a%2Fb%3F%25%00%C3%a9");
    CHECK(path_of("/%6") == "/%6");
    CHECK(path_of("/%") == "/%");
    CHECK(path_of("/%zz%6g") == "/%zz%6g");
    CHECK(path_of("/%2568") == "/%2568");
}

TEST_CASE("paths match exactly")
{
    auto const router = router_of({"/", "/hooks", "/hooks/waba"});
    CHECK(match(router, "/") == "/ ");
    CHECK(match(router, "/hooks/waba") == "/hooks/waba ");
    for (auto const* path : {"",
                             "/Hooks",
                             "/hooks/",
                             "//hooks",
                             "/hooks/wab",
                             "/hooks/waba/x",
                             "hooks",
                             "/hooks/../hooks"}) {
        INFO(path);
        CHECK(match(router, path) == "none");
    }
}

TEST_CASE("a secret is one segment of a path")
{
    auto const router =
        router_of({"/hooks/{secret}", "/{secret}/a", "/hooks/b"});
    CHECK(match(router, "/hooks/s3cret") == "/hooks/{secret} s3cret");
    CHECK(match(router, "/s/a") == "/{secret}/a s");
    CHECK(match(router, "/hooks/b") == "/hooks/b ");
    CHECK(match(router, "/hooks/{secret}") == "/hooks/{secret} {secret}");
    for (auto const* path : {"/hooks/", "/hooks", "/hooks/s/t", "//a", "/s/a/"})
        CHECK(match(router, path) == "none");
}

TEST_CASE("a path that matches nothing is shown without what may be a secret")
{
    auto const router = router_of({"/hooks/{secret}/waba"});
    CHECK(router.printable("/hooks/s3cret/wab") == "/hooks/***");
    CHECK(router.printable("/hooks/") == "/hooks/");
    CHECK(router.printable("/other") == "/other");
}

TEST_CASE("paths that cannot be registered are refused")
{
    for (auto const* path : {"",
                             "hooks",
                             "/a?b",
                             "/a#b",
                             "/a b",
                             "/%41",
                             "/\xC3\xA9",
                             "/{other}",
                             "/{secret}x",
                             "/x{secret}",
                             "/{secret}/{secret}",
                             "/a\nb",
                             "{secret}"}) {
        INFO(path);
        CHECK_THROWS_AS(router_of({path}), std::invalid_argument);
    }
    CHECK_THROWS_WITH(
        router_of({"/a", "/b", "/a"}),
        "path: expected one that is not registered yet, found /a");
    CHECK_THROWS_AS(router_of({"/{secret}", "/{secret}"}),
                    std::invalid_argument);
}

TEST_CASE("handlers that cannot share a path are refused")
{
    Router router;
    CHECK_THROWS_WITH(router.add({.path = "/a"}),
                      "handlers: expected at least one");
    auto same = route("/b");
    same.handlers.push_back(raw_handler("a.b"));
    CHECK_THROWS_WITH(
        router.add(std::move(same)),
        "handlers: expected one for each webhook, found two for a.b");
    auto mixed = route("/c");
    mixed.handlers.push_back(raw_handler("a.c"));
    mixed.handlers.back()->method = Method::put;
    CHECK_THROWS_WITH(router.add(std::move(mixed)),
                      "handlers: expected webhooks with one method");
    CHECK(match(router, "/a") == "none");
    CHECK(match(router, "/c") == "none");
}
