#include "catch.hpp"
#include "client/fault_server.hpp"

#include <airudder/auth/issue_token.hpp>
#include <airudder/client.hpp>
#include <airudder/task/get_task_detail.hpp>

#include <boost/asio/use_future.hpp>

#include <atomic>
#include <chrono>
#include <future>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using airudder::CallError;
using airudder::CallErrorKind;
using airudder::CallResult;
using airudder::Client;
using airudder::ClientOptions;
using airudder::task::get_task_detail;
using airudder::task::TaskDetailResult;

namespace {

using namespace std::chrono_literals;

constexpr auto good = R"({"data":null,"code":200})";
constexpr std::string_view key = "an+app/key==";
constexpr std::string_view secret = "the+app/secret==";
airudder::task::TaskDetailQuery const query{.TaskID = "a"};

bool asks_for_token(std::string const& request)
{
    return request.starts_with("POST /service/cloud/auth ");
}

bool has_token(std::string const& request, std::string const& token)
{
    return request.find("\r\nAuthorization: Token " + token + "\r\n") !=
           std::string::npos;
}

/// Issues token/1, token/2 and so on, and takes the last one only.
struct Issuer {
    std::atomic<int> issued{0};
    std::atomic<int> refused{0};
    std::atomic<int> served{0};

    /// How it says that it does not take a token.
    std::string refusal = fault::answer(R"({"code":401})", "401 Unauthorized");

    /// Tokens that it forgets at once.
    int bad_tokens = 0;

    std::string current() const
    {
        return "token/" + std::to_string(issued.load());
    }

    std::string answer(std::string const& request)
    {
        if (asks_for_token(request)) {
            ++issued;
            return fault::answer(R"({"data":{"token":")" + current() +
                                 R"("},"status":"OK","code":200})");
        }
        if (issued > bad_tokens && has_token(request, current())) {
            ++served;
            return fault::answer(good);
        }
        ++refused;
        return refusal;
    }

    fault::Script script()
    {
        return [this](fault::Peer& peer) {
            for (auto request = peer.read_request(); !request.empty();
                 request = peer.read_request())
                peer.write(answer(request));
        };
    }
};

ClientOptions options_for(fault::Server const& server)
{
    ClientOptions options;
    options.server = server.url();
    options.credentials = {std::string(key), std::string(secret)};
    options.first_wait = 1ms;
    options.timeout = 10s;
    return options;
}

std::vector<std::future<CallResult<TaskDetailResult>>>
start_calls(Client& client, int count)
{
    std::vector<std::future<CallResult<TaskDetailResult>>> results;
    for (int call = 0; call != count; ++call)
        results.push_back(
            client.async_call(get_task_detail, query, boost::asio::use_future));
    return results;
}

std::string everything(CallError const& error)
{
    std::ostringstream out;
    out << error << error.body << error.status.value_or("")
        << error.reason.value_or("") << error.place;
    return out.str();
}

} // namespace

TEST_CASE("key and secret are exchanged for a token, once", "[token]")
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
    Client client(options_for(server));
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
    Client client(options_for(server));
    auto results = start_calls(client, 64);
    for (auto& result : results)
        CHECK(result.get().has_value());
    CHECK(issuer.issued == 1);
    CHECK(issuer.served == 64);
}

TEST_CASE("a refused token is replaced, once for all who had it", "[token]")
{
    Issuer issuer;
    SECTION("by an HTTP status") {}
    SECTION("by a code") { issuer.refusal = fault::answer(R"({"code":401})"); }
    fault::Server const server(issuer.script());
    Client client(options_for(server));
    REQUIRE(client.call(get_task_detail, query).has_value());
    // The server wants another one from now on.
    ++issuer.issued;
    auto results = start_calls(client, 64);
    for (auto& result : results)
        CHECK(result.get().has_value());
    CHECK(issuer.issued == 3);
    CHECK(issuer.refused <= 64);
    CHECK(issuer.served == 65);
}

