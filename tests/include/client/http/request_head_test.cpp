#include "catch.hpp"

#include <airudder/detail/client/request_head.hpp>

#include <string>
#include <string_view>

using airudder::Header;
using airudder::HttpRequest;
using airudder::Method;
using airudder::detail::text_of_connect;
using airudder::detail::text_of_request;
using namespace std::string_literals;

namespace {

HttpRequest const get_request{.method = Method::get, .target = "/a?b=c"};

HttpRequest with_header(Header header)
{
    auto request = get_request;
    request.headers = {{"X-First", "1"}, std::move(header)};
    return request;
}

/// The reason why a request is refused.
std::string request_refusal(HttpRequest const& request,
                            std::string const& authorization = {})
{
    auto const text = text_of_request(request, "a.example", authorization);
    REQUIRE(text.has_error());
    return text.error().message;
}

} // namespace

TEST_CASE("a request is written in HTTP/1.1 format", "[request_head]")
{
    CHECK(text_of_request(get_request, "a.example", "").value() ==
          "GET /a?b=c HTTP/1.1\r\nHost: a.example\r\n"
          "Accept-Encoding: identity\r\n\r\n");
    auto post = with_header({"authorization", ""});
    post.method = Method::post;
    post.body = "{}";
    CHECK(text_of_request(post, "[::1]:8", "Token a").value() ==
          "POST /a?b=c HTTP/1.1\r\nHost: [::1]:8\r\nX-First: 1\r\n"
          "authorization: Token a\r\nAccept-Encoding: identity\r\n"
          "Content-Length: 2\r\n\r\n{}");
}

TEST_CASE("connection headers of a request are replaced by the client's own",
          "[request_head]")
{
    for (auto const name : {"host",
                            "Connection",
                            "content-length",
                            "Transfer-Encoding",
                            "TE",
                            "Expect",
                            "Upgrade",
                            "Accept-Encoding",
                            "Trailer"}) {
        CAPTURE(name);
        CHECK(text_of_request(with_header({name, "x"}), "a.example", "")
                  .value() ==
              "GET /a?b=c HTTP/1.1\r\nHost: a.example\r\nX-First: 1\r\n"
              "Accept-Encoding: identity\r\n\r\n");
    }
}

TEST_CASE("a repeated header is refused", "[request_head]")
{
    CHECK(request_refusal(with_header({"x-FIRST", "2"})) ==
          "expected header x-FIRST once");
}

TEST_CASE("a header's name or value cannot end its line", "[request_head]")
{
    for (auto const& name :
         {"Transfer-Encoding "s, "Host:x\r\nY"s, ""s, "X Y"s, "X\0"s, "\xC3"s})
        CHECK(request_refusal(with_header({name, "hidden"})) ==
              "expected a token as the name of a header");
    for (auto const& value : {"hid\rden"s, "hid\nden"s, "hid\0den"s})
        CHECK(request_refusal(with_header({"X-A", value})) ==
              "expected no CR, LF or NUL in the value of header X-A");
    for (auto const& value : {"hid\x1b[31m"s, "\x7f"s, "\v"s})
        CHECK(request_refusal(with_header({"X-A", value})) ==
              "expected no control character in the value of header X-A");
    for (auto const& value : {"\xFF"s,
                              "\xC0\xAF"s,
                              "\xED\xA0\x80"s,
                              "\xF4\x90\x80\x80"s,
                              "\xE4\xBD"s})
        CHECK(request_refusal(with_header({"X-A", value})) ==
              "expected UTF-8 in the value of header X-A");
    CHECK(text_of_request(with_header({"X-A", "\tb \xE4\xBD\xA0"}), "a", "")
              .has_value());
    CHECK(request_refusal(with_header({"Authorization", ""}),
                          "Token a\r\nX: y") ==
          "expected no CR, LF or NUL in the value of header Authorization");
}

TEST_CASE("a target cannot end its line or its word", "[request_head]")
{
    for (auto const& target :
         {"/a b"s, "/a\r\nX: y"s, "/a\0"s, "/a\t"s, "/\xC3\xA9"s, "/\x7f"s}) {
        auto request = get_request;
        request.target = target;
        CHECK(request_refusal(request) ==
              "expected visible ASCII characters only in the target of a "
              "request");
    }
    auto request = get_request;
    request.target = "/a#b";
    CHECK(request_refusal(request) ==
          "expected no fragment in the target of a request");
    request.target.clear();
    CHECK(request_refusal(request) ==
          "expected a slash at least in the target of a request");
    request = get_request;
    request.method = static_cast<Method>(99);
    CHECK(request_refusal(request) == "expected a method");
}

TEST_CASE("a CONNECT request is checked like any other request",
          "[request_head]")
{
    CHECK(text_of_connect({true, "a.example", 443}, "me:word").value() ==
          "CONNECT a.example:443 HTTP/1.1\r\nHost: a.example:443\r\n"
          "Proxy-Authorization: Basic bWU6d29yZA==\r\n\r\n");
    CHECK(text_of_connect({true, "::1", 8}, "").value() ==
          "CONNECT [::1]:8 HTTP/1.1\r\nHost: [::1]:8\r\n\r\n");
    CHECK(text_of_connect({true, "a\r\nX", 443}, "").has_error());
}
