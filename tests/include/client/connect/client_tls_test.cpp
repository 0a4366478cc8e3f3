#include "catch.hpp"
#include "client/support/calls.hpp"
#include "client/support/certificates.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/client.hpp>

#include <openssl/ssl.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <future>
#include <string>
#include <utility>

using airudder::CallErrorKind;
using airudder::Client;
using airudder::ClientOptions;

namespace {

fault::ServerOptions trusted(std::string const& names = "IP:127.0.0.1")
{
    return {.identity = fault::authority().issue({.alternative_names = names})};
}

/// A client that trusts the tests' authority.
class TrustingClient {
public:
    explicit TrustingClient(fault::Server const& server,
                            std::string const& host = "127.0.0.1")
        : file_(fault::authority().pem()),
          client_({.server = server.url(host),
                   .token = "some/token+1",
                   .timeout = std::chrono::seconds(10),
                   .attempts = 1,
                   .ca_file = file_.path()})
    {
    }

    auto call() { return client_.call(calls::get_task_detail, calls::query); }

private:
    fault::TemporaryFile file_;
    Client client_;
};

} // namespace

TEST_CASE("calls use TLS to an address and to a name", "[client_tls]")
{
    fault::Server const server(fault::always(fault::answer(calls::good)),
                               trusted("IP:127.0.0.1,DNS:localhost"));
    CHECK(TrustingClient(server).call().has_value());
    TrustingClient client(server, "localhost");
    for (int call = 0; call != 10; ++call)
        CHECK(client.call().has_value());
    CHECK(server.connections() == 2);
}

TEST_CASE(
    "nothing is sent to an untrusted server and the error states the reason",
    "[client_tls]")
{
    std::atomic<int> asked{0};
    auto const error_of = [&](fault::ServerOptions options) {
        fault::Server const server(
            [&](fault::Peer& peer) {
                if (!peer.read_request().empty())
                    ++asked;
            },
            std::move(options));
        auto const result = TrustingClient(server).call();
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().kind == CallErrorKind::tls);
        return result.error().message;
    };
    CHECK(error_of(trusted("DNS:localhost")) ==
          "expected a trusted 127.0.0.1, found: IP address mismatch");
    CHECK(error_of({.identity = fault::self_signed(
                        {.alternative_names = "IP:127.0.0.1"})}) ==
          "expected a trusted 127.0.0.1, found: self-signed certificate");
    auto old = trusted();
    old.max_tls = TLS1_1_VERSION;
    CHECK(error_of(old) == "expected a trusted 127.0.0.1, found: "
                           "tlsv1 alert protocol version (SSL routines)");
    CHECK(asked == 0);
}

TEST_CASE("the system's authorities are trusted if no others are given",
          "[client_tls]")
{
    fault::Server const server(fault::always(fault::answer(calls::good)),
                               trusted());
    Client client({.server = server.url(), .token = "some/token+1"});
    auto const result = client.call(calls::get_task_detail, calls::query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().message == "expected a trusted 127.0.0.1, found: "
                                    "unable to get local issuer certificate");
}

TEST_CASE("a server that does not speak TLS is a TLS error", "[client_tls]")
{
    fault::Server const server([](fault::Peer& peer) {
        peer.write("HTTP/1.1 400 Bad Request\r\n\r\n");
        peer.wait();
    });
    ClientOptions options;
    options.server = "https" + server.url().substr(4);
    options.token = "some/token+1";
    Client client(options);
    auto const result = client.call(calls::get_task_detail, calls::query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::tls);
    CHECK(result.error().message == "expected a trusted 127.0.0.1, found: "
                                    "wrong version number (SSL routines)");
}

TEST_CASE("an incomplete answer is an error if TLS ends without close_notify",
          "[client_tls]")
{
    auto const text =
        GENERATE(as<std::string>(),
                 "HTTP/1.1 200 OK\r\n\r\n{\"code\":200}",
                 "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"code\":200}");
    fault::Server const server(
        [&](fault::Peer& peer) {
            peer.read_request();
            peer.write(text);
        },
        trusted());
    auto const result = TrustingClient(server).call();
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::protocol);
    CHECK(result.error().http_status == 200);
}

TEST_CASE("an answer that breaks off inside TLS is an error", "[client_tls]")
{
    auto const text = fault::answer(calls::good);
    bool const says_so = GENERATE(false, true);
    // Each connection receives one byte more than the previous one.
    fault::Server const server(
        [&](fault::Peer& peer) {
            peer.read_request();
            peer.write(text.substr(0, peer.number()));
            if (says_so)
                peer.close_notify();
        },
        trusted());
    TrustingClient client(server);
    for (std::size_t size = 0; size != text.size(); ++size) {
        CAPTURE(size);
        auto const result = client.call();
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().kind == CallErrorKind::protocol);
    }
    CHECK(client.call().has_value());
    CHECK(server.connections() == text.size() + 1);
}

TEST_CASE("a complete answer is accepted even if TLS ends without close_notify",
          "[client_tls]")
{
    fault::Server const server(
        [](fault::Peer& peer) {
            peer.read_request();
            peer.write(fault::answer(calls::good));
        },
        trusted());
    CHECK(TrustingClient(server).call().has_value());
}

TEST_CASE("close_notify ends an answer without a length", "[client_tls]")
{
    fault::Server const server(
        [](fault::Peer& peer) {
            peer.read_request();
            peer.write("HTTP/1.1 200 OK\r\n\r\n{\"code\":200}");
            peer.close_notify();
        },
        trusted());
    CHECK(TrustingClient(server).call().has_value());
}

TEST_CASE("a new connection resumes the previous TLS session", "[client_tls]")
{
    auto const version = GENERATE(TLS1_2_VERSION, TLS1_3_VERSION);
    auto options = trusted();
    options.max_tls = version;
    std::atomic<int> resumed{0};
    fault::Server const server(
        [&](fault::Peer& peer) {
            resumed += peer.resumed() ? 1 : 0;
            peer.read_request();
            peer.write(
                fault::answer(calls::good, "200 OK", "Connection: close\r\n"));
        },
        options);
    TrustingClient client(server);
    for (int call = 0; call != 3; ++call)
        REQUIRE(client.call().has_value());
    CHECK(server.connections() == 3);
    CHECK(resumed == 2);
}

TEST_CASE("a TLS alert in place of an answer is reported with OpenSSL's reason",
          "[client_tls]")
{
    // With TLS 1.3 the client finishes its handshake before the server verifies
    // the client's certificate.
    auto options = trusted();
    options.asks_for_certificate = true;
    fault::Server const server(fault::always(fault::answer(calls::good)),
                               options);
    auto const result = TrustingClient(server).call();
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::tls);
    CHECK(result.error().message.find("certificate required") !=
          std::string::npos);
}

TEST_CASE("a client sends close_notify before it closes a connection",
          "[client_tls]")
{
    std::promise<bool> told;
    fault::Server const server(
        [&](fault::Peer& peer) {
            peer.read_request();
            peer.write(fault::answer(calls::good));
            peer.wait();
            told.set_value(peer.was_told_the_end());
        },
        trusted());
    CHECK(TrustingClient(server).call().has_value());
    CHECK(told.get_future().get());
}