TEST_CASE("a token that is refused twice is refused", "[token]")
{
    Issuer issuer;
    issuer.bad_tokens = 10;
    fault::Server const server(issuer.script());
    Client client(options_for(server));
    auto const result = client.call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::http_status);
    CHECK(result.error().http_status == 401);
    CHECK(issuer.issued == 2);
    CHECK(issuer.refused == 2);
}

TEST_CASE("a call is repeated with a new token though it is not idempotent",
          "[token]")
{
    Issuer issuer;
    issuer.bad_tokens = 1;
    fault::Server const server(issuer.script());
    Client client(options_for(server));
    auto endpoint = get_task_detail;
    endpoint.idempotent = false;
    CHECK(client.call(endpoint, query).has_value());
    CHECK(issuer.refused == 1);
}

TEST_CASE("a fixed token that is refused is final", "[token]")
{
    Issuer issuer;
    fault::Server const server(issuer.script());
    auto options = options_for(server);
    options.token = "fixed";
    Client client(options);
    auto const result = client.call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().http_status == 401);
    CHECK(issuer.refused == 1);
    CHECK(issuer.issued == 0);
}

TEST_CASE("without a token every call that waits for it ends", "[token]")
{
    std::atomic<int> asked{0};
    fault::Server const server([&](fault::Peer& peer) {
        while (!peer.read_request().empty()) {
            ++asked;
            peer.write(fault::answer(
                R"({"code":403,"message":"not the+app\/secret=="})"));
        }
    });
    Client client(options_for(server));
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

TEST_CASE("an answer without a token is no token", "[token]")
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
    Client client(options_for(server));
    auto const result = client.call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::decode);
    CHECK(everything(result.error()).find("new/token") == std::string::npos);
}

TEST_CASE("a call's deadline holds while it waits for a token", "[token]")
{
    fault::Server const server([](fault::Peer& peer) {
        peer.read_request();
        peer.wait();
    });
    Client client(options_for(server));
    auto const result = client.call(get_task_detail, query, {.timeout = 100ms});
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::deadline);
    CHECK(result.error().message ==
          "expected an answer in time, found none while waiting for a token");
}

TEST_CASE("who waits longer for a token is not cut short", "[token]")
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
    auto options = options_for(server);
    options.timeout = 100ms;
    Client client(options);
    auto hasty =
        client.async_call(get_task_detail, query, boost::asio::use_future);
    CHECK(client.call(get_task_detail, query, {.timeout = 10s}).has_value());
    CHECK(hasty.get().error().kind == CallErrorKind::deadline);
    CHECK(issuer.issued == 1);
}

TEST_CASE("a token that is asked for directly is never in an error", "[token]")
{
    airudder::auth::TokenRequest request;
    request.APPKey = "one/key";
    request.APPSecret = "one/secret";
    for (auto const& text :
         {fault::answer(R"({"data":{"token":"new/token"},"code":401,)"
                        R"("message":"one/key, one\/secret"})"),
          fault::answer(R"({"data":{"token":"new/token"}},)"),
          fault::answer(R"("new/token one/secret")", "500 Oops"),
          fault::answer(R"({"data":{"token":7},"code":200,)"
                        R"("message":"new/token, one/secret"})"),
          fault::answer(R"({"new/token":1,"code":200})")}) {
        fault::Server const server(fault::always(text));
        ClientOptions options;
        options.server = server.url();
        options.attempts = 1;
        options.strict = true;
        Client client(options);
        auto const result = client.call(airudder::auth::issue_token, request);
        REQUIRE_FALSE(result.has_value());
        auto const shown = everything(result.error());
        CAPTURE(shown);
        CHECK(shown.find("new/token") == std::string::npos);
        CHECK(shown.find("one/") == std::string::npos);
        CHECK(shown.find("one\\/") == std::string::npos);
    }
}
