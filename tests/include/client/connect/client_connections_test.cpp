#include "catch.hpp"
#include "client/support/calls.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/client.hpp>

#include <atomic>
#include <chrono>
#include <future>
#include <thread>

using airudder::CallErrorKind;
using airudder::Client;
using namespace calls;
using namespace std::chrono_literals;

TEST_CASE("a connection that the server closed is replaced",
          "[client_connections]")
{
    // The first connection answers once and closes at the next request.
    fault::Server const server([](fault::Peer& peer) {
        peer.read_request();
        peer.write(fault::answer(good));
        peer.read_request();
        if (peer.number() != 0)
            peer.write(fault::answer(good));
    });
    Client client(options_for(server));
    REQUIRE(client.call(get_task_detail, query).has_value());
    SECTION("for an idempotent endpoint")
    {
        CHECK(client.call(get_task_detail, query).has_value());
        CHECK(server.connections() == 2);
    }
    SECTION("but not for an endpoint that is not idempotent")
    {
        auto endpoint = get_task_detail;
        endpoint.idempotent = false;
        auto const result = client.call(endpoint, query);
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().kind == CallErrorKind::protocol);
        CHECK(server.connections() == 1);
    }
}

TEST_CASE("a request is repeated only once and on a fresh connection",
          "[client_connections]")
{
    // The first three connections answer once and close at the next request.
    std::promise<void> go;
    auto const gone = go.get_future().share();
    std::atomic<int> asked{0};
    fault::Server const server([&](fault::Peer& peer) {
        peer.read_request();
        if (peer.number() < 3) {
            if (++asked == 3)
                go.set_value();
            gone.wait();
            peer.write(fault::answer(good));
            peer.read_request();
        }
        ++asked;
    });
    Client client(options_for(server));
    for (auto& result : start_calls(client, 3))
        REQUIRE(result.get().has_value());
    asked = 0;
    auto const result = client.call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::protocol);
    CHECK(result.error().message ==
          "expected an answer, found the end of the connection");
    CHECK(asked == 2);
    CHECK(server.connections() == 4);
}

TEST_CASE("a request is not repeated after the first byte of an answer",
          "[client_connections]")
{
    fault::Server const server([](fault::Peer& peer) {
        peer.read_request();
        peer.write(fault::answer(good));
        peer.read_request();
        peer.write("H");
    });
    Client client(options_for(server));
    REQUIRE(client.call(get_task_detail, query).has_value());
    auto const result = client.call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::protocol);
    CHECK(server.connections() == 1);
}

TEST_CASE("at most max_idle_connections connections are kept",
          "[client_connections]")
{
    std::promise<void> go;
    auto const gone = go.get_future().share();
    std::atomic<int> asked{0};
    std::atomic<int> ended{0};
    fault::Server const server([&](fault::Peer& peer) {
        peer.read_request();
        if (++asked == 4)
            go.set_value();
        gone.wait();
        peer.write(fault::answer(good));
        if (peer.read_request().empty())
            ++ended;
    });
    auto options = options_for(server);
    options.max_idle_connections = 2;
    Client client(options);
    for (auto& result : start_calls(client, 4))
        REQUIRE(result.get().has_value());
    for (int wait = 0; wait != 1000 && ended != 2; ++wait)
        std::this_thread::sleep_for(10ms);
    CHECK(ended == 2);
    CHECK(server.connections() == 4);
}

TEST_CASE("a connection that was closed while idle is not reused",
          "[client_connections]")
{
    fault::Server const server([](fault::Peer& peer) {
        peer.read_request();
        peer.write(fault::answer(good));
    });
    Client client(options_for(server));
    auto endpoint = get_task_detail;
    endpoint.idempotent = false;
    for (int call = 0; call != 3; ++call) {
        CHECK(client.call(endpoint, query).has_value());
        std::this_thread::sleep_for(50ms);
    }
    CHECK(server.connections() == 3);
}

TEST_CASE("a thousand successive calls share a connection",
          "[client_connections]")
{
    fault::Server const server(fault::always(fault::answer(good)));
    Client client(options_for(server));
    for (int call = 0; call != 1000; ++call)
        REQUIRE(client.call(get_task_detail, query).has_value());
    CHECK(server.connections() == 1);
}

TEST_CASE("an idle connection is closed after max_idle_time",
          "[client_connections]")
{
    std::promise<bool> ended;
    fault::Server const server([&](fault::Peer& peer) {
        peer.read_request();
        peer.write(fault::answer(good));
        ended.set_value(peer.read_request().empty());
    });
    auto options = options_for(server);
    // The time has passed at the client's first check or at a later one.
    options.max_idle_time = GENERATE(1ms, 200ms);
    Client client(options);
    REQUIRE(client.call(get_task_detail, query).has_value());
    auto result = ended.get_future();
    REQUIRE(result.wait_for(10s) == std::future_status::ready);
    CHECK(result.get());
}
