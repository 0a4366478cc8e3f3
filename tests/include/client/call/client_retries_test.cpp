#include "catch.hpp"
#include "client/support/calls.hpp"
#include "client/support/certificates.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/client.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

#include <atomic>
#include <chrono>
#include <ctime>
#include <mutex>
#include <string>
#include <thread>

using airudder::CallErrorKind;
using airudder::Client;
using airudder::ClientOptions;
using namespace calls;
using namespace std::chrono_literals;

namespace {

std::string busy(std::string const& retry_after)
{
    return fault::answer(
        "", "503 Service Unavailable", "Retry-After: " + retry_after + "\r\n");
}

std::string busy_until(std::time_t date)
{
    char text[64];
    auto const size = std::strftime(
        text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", std::gmtime(&date));
    return busy({text, size});
}

} // namespace

TEST_CASE("a refused connection is a connect error", "[client_retries]")
{
    ClientOptions options;
    options.token = "some/token+1";
    options.first_wait = 1ms;
    {
        fault::Server const server(fault::always(""));
        options.server = server.url();
    }
    Client client(options);
    auto const result = client.call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::connect);
    CHECK(result.error().message ==
          "expected a connection to the server 127.0.0.1, found "
          "Connection refused");
}

TEST_CASE("a refused connection is tried again", "[client_retries]")
{
    using boost::asio::ip::tcp;
    boost::asio::io_context context;
    tcp::acceptor acceptor(context, tcp::v4());
    acceptor.bind({boost::asio::ip::address_v4::loopback(), 0});
    // The port refuses connections until somebody listens.
    std::thread server([&] {
        std::this_thread::sleep_for(50ms);
        acceptor.listen();
        auto socket = acceptor.accept();
        std::string request;
        boost::asio::read_until(
            socket, boost::asio::dynamic_buffer(request), "\r\n\r\n");
        boost::asio::write(socket, boost::asio::buffer(fault::answer(good)));
    });
    ClientOptions options;
    options.server =
        "http://127.0.0.1:" + std::to_string(acceptor.local_endpoint().port());
    options.token = "some/token+1";
    options.first_wait = 1ms;
    options.attempts = 1000;
    auto const result = Client(options).call(get_task_detail, query);
    CHECK(result.has_value());
    if (!result) { // the server still waits
        std::this_thread::sleep_for(1s);
        tcp::socket socket(context);
        socket.connect(acceptor.local_endpoint());
        boost::asio::write(socket, boost::asio::buffer("\r\n\r\n", 4));
    }
    server.join();
}

TEST_CASE("a call to an overloaded server is retried", "[client_retries]")
{
    auto const status = GENERATE(as<std::string>(),
                                 "429 Too Many Requests",
                                 "502 Bad Gateway",
                                 "503 Service Unavailable",
                                 "504 Gateway Timeout");
    std::atomic<int> asked{0};
    fault::Server const server([&](fault::Peer& peer) {
        while (!peer.read_request().empty())
            peer.write(++asked < 3 ? fault::answer("", status)
                                   : fault::answer(good));
    });
    auto options = options_for(server);
    SECTION("with three attempts by default")
    {
        Client client(options);
        CHECK(client.call(get_task_detail, query).has_value());
        CHECK(asked == 3);
    }
    SECTION("with the configured number of attempts")
    {
        options.attempts = 2;
        Client client(options);
        auto const result = client.call(get_task_detail, query);
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().http_status == std::stoi(status));
        CHECK(asked == 2);
    }
    SECTION("but not for an endpoint that is not idempotent")
    {
        auto endpoint = get_task_detail;
        endpoint.idempotent = false;
        Client client(options);
        CHECK_FALSE(client.call(endpoint, query).has_value());
        CHECK(asked == 1);
    }
}

TEST_CASE("other statuses and envelopes are not retried", "[client_retries]")
{
    auto const text = GENERATE(fault::answer("", "500 Internal Server Error"),
                               fault::answer("", "404 Not Found"),
                               fault::answer(R"({"code":503})"));
    std::atomic<int> asked{0};
    error_of([&](fault::Peer& peer) {
        while (!peer.read_request().empty()) {
            ++asked;
            peer.write(text);
        }
    });
    CHECK(asked == 1);
}

