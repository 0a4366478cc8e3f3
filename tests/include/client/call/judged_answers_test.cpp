#include "catch.hpp"
#include "client/support/calls.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/client.hpp>

#include <atomic>
#include <chrono>
#include <string>

using airudder::CallErrorKind;
using airudder::Client;
using namespace calls;
using namespace std::chrono_literals;

namespace {

/// Returns an answer with a status and a body that cannot be used.
std::string unusable_answer(std::string const& status, int which)
{
    std::string const head = "HTTP/1.1 " + status + "\r\n";
    switch (which) {
    case 0:
        return head + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n"
                      "\x1f\x8b";
    case 1: return head + "Transfer-Encoding: br, chunked\r\n\r\n1\r\nx\r\n";
    case 2: return head + "Content-Length: 99999999\r\n\r\nbegin";
    case 3: return head + "Content-Length: 9\r\n\r\nstalls";
    case 4: return head + "Transfer-Encoding: chunked\r\n\r\nno size\r\n";
    default: return head + "Is-Encrypted: 1\r\nContent-Length: 2\r\n\r\n{}";
    }
}

constexpr int all_unusable = 6;

airudder::ClientOptions with_small_bodies(fault::Server const& server)
{
    auto options = options_for(server);
    options.max_body_size = 1000;
    return options;
}

/// Answers the first request with `first` and all others with `good`.
fault::Script first_then(std::string first, std::atomic<int>& asked)
{
    return [first, &asked](fault::Peer& peer) {
        while (!peer.read_request().empty())
            peer.write(++asked == 1 ? first : fault::answer(good));
    };
}

} // namespace

TEST_CASE(
    "a status that asks for a retry is retried even if the body is unusable",
    "[judged_answers]")
{
    auto const status = GENERATE(
        as<std::string>(), "429 Too Many", "502 Bad", "503 Busy", "504 Late");
    for (int which = 0; which != all_unusable; ++which) {
        CAPTURE(status, which);
        std::atomic<int> asked{0};
        fault::Server const server(
            first_then(unusable_answer(status, which), asked));
        Client client(with_small_bodies(server));
        CHECK(client.call(get_task_detail, query).has_value());
        CHECK(asked == 2);
    }
}

TEST_CASE("a refused token is renewed even if the refusal's body is unusable",
          "[judged_answers]")
{
    for (int which = 0; which != all_unusable; ++which) {
        CAPTURE(which);
        std::atomic<int> asked{0};
        fault::Server const server(
            first_then(unusable_answer("401 Unauthorized", which), asked));
        auto options = with_small_bodies(server);
        options.token.clear();
        options.token_provider = [&](airudder::TokenQuery const&,
                                     airudder::TokenReceiver const& receive) {
            receive("made-up-" + std::to_string(asked));
        };
        Client client(options);
        CHECK(client.call(get_task_detail, query).has_value());
        CHECK(asked == 2);
    }
}

TEST_CASE("an HTTP error status is reported with the start of an unusable body",
          "[judged_answers]")
{
    std::string const bodies[] = {"", "", "begin", "stalls", "", "{}"};
    for (int which = 0; which != all_unusable; ++which) {
        CAPTURE(which);
        fault::Server const server([&](fault::Peer& peer) {
            peer.read_request();
            peer.write(unusable_answer("404 Not Found", which));
            peer.wait();
        });
        Client client(with_small_bodies(server));
        auto const result =
            client.call(get_task_detail, query, {.timeout = 500ms});
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().kind == CallErrorKind::http_status);
        CHECK(result.error().http_status == 404);
        CHECK(result.error().body == bodies[which]);
    }
}

TEST_CASE(
    "the last attempt is reported as an HTTP status despite an unusable body",
    "[judged_answers]")
{
    for (int which = 0; which != all_unusable; ++which) {
        CAPTURE(which);
        fault::Server const server([&](fault::Peer& peer) {
            peer.read_request();
            peer.write(unusable_answer("503 Busy", which));
        });
        Client client(with_small_bodies(server));
        auto const result = client.call(get_task_detail, query);
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().kind == CallErrorKind::http_status);
        CHECK(server.connections() == 3);
    }
}

TEST_CASE("an error's body is cut to max_body_size", "[judged_answers]")
{
    fault::Server const server([](fault::Peer& peer) {
        peer.read_request();
        peer.write("HTTP/1.1 500 No\r\n\r\n");
        for (int i = 0; i != 1000; ++i)
            peer.write(std::string(1000, 'x'));
    });
    Client client(with_small_bodies(server));
    auto const result = client.call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::http_status);
    CHECK(result.error().body == std::string(1000, 'x'));
}

TEST_CASE(
    "a refused token exchange is an HTTP status even if its body is unusable",
    "[judged_answers]")
{
    std::atomic<int> asked{0};
    fault::Server const server([&](fault::Peer& peer) {
        peer.read_request();
        ++asked;
        peer.write(unusable_answer("403 Forbidden", 0));
    });
    auto options = with_small_bodies(server);
    options.token.clear();
    options.credentials = {"made-up-key", "made-up-secret"};
    Client client(options);
    auto const result = client.call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::http_status);
    CHECK(result.error().http_status == 403);
    CHECK(asked == 1);
}

TEST_CASE(
    "a connection is reused after an error answer that was read completely",
    "[judged_answers]")
{
    fault::Server const server(
        fault::always(fault::answer("{}", "404 Not Found")));
    Client client(options_for(server));
    for (int call = 0; call != 3; ++call)
        CHECK_FALSE(client.call(get_task_detail, query).has_value());
    CHECK(server.connections() == 1);
}

TEST_CASE(
    "a plain failed envelope is reported although it is marked as encrypted",
    "[judged_answers]")
{
    auto const error = error_of(fault::always(fault::answer(
        R"({"code":403,"status":"NO"})", "200 OK", "Is-Encrypted: 1\r\n")));
    CHECK(error.kind == CallErrorKind::envelope);
    CHECK(error.code == 403);
}

TEST_CASE("calls and token exchanges send Accept-Encoding identity once",
          "[judged_answers]")
{
    std::string requests;
    fault::Server const server([&](fault::Peer& peer) {
        for (auto text = peer.read_request(); !text.empty();
             text = peer.read_request()) {
            requests += text;
            peer.write(fault::answer(
                R"({"data":{"token":"made-up"},"status":"OK","code":200})"));
        }
    });
    auto options = options_for(server);
    options.token.clear();
    options.credentials = {"made-up-key", "made-up-secret"};
    options.max_idle_connections = 1;
    REQUIRE(Client(options).call(get_task_detail, query).has_value());
    std::size_t count = 0;
    for (auto at = requests.find("ccept-"); at != requests.npos;
         at = requests.find("ccept-", at + 1), ++count)
        CHECK(requests.substr(at, 27) ==
              "ccept-Encoding: identity\r\n" + requests.substr(at + 26, 1));
    CHECK(count == 2);
}

TEST_CASE("a call's strict option overrides its client's", "[judged_answers]")
{
    fault::Server const server(
        fault::always(fault::answer(R"({"code":200,"more":1})")));
    auto options = options_for(server);
    options.strict = GENERATE(false, true);
    Client client(options);
    CHECK(client.call(get_task_detail, query, {.strict = false}).has_value());
    auto const strict = client.call(get_task_detail, query, {.strict = true});
    REQUIRE_FALSE(strict.has_value());
    CHECK(strict.error().kind == CallErrorKind::decode);
    CHECK(client.call(get_task_detail, query).has_value() == !options.strict);
}
