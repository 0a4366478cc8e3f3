#include "catch.hpp"
#include "client/support/calls.hpp"
#include "client/support/fault_server.hpp"
#include "client/token/issuer.hpp"

#include <airudder/client.hpp>

#include <future>

using airudder::CallErrorKind;
using airudder::Client;
using namespace calls;

TEST_CASE("a refused token is replaced once for all calls that used it",
          "[token_renewal]")
{
    Issuer issuer;
    SECTION("by an HTTP status") {}
    SECTION("by a code") { issuer.refusal = fault::answer(R"({"code":401})"); }
    fault::Server const server(issuer.script());
    Client client(exchanging(server));
    REQUIRE(client.call(get_task_detail, query).has_value());
    // From now on the server requires another token.
    ++issuer.issued;
    auto results = start_calls(client, 64);
    for (auto& result : results)
        CHECK(result.get().has_value());
    CHECK(issuer.issued == 3);
    CHECK(issuer.refused <= 64);
    CHECK(issuer.served == 65);
}

TEST_CASE("a second refusal of a token is final", "[token_renewal]")
{
    Issuer issuer;
    issuer.bad_tokens = 10;
    fault::Server const server(issuer.script());
    Client client(exchanging(server));
    auto const result = client.call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::http_status);
    CHECK(result.error().http_status == 401);
    CHECK(issuer.issued == 2);
    CHECK(issuer.refused == 2);
}

TEST_CASE("a call that is not idempotent is still repeated with a new token",
          "[token_renewal]")
{
    Issuer issuer;
    issuer.bad_tokens = 1;
    fault::Server const server(issuer.script());
    Client client(exchanging(server));
    auto endpoint = get_task_detail;
    endpoint.idempotent = false;
    CHECK(client.call(endpoint, query).has_value());
    CHECK(issuer.refused == 1);
}

TEST_CASE("a fixed token that is refused is final", "[token_renewal]")
{
    Issuer issuer;
    fault::Server const server(issuer.script());
    auto options = exchanging(server);
    options.token = "fixed";
    Client client(options);
    auto const result = client.call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().http_status == 401);
    CHECK(issuer.refused == 1);
    CHECK(issuer.issued == 0);
}

TEST_CASE("many simultaneous refusals cause only one new token exchange",
          "[token_renewal]")
{
    Issuer issuer;
    issuer.bad_tokens = 1000;
    bool const by_code = GENERATE(false, true);
    if (by_code)
        issuer.refusal = fault::answer(R"({"code":401})");
    std::promise<void> all_wait;
    auto const go = all_wait.get_future().share();
    fault::Server const server([&](fault::Peer& peer) {
        for (auto request = peer.read_request(); !request.empty();
             request = peer.read_request()) {
            if (asks_for_token(request))
                go.wait();
            peer.write(issuer.answer(request));
        }
    });
    Client client(exchanging(server));
    auto results = start_calls(client, 64);
    all_wait.set_value();
    for (auto& result : results) {
        auto const answer = result.get();
        REQUIRE_FALSE(answer.has_value());
        CHECK(answer.error().kind ==
              (by_code ? CallErrorKind::envelope : CallErrorKind::http_status));
        CHECK((by_code ? answer.error().code : answer.error().http_status) ==
              401);
    }
    CHECK(issuer.issued == 2);
    CHECK(issuer.refused == 128);
}
