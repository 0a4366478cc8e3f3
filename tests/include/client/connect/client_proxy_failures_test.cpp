#include "catch.hpp"
#include "client/connect/known_name.hpp"
#include "client/support/calls.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/client.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

using airudder::CallError;
using airudder::CallErrorKind;
using airudder::Client;
using namespace calls;
using namespace std::chrono_literals;

namespace {

/// Options for a server whose name has no address, with a proxy and its
/// credentials.
airudder::ClientOptions options_by_way_of(std::string const& authority)
{
    airudder::ClientOptions options;
    options.server = "https://example.com";
    options.token = "some/token+1";
    options.proxy = "http://me:pass-word@" + authority;
    options.attempts = 3;
    options.first_wait = 1ms;
    options.timeout = 20s;
    return options;
}

std::string authority_of(fault::Server const& server)
{
    return "127.0.0.1:" + std::to_string(server.port());
}

/// Checks that the error does not show the proxy's credentials; returns it.
CallError checked(CallError error)
{
    for (std::string_view const secret :
         {"pass-word", "me:", "bWU6cGFzcy13b3Jk"})
        CHECK(everything(error).find(secret) == std::string::npos);
    CHECK(error.http_status == 0);
    return error;
}

struct Refusal {
    CallError error{};
    std::size_t attempts{};
};

/// The error of a call or download if the proxy answers with `text`.
Refusal refuse(std::string text, bool downloads = false)
{
    fault::Server const proxy([&](fault::Peer& peer) {
        peer.read_request();
        peer.write(text);
    });
    Client client(options_by_way_of(authority_of(proxy)));
    CallError error;
    if (downloads) {
        auto const result =
            client.download("https://example.com/a", "never-made");
        REQUIRE_FALSE(result.has_value());
        error = result.error();
    } else {
        auto const result = client.call(get_task_detail, query);
        REQUIRE_FALSE(result.has_value());
        error = result.error();
    }
    CHECK(error.kind == CallErrorKind::connect);
    return {checked(error), proxy.connections()};
}

/// Checks the error's message and the number of attempts.
void check_refusal(Refusal const& refusal,
                   std::string const& found,
                   std::size_t attempts)
{
    CHECK(refusal.error.message ==
          "expected the proxy to connect, found " + found);
    CHECK(refusal.attempts == attempts);
}

std::string status_line(int status)
{
    return "HTTP/1.1 " + std::to_string(status) + " Status\r\n";
}

} // namespace

TEST_CASE("a proxy's permanent refusal is not retried", "[client_proxy]")
{
    auto const status = GENERATE(
        301, 302, 400, 401, 403, 404, 405, 407, 418, 451, 499, 500, 501, 505);
    bool const downloads = GENERATE(false, true);
    CAPTURE(status, downloads);
    check_refusal(refuse(status_line(status) + "Content-Length: 5\r\n\r\nhello",
                         downloads),
                  "HTTP status " + std::to_string(status),
                  1);
}

TEST_CASE("a request to a busy proxy is retried", "[client_proxy]")
{
    auto const status = GENERATE(408, 429, 502, 503, 504);
    CAPTURE(status);
    check_refusal(refuse(status_line(status) + "\r\n"),
                  "HTTP status " + std::to_string(status),
                  3);
}

TEST_CASE("a proxy's Retry-After is waited for unless it exceeds the deadline",
          "[client_proxy]")
{
    CHECK(refuse(status_line(503) + "Retry-After: 0\r\n\r\n").attempts == 3);
    CHECK(refuse(status_line(503) + "Retry-After: 3600\r\n\r\n").attempts == 1);
    CHECK(refuse(status_line(429) + "Retry-After: 3600\r\n\r\n").attempts == 1);
}

TEST_CASE("a request to a proxy that closes the connection is retried",
          "[client_proxy]")
{
    auto const& [text, found] = GENERATE(table<std::string, std::string>(
        {{"", "expected an answer, found the end of the connection"},
         {"HTTP/1.1 200 OK\r\n",
          "expected the rest of the answer's head, found the end of the "
          "connection"}}));
    check_refusal(refuse(text), "no answer to use: " + found, 3);
}

TEST_CASE("a proxy that speaks another protocol is not retried",
          "[client_proxy]")
{
    check_refusal(
        refuse("SSH-2.0-OpenSSH_9.2\r\n"),
        "no answer to use: expected an HTTP answer, found bad version",
        1);
}

TEST_CASE("a proxy that sends data after its answer is refused",
          "[client_proxy]")
{
    check_refusal(refuse("HTTP/1.1 200 OK\r\n\r\nhello"),
                  "that it sent more than its answer",
                  1);
}

TEST_CASE("an error names the proxy if it cannot be resolved or reached",
          "[client_proxy]")
{
    auto const error_of = [](std::string const& authority) {
        auto const result =
            Client(options_by_way_of(authority)).call(get_task_detail, query);
        REQUIRE_FALSE(result.has_value());
        return checked(result.error());
    };
    unsigned short port = 0;
    {
        fault::Server const gone(fault::always(""));
        port = gone.port();
    }
    auto const refused = error_of("127.0.0.1:" + std::to_string(port));
    CHECK(refused.kind == CallErrorKind::connect);
    CHECK(refused.message == "expected a connection to the proxy 127.0.0.1, "
                             "found Connection refused");
    fault::KnownName const name("proxy.example.com", {});
    auto const unknown = error_of("proxy.example.com");
    CHECK(unknown.kind == CallErrorKind::resolve);
    CHECK(unknown.message == "expected an address of the proxy "
                             "proxy.example.com, found Host not found "
                             "(authoritative)");
}

TEST_CASE(
    "an error names proxy and server if a tunnel ends in the TLS handshake",
    "[client_proxy]")
{
    fault::Server const proxy([](fault::Peer& peer) {
        peer.read_request();
        peer.write("HTTP/1.1 200 OK\r\n\r\n");
        peer.wait();
    });
    auto const result = Client(options_by_way_of(authority_of(proxy)))
                            .call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    CHECK(checked(result.error()).kind == CallErrorKind::tls);
    CHECK(result.error().message ==
          "expected a trusted example.com, found: the "
          "proxy or the server ended the connection");
}

TEST_CASE("an error names the server if it cannot be resolved",
          "[client_proxy]")
{
    fault::KnownName const name("nowhere.example.com", {});
    airudder::ClientOptions options;
    options.server = "https://nowhere.example.com";
    options.token = "made-up";
    options.proxy = "";
    options.attempts = 1;
    auto const result = Client(options).call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::resolve);
    CHECK(result.error().message == "expected an address of the server "
                                    "nowhere.example.com, found Host not found "
                                    "(authoritative)");
}
