#include "catch.hpp"
#include "client/support/calls.hpp"
#include "client/token/issuer.hpp"

#include <airudder/client.hpp>

#include <boost/asio/use_future.hpp>

#include <chrono>
#include <future>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using airudder::CallError;
using airudder::CallErrorKind;
using airudder::Client;
using airudder::ClientOptions;
using airudder::TokenProvider;
using airudder::TokenQuery;
using airudder::TokenReceiver;

namespace {

using namespace std::chrono_literals;

ClientOptions options_with(fault::Server const& server, TokenProvider provider)
{
    auto options = calls::options_for(server);
    options.token.clear();
    options.token_provider = std::move(provider);
    return options;
}

/// A server that accepts only `token`.
fault::Script only(std::string const& token)
{
    return [token](fault::Peer& peer) {
        for (auto request = peer.read_request(); !request.empty();
             request = peer.read_request())
            peer.write(calls::has_token(request, token)
                           ? fault::answer(calls::good)
                           : fault::answer("", "401 Unauthorized"));
    };
}

CallError error_with(TokenProvider provider)
{
    fault::Server const server(fault::always(fault::answer(calls::good)));
    Client client(options_with(server, std::move(provider)));
    auto const result = client.call(calls::get_task_detail, calls::query);
    REQUIRE_FALSE(result.has_value());
    CHECK(server.connections() == 0);
    return result.error();
}

} // namespace

TEST_CASE("a provider supplies each call's token", "[token]")
{
    fault::Server const server(only("from+elsewhere"));
    std::vector<TokenQuery> asked;
    auto const begin = std::chrono::steady_clock::now();
    Client client(options_with(
        server,
        [&](TokenQuery const& token_query, TokenReceiver const& receive) {
            asked.push_back(token_query);
            receive("from+elsewhere");
        }));
    for (int call = 0; call != 2; ++call)
        REQUIRE(client.call(calls::get_task_detail, calls::query).has_value());
    REQUIRE(asked.size() == 2);
    CHECK(asked[0].refused == "");
    CHECK(asked[0].deadline >= begin + 10s);
    CHECK(asked[1].deadline <= std::chrono::steady_clock::now() + 10s);
}

TEST_CASE("a provider is asked once more when its token is refused", "[token]")
{
    fault::Server const server(only("second"));
    std::vector<std::string> refused;
    Client client(options_with(
        server,
        [&](TokenQuery const& token_query, TokenReceiver const& receive) {
            refused.push_back(token_query.refused);
            receive(token_query.refused == "first" ? "second" : "first");
        }));
    CHECK(client.call(calls::get_task_detail, calls::query).has_value());
    CHECK(refused == std::vector<std::string>{"", "first"});

    fault::Server const never(only("none"));
    refused.clear();
    Client other(options_with(
        never,
        [&](TokenQuery const& token_query, TokenReceiver const& receive) {
            refused.push_back(token_query.refused);
            receive("first");
        }));
    auto const result = other.call(calls::get_task_detail, calls::query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().http_status == 401);
    CHECK(refused == std::vector<std::string>{"", "first"});
}

TEST_CASE("token takes precedence over token_provider and credentials",
          "[token]")
{
    fault::Server const server(only("some/token+1"));
    auto options = calls::options_for(server);
    options.token_provider = [](TokenQuery const&, TokenReceiver const& to) {
        to("from+elsewhere");
    };
    CHECK(
        Client(options).call(calls::get_task_detail, calls::query).has_value());
    fault::Server const elsewhere(only("from+elsewhere"));
    options.server = elsewhere.url();
    options.token.clear();
    options.credentials = {"key", "secret"};
    CHECK(
        Client(options).call(calls::get_task_detail, calls::query).has_value());
}

TEST_CASE("a provider can answer later from another thread", "[token]")
{
    fault::Server const server(only("late"));
    std::thread thread;
    Client client(options_with(
        server, [&](TokenQuery const&, TokenReceiver const& receive) {
            thread = std::thread([receive] {
                std::this_thread::sleep_for(20ms);
                receive("late");
                receive("again");
            });
        }));
    CHECK(client.call(calls::get_task_detail, calls::query).has_value());
    thread.join();
}

TEST_CASE("only a provider's first answer counts", "[token]")
{
    fault::Server const server(only("first"));
    Client client(options_with(
        server, [](TokenQuery const&, TokenReceiver const& receive) {
            receive("first");
            receive("second");
            throw std::runtime_error("third");
        }));
    CHECK(client.call(calls::get_task_detail, calls::query).has_value());
}

TEST_CASE("a call fails if its provider does not supply a token", "[token]")
{
    CallError given;
    given.kind = CallErrorKind::tls;
    given.message = "expected a vault, found none";
    CHECK(error_with([&](TokenQuery const&, TokenReceiver const& receive) {
              receive(given);
          }) == given);

    auto const threw = error_with([](TokenQuery const&, TokenReceiver const&) {
        throw std::runtime_error("some/secret");
    });
    CHECK(threw.kind == CallErrorKind::request);
    CHECK(threw.message == "expected a token of the provider, found that it "
                           "threw an exception");

    for (auto const* token : {"", "a\r\nX: b", "a\nb"}) {
        auto const error =
            error_with([&](TokenQuery const&, TokenReceiver const& receive) {
                receive(token);
            });
        CHECK(error.kind == CallErrorKind::request);
        CHECK(error.message.find("token of the provider") != std::string::npos);
        CHECK(error.message.find("X: b") == std::string::npos);
    }
}

TEST_CASE("a provider's token is masked", "[token]")
{
    fault::Server const server(
        fault::always(fault::answer("from+elsewhere", "400 No")));
    Client client(options_with(
        server, [](TokenQuery const&, TokenReceiver const& receive) {
            receive("from+elsewhere");
        }));
    auto const result = client.call(calls::get_task_detail, calls::query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().body == "***");
}

TEST_CASE("a provider that does not answer holds up only its own call",
          "[token]")
{
    fault::Server const server(only("late"));
    std::vector<TokenReceiver> waiting;
    std::optional<Client> client(
        options_with(server, [&](TokenQuery const&, TokenReceiver receive) {
            if (!waiting.empty())
                receive("late");
            waiting.push_back(std::move(receive));
        }));
    auto stuck = client->async_call(
        calls::get_task_detail, calls::query, boost::asio::use_future);
    CHECK(client->call(calls::get_task_detail, calls::query).has_value());
    auto const late =
        client->call(calls::get_task_detail, calls::query, {.timeout = 50ms});
    CHECK(late.has_value());
    SECTION("and can answer after the deadline")
    {
        waiting.clear();
        auto const result = client->call(
            calls::get_task_detail, calls::query, {.timeout = 50ms});
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().kind == CallErrorKind::deadline);
        CHECK(result.error().message ==
              "expected an answer in time, found none while waiting for a "
              "token");
        waiting.at(0)("late");
    }
    SECTION("and can answer after the client's destruction")
    {
        client.reset();
        CHECK(stuck.get().error().kind == CallErrorKind::cancelled);
        for (auto const& receive : waiting)
            receive("late");
    }
}
