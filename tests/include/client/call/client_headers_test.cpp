#include "catch.hpp"
#include "client/download/download_server.hpp"
#include "client/support/calls.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/client.hpp>

#include <string>
#include <string_view>
#include <vector>

using airudder::CallErrorKind;
using airudder::Client;
using airudder::ClientOptions;
using airudder::Header;
using calls::reason;
using namespace std::string_literals;

namespace {

std::string reason_for(std::vector<Header> headers)
{
    ClientOptions options;
    options.headers = std::move(headers);
    return reason(options);
}

/// Counts the lines of a request that have this header.
std::size_t header_count(std::string const& request, std::string_view name)
{
    std::string lower;
    for (char const c : request.substr(0, request.find("\r\n\r\n") + 2))
        lower += airudder::detail::ascii_lower(c);
    std::size_t found = 0;
    for (auto at = lower.find("\r\n" + std::string(name) + ':');
         at != lower.npos;
         at = lower.find("\r\n" + std::string(name) + ':', at + 1))
        ++found;
    return found;
}

} // namespace

TEST_CASE("the options are refused if a header cannot be sent",
          "[client_headers]")
{
    CHECK(reason_for({{"X-A", "hid\r\nGET /den"}}) ==
          "headers: expected no CR, LF or NUL in the value of X-A");
    CHECK(reason_for({{"X-A", "hid\x1b"}}) ==
          "headers: expected no control character in the value of X-A");
    CHECK(reason_for({{"X-A", "\xFF"}}) ==
          "headers: expected UTF-8 in the value of X-A");
    for (auto const& name : {"Transfer-Encoding "s, "Host:x\r\nY"s, ""s})
        CHECK(reason_for({{"X-A", ""}, {name, "hidden"}}) ==
              "headers: expected a token as the name of header 1");
    CHECK(reason_for({{"X-A", "1"}, {"x-a", "2"}}) ==
          "headers: expected x-a once");
    for (std::string const name : {"Accept-Encoding",
                                   "Range",
                                   "If-Range",
                                   "authorization",
                                   "TE",
                                   "Host",
                                   "Transfer-Encoding",
                                   "Proxy-Authorization"})
        CHECK(reason_for({{name, "x"}}) ==
              "headers: expected no " + name +
                  ", which the client writes itself");
    CHECK(reason_for({{"X-A", "\xE4\xBD\xA0"}, {"User-Agent", "x"}}) ==
          "taken");
}

TEST_CASE("the options are refused if the user agent cannot be sent",
          "[client_headers]")
{
    ClientOptions options;
    options.user_agent = "me\r\nX: y";
    CHECK(reason(options) ==
          "user_agent: expected no CR, LF or NUL, found CR at byte 2");
    options.user_agent = "me\xFF";
    CHECK(reason(options) == "user_agent: expected UTF-8");
}

TEST_CASE("a download sends each header once", "[client_headers]")
{
    downloads::Folder const folder;
    downloads::Server const server(
        {downloads::file_answer("abc", "ETag: \"v\"\r\n", 1),
         downloads::part_answer("abc", 1, "ETag: \"v\"\r\n")});
    auto options = downloads::options();
    bool const home = GENERATE(true, false);
    if (home)
        options.server = "https://" + server.host();
    options.headers = {{"user-agent", "mine/2"}};
    CHECK(downloads::download(server, folder, options) == 3u);
    REQUIRE(server.requests().size() == 2);
    for (auto const& request : server.requests()) {
        CAPTURE(request);
        for (auto const name : {"user-agent", "accept-encoding", "host"})
            CHECK(header_count(request, name) == 1);
        auto const agent = home ? "user-agent: mine/2" : "User-Agent: Airudder";
        CHECK(request.find(agent) != std::string::npos);
    }
    CHECK(header_count(server.requests()[1], "range") == 1);
}

TEST_CASE("a call sends each header once", "[client_headers]")
{
    std::string request;
    fault::Server const server([&](fault::Peer& peer) {
        request = peer.read_request();
        peer.write(fault::answer(calls::good));
    });
    auto options = calls::options_for(server);
    options.headers = {{"USER-AGENT", "mine/2"}};
    CHECK(
        Client(options).call(calls::get_task_detail, calls::query).has_value());
    CAPTURE(request);
    for (auto const name : {"user-agent", "accept-encoding", "authorization"})
        CHECK(header_count(request, name) == 1);
    CHECK(request.find("mine/2") != std::string::npos);
}

TEST_CASE("a download is not resumed with an ETag that cannot be sent back",
          "[client_headers]")
{
    downloads::Folder const folder;
    downloads::Server const server(
        {downloads::file_answer("abc", "ETag: \"\xE9\"\r\n", 1),
         downloads::file_answer("abc")});
    CHECK(downloads::download(server, folder) == 3u);
    CHECK(header_count(server.requests().at(1), "range") == 0);
}

TEST_CASE("an endpoint's path cannot inject a line into the request",
          "[client_headers]")
{
    fault::Server const server(fault::always(fault::answer(calls::good)));
    auto endpoint = calls::get_task_detail;
    endpoint.path = "/a HTTP/1.1\r\nX: y";
    auto const result =
        Client(calls::options_for(server)).call(endpoint, calls::query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::request);
    CHECK(server.connections() == 0);
}
