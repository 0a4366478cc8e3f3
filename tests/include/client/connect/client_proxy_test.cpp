#include "catch.hpp"
#include "client/support/calls.hpp"
#include "client/support/certificates.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/client.hpp>

#include <chrono>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

using airudder::CallErrorKind;
using airudder::Client;
using airudder::ClientOptions;

namespace {

using namespace std::chrono_literals;

fault::ServerOptions example_com()
{
    return {.identity = fault::authority().issue(
                {.alternative_names = "DNS:example.com"}),
            .tls_later = true};
}

/// Calls a server whose name has no address, through a proxy.
struct ProxiedCaller {
    explicit ProxiedCaller(std::string proxy) : file(fault::authority().pem())
    {
        options.server = "https://example.com";
        options.token = "some/token+1";
        options.proxy = std::move(proxy);
        options.ca_file = file.path();
        options.attempts = 2;
        options.first_wait = 1ms;
        options.timeout = 10s;
    }

    auto call()
    {
        return Client(options).call(calls::get_task_detail, calls::query);
    }

    fault::TemporaryFile file;
    ClientOptions options{};
};

} // namespace

TEST_CASE("a call through a proxy opens a tunnel and uses TLS inside it",
          "[client_proxy]")
{
    std::vector<std::string> requests;
    fault::Server const proxy(
        [&](fault::Peer& peer) {
            requests.push_back(peer.read_request());
            peer.write("HTTP/1.1 200 Connection established\r\n"
                       "Content-Length: 7\r\nContent-Encoding: gzip\r\n\r\n");
            peer.start_tls();
            for (auto request = peer.read_request(); !request.empty();
                 request = peer.read_request()) {
                requests.push_back(request);
                peer.write(fault::answer(calls::good));
            }
        },
        example_com());
    ProxiedCaller caller("http://127.0.0.1:" + std::to_string(proxy.port()));
    SECTION("without credentials")
    {
        Client client(caller.options);
        CHECK(client.call(calls::get_task_detail, calls::query).has_value());
        CHECK(client.call(calls::get_task_detail, calls::query).has_value());
        REQUIRE(requests.size() == 3);
        CHECK(requests[0] == "CONNECT example.com:443 HTTP/1.1\r\n"
                             "Host: example.com:443\r\n\r\n");
        CHECK(requests[1].starts_with("GET /service/cloud/detail?TaskID=a%20b "
                                      "HTTP/1.1\r\nHost: example.com\r\n"));
        CHECK(proxy.connections() == 1);
    }
    SECTION("with percent-decoded credentials")
    {
        caller.options.proxy = "http://a%20user:p%40ss%3A@127.0.0.1:" +
                               std::to_string(proxy.port());
        CHECK(caller.call().has_value());
        // printf 'a user:p@ss:' | base64
        CHECK(requests.at(0) ==
              "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n"
              "Proxy-Authorization: Basic YSB1c2VyOnBAc3M6\r\n\r\n");
        CHECK(requests.at(1).find("Proxy-") == std::string::npos);
    }
}

TEST_CASE("a server reached through a proxy is verified like any other",
          "[client_proxy]")
{
    fault::Server const proxy(
        [](fault::Peer& peer) {
            peer.read_request();
            peer.write("HTTP/1.1 200 OK\r\n\r\n");
            peer.start_tls();
        },
        {.identity =
             fault::authority().issue({.alternative_names = "DNS:other.com"}),
         .tls_later = true});
    ProxiedCaller caller("http://127.0.0.1:" + std::to_string(proxy.port()));
    auto const result = caller.call();
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::tls);
    CHECK(result.error().message ==
          "expected a trusted example.com, found: hostname mismatch");
}

TEST_CASE("loopback never goes through a proxy", "[client_proxy]")
{
    fault::Server const proxy(fault::always("HTTP/1.1 403 No\r\n\r\n"));
    fault::Server const server(fault::always(fault::answer(calls::good)));
    Client client({.server = server.url(),
                   .token = "some/token+1",
                   .proxy = proxy.url()});
    CHECK(client.call(calls::get_task_detail, calls::query).has_value());
    CHECK(proxy.connections() == 0);
}

TEST_CASE("an invalid proxy is refused without showing its URL",
          "[client_proxy]")
{
    ClientOptions options;
    options.proxy = GENERATE(as<std::string>(),
                             "hidden.example.com:3128",
                             "https://me:pass-word@hidden.example.com",
                             "http://me:pass-word@hidden.example.com/path");
    try {
        Client const client(options);
        FAIL("expected an exception");
    } catch (std::invalid_argument const& error) {
        std::string const message = error.what();
        CHECK(message.starts_with("proxy: expected "));
        CHECK(message.find("pass-word") == std::string::npos);
        CHECK(message.find("hidden.example.com") == std::string::npos);
    }
}