TEST_CASE("the next attempt waits for Retry-After", "[client_retries]")
{
    std::atomic<int> asked{0};
    fault::Server const server([&](fault::Peer& peer) {
        while (!peer.read_request().empty())
            peer.write(++asked == 1 ? fault::answer("",
                                                    "503 Service Unavailable",
                                                    "Retry-After: 1\r\n")
                                    : fault::answer(good));
    });
    Client client(options_for(server));
    auto const begin = std::chrono::steady_clock::now();
    CHECK(client.call(get_task_detail, query).has_value());
    CHECK(std::chrono::steady_clock::now() - begin >= 1s);
}

TEST_CASE("a Retry-After beyond the deadline ends the call at once",
          "[client_retries]")
{
    std::atomic<int> asked{0};
    auto const error = error_of([&](fault::Peer& peer) {
        while (!peer.read_request().empty()) {
            ++asked;
            peer.write(fault::answer(
                "", "503 Service Unavailable", "Retry-After: 3600\r\n"));
        }
    });
    CHECK(error.kind == CallErrorKind::http_status);
    CHECK(error.http_status == 503);
    CHECK(asked == 1);
}

TEST_CASE("the next attempt waits until a Retry-After date", "[client_retries]")
{
    std::mutex mutex;
    std::time_t date{};
    std::atomic<int> asked{0};
    fault::Server const server([&](fault::Peer& peer) {
        while (!peer.read_request().empty()) {
            std::lock_guard const lock(mutex);
            if (++asked != 1)
                return peer.write(fault::answer(good));
            date = std::time(nullptr) + 2;
            peer.write(busy_until(date));
        }
    });
    Client client(options_for(server));
    CHECK(client.call(get_task_detail, query).has_value());
    CHECK(asked == 2);
    std::lock_guard const lock(mutex);
    CHECK(std::time(nullptr) >= date);
}

TEST_CASE("a Retry-After date in the past causes no wait", "[client_retries]")
{
    std::atomic<int> asked{0};
    fault::Server const server([&](fault::Peer& peer) {
        while (!peer.read_request().empty())
            peer.write(++asked == 1 ? busy_until(0) : fault::answer(good));
    });
    auto options = options_for(server);
    options.first_wait = options.longest_wait = 1h;
    Client client(options);
    CHECK(client.call(get_task_detail, query).has_value());
}

TEST_CASE("a Retry-After date beyond the deadline ends the call at once",
          "[client_retries]")
{
    std::atomic<int> asked{0};
    auto const error = error_of([&](fault::Peer& peer) {
        while (!peer.read_request().empty()) {
            ++asked;
            peer.write(busy_until(std::time(nullptr) + 3600));
        }
    });
    CHECK(error.http_status == 503);
    CHECK(asked == 1);
}

TEST_CASE("a malformed Retry-After is ignored", "[client_retries]")
{
    auto const value = GENERATE(as<std::string>(),
                                "3600 s",
                                "3600.0",
                                "-3600",
                                "+3600",
                                "3600, 3600",
                                "soon",
                                "",
                                "Fri, 31 Dec 9999 23:59:59",
                                "Mon, 31 Dec 9999 23:59:59 GMT");
    std::atomic<int> asked{0};
    fault::Server const server([&](fault::Peer& peer) {
        while (!peer.read_request().empty())
            peer.write(++asked == 1 ? busy(value) : fault::answer(good));
    });
    Client client(options_for(server));
    CHECK(client.call(get_task_detail, query).has_value());
    CHECK(asked == 2);
}

TEST_CASE("a connection that ends during the TLS handshake is retried",
          "[client_retries]")
{
    fault::Authority const authority;
    fault::TemporaryFile const file(authority.pem());
    fault::Server const server(
        [](fault::Peer& peer) {
            if (peer.number() < 2)
                return;
            peer.start_tls();
            peer.read_request();
            peer.write(fault::answer(good));
        },
        {.identity = authority.issue({.alternative_names = "IP:127.0.0.1"}),
         .tls_later = true});
    auto options = options_for(server);
    options.ca_file = file.path();
    SECTION("with three attempts by default")
    {
        CHECK(Client(options).call(get_task_detail, query).has_value());
        CHECK(server.connections() == 3);
    }
    SECTION("with the configured number of attempts")
    {
        options.attempts = 2;
        auto const result = Client(options).call(get_task_detail, query);
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().kind == CallErrorKind::tls);
        CHECK(server.connections() == 2);
    }
    SECTION("but not for an endpoint that is not idempotent")
    {
        auto endpoint = get_task_detail;
        endpoint.idempotent = false;
        CHECK_FALSE(Client(options).call(endpoint, query).has_value());
        CHECK(server.connections() == 1);
    }
}
