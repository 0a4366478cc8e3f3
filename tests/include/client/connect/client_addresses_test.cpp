#include "catch.hpp"
#include "client/connect/addresses.hpp"
#include "client/connect/known_name.hpp"
#include "client/support/calls.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/client.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/use_future.hpp>

#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

using addresses::Silent;
using airudder::CallErrorKind;
using airudder::Client;
using Catch::Matchers::Contains;
using namespace calls;
using namespace std::chrono_literals;

namespace {

constexpr auto known_host = "several.example.com";

/// Options for a server whose host name has several addresses.
airudder::ClientOptions options_at(unsigned short port)
{
    airudder::ClientOptions options;
    options.server =
        std::string("http://") + known_host + ':' + std::to_string(port);
    options.token = "some/token+1";
    options.proxy = "";
    options.attempts = 1;
    options.timeout = 20s;
    options.insecure_plain_http_to_any_host = true;
    return options;
}

} // namespace

TEST_CASE("a call reaches the address that answers in any order of addresses",
          "[client_addresses]")
{
    fault::Server const server(fault::always(fault::answer(good)));
    Silent const silent("127.0.0.2", server.port());
    Silent const modern("::1", server.port());
    // Nothing listens at 127.0.0.3.
    using Order = std::vector<std::string>;
    auto const order = GENERATE(values<Order>({
        {"127.0.0.2", "127.0.0.1"},
        {"127.0.0.1", "127.0.0.2"},
        {"127.0.0.3", "127.0.0.1"},
        {"127.0.0.1", "127.0.0.3"},
        {"::1", "127.0.0.1"},
        {"127.0.0.1", "::1"},
        {"127.0.0.2", "127.0.0.3", "::1", "127.0.0.1"},
    }));
    fault::KnownName const name(known_host, order);
    Client client(options_at(server.port()));
    CHECK(client.call(get_task_detail, query).has_value());
    CHECK(client.call(get_task_detail, query).has_value());
    CHECK(server.connections() == 1);
}

TEST_CASE("a proxy's addresses are tried like a server's", "[client_addresses]")
{
    fault::Server const proxy([](fault::Peer& peer) {
        peer.read_request();
        peer.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    });
    Silent const silent("127.0.0.2", proxy.port());
    fault::KnownName const name(known_host, {"127.0.0.2", "127.0.0.1"});
    airudder::ClientOptions options;
    options.token = "made-up";
    options.proxy = options_at(proxy.port()).server;
    options.timeout = 20s;
    auto const result = Client(options).call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().message ==
          "expected the proxy to connect, found HTTP status 403");
}

TEST_CASE("all addresses are tried before a connect error",
          "[client_addresses]")
{
    unsigned short port = 0;
    {
        fault::Server const gone(fault::always(""));
        port = gone.port();
    }
    fault::KnownName const name(known_host, {"127.0.0.1", "127.0.0.2", "::1"});
    auto options = options_at(port);
    options.attempts = 2;
    options.first_wait = 1ms;
    auto const result = Client(options).call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::connect);
    CHECK(result.error().message ==
          "expected a connection to the server several.example.com, found "
          "none at 3 addresses: Connection refused");
}

TEST_CASE(
    "a deadline error while connecting states how many addresses were tried",
    "[client_addresses]")
{
    Silent const one("127.0.0.1");
    Silent const two("127.0.0.2", one.endpoint().port());
    fault::KnownName const name(known_host, {"127.0.0.1", "127.0.0.2"});
    auto options = options_at(one.endpoint().port());
    options.timeout = 1s;
    auto const result = Client(options).call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::deadline);
    CHECK_THAT(result.error().message,
               Contains("found none while connecting to the server, with ") &&
                   Contains(" of 2 addresses tried"));
}

TEST_CASE(
    "a call that tries several addresses can be ended and closes all sockets",
    "[client_addresses]")
{
    Silent const one("127.0.0.1");
    Silent const two("127.0.0.2", one.endpoint().port());
    fault::KnownName const name(known_host, {"127.0.0.1", "127.0.0.2"});
    auto client = std::make_unique<Client>(options_at(one.endpoint().port()));
    auto const before = addresses::open_files();
    boost::asio::cancellation_signal signal;
    std::promise<CallErrorKind> ended;
    client->async_call(get_task_detail,
                       query,
                       boost::asio::bind_cancellation_slot(
                           signal.slot(), [&](auto const& result) {
                               ended.set_value(result.error().kind);
                           }));
    // Usually long enough that the second address is tried.
    std::this_thread::sleep_for(400ms);
    SECTION("by its cancellation slot")
    {
        signal.emit(boost::asio::cancellation_type::terminal);
        CHECK(ended.get_future().get() == CallErrorKind::cancelled);
        // The loop closes the sockets before it handles this call.
        static_cast<void>(
            client->call(get_task_detail, query, {.timeout = 0ms}));
        CHECK(addresses::open_files() == before);
    }
    SECTION("by destroying its client")
    {
        client.reset();
        CHECK(ended.get_future().get() == CallErrorKind::cancelled);
        CHECK(addresses::open_files() < before);
    }
}
