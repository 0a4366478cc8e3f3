#include "catch.hpp"
#include "client/support/calls.hpp"
#include "client/support/fault_server.hpp"
#include "client/token/issuer.hpp"

#include <airudder/client.hpp>

#include <boost/asio/use_future.hpp>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

using airudder::CallErrorKind;
using airudder::Client;
using namespace calls;
using namespace std::chrono_literals;

TEST_CASE("key and secret are exchanged for a token once", "[token]")
{
    std::vector<std::string> requests;
    Issuer issuer;
    fault::Server const server([&](fault::Peer& peer) {
        for (auto request = peer.read_request(); !request.empty();
             request = peer.read_request()) {
            requests.push_back(request);
            peer.write(issuer.answer(request));
        }
    });
    Client client(exchanging(server));
    for (int call = 0; call != 3; ++call)
        CHECK(client.call(get_task_detail, query).has_value());
    REQUIRE(requests.size() == 4);
    CHECK(requests[0].ends_with(
        "\r\n\r\n"
        R"({"APPKey":"an+app/key==","APPSecret":"the+app/secret=="})"));
    CHECK(requests[0].find("Authorization") == std::string::npos);
    CHECK(has_token(requests[1], "token/1"));
    CHECK(has_token(requests[3], "token/1"));
}

TEST_CASE("calls that wait for a token share one", "[token]")
{
    Issuer issuer;
    fault::Server const server(issuer.script());
    Client client(exchanging(server));
    auto results = start_calls(client, 64);
    for (auto& result : results)
        CHECK(result.get().has_value());
    CHECK(issuer.issued == 1);
    CHECK(issuer.served == 64);
}

TEST_CASE("all calls that wait for a token fail if the exchange fails",
          "[token]")
{
    std::atomic<int> asked{0};
    fault::Server const server([&](fault::Peer& peer) {
        while (!peer.read_request().empty()) {
            ++asked;
            peer.write(fault::answer(
                R"({"code":403,"message":"not the+app\/secret=="})"));
        }
    });
    Client client(exchanging(server));
    auto results = start_calls(client, 8);
    for (auto& result : results) {
        auto const error = result.get().error();
        CHECK(error.kind == CallErrorKind::envelope);
        CHECK(error.code == 403);
        CHECK(error.reason == "not ***");
        CHECK(error.body == "");
    }
    CHECK(asked >= 1);
    CHECK(asked <= 8);
}

TEST_CASE("an exchange fails if the answer does not contain a token", "[token]")
{
    auto const body = GENERATE(as<std::string>(),
                               R"({"code":200})",
                               R"({"data":null,"code":200})",
                               R"({"data":{},"code":200})",
                               R"({"data":{"token":""},"code":200})",
                               R"({"data":{"token":7},"code":200})",
                               R"({"data":{"token":"new/token\r\nX: y"}})",
                               R"({"data":{"token":"new/token"},"code":200)");
    fault::Server const server(fault::always(fault::answer(body)));
    Client client(exchanging(server));
    auto const result = client.call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::decode);
    CHECK(everything(result.error()).find("new/token") == std::string::npos);
}

TEST_CASE("a token's answer that is not JSON is reported with its place",
          "[token]")
{
    fault::Server const server(fault::always(fault::answer("{\n  data")));
    Client client(exchanging(server));
    auto const error = client.call(get_task_detail, query).error();
    CHECK(error.kind == CallErrorKind::decode);
    CHECK(error.place.line == 2);
    CHECK(error.place.column == 3);
}

TEST_CASE("a call's deadline applies while it waits for a token", "[token]")
{
    fault::Server const server([](fault::Peer& peer) {
        peer.read_request();
        peer.wait();
    });
    Client client(exchanging(server));
    auto const result = client.call(get_task_detail, query, {.timeout = 100ms});
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::deadline);
    CHECK(result.error().message ==
          "expected an answer in time, found none while waiting for a token");
}

TEST_CASE(
    "a short deadline does not end a token exchange that another call awaits",
    "[token]")
{
    Issuer issuer;
    fault::Server const server([&](fault::Peer& peer) {
        for (auto request = peer.read_request(); !request.empty();
             request = peer.read_request()) {
            if (asks_for_token(request))
                std::this_thread::sleep_for(400ms);
            peer.write(issuer.answer(request));
        }
    });
    auto options = exchanging(server);
    options.timeout = 100ms;
    Client client(options);
    auto hasty =
        client.async_call(get_task_detail, query, boost::asio::use_future);
    CHECK(client.call(get_task_detail, query, {.timeout = 10s}).has_value());
    CHECK(hasty.get().error().kind == CallErrorKind::deadline);
    CHECK(issuer.issued == 1);
}
