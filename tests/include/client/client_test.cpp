#include "catch.hpp"
#include "client/fault_server.hpp"

#include <airudder/client.hpp>
#include <airudder/task/get_task_detail.hpp>
#include <airudder/workflow/query_workflow_ids.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include <atomic>
#include <chrono>
#include <future>
#include <mutex>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using airudder::CallError;
using airudder::CallErrorKind;
using airudder::Client;
using airudder::ClientOptions;
using airudder::task::get_task_detail;
using airudder::workflow::query_workflow_ids;

namespace {

using namespace std::chrono_literals;

constexpr auto good = R"({"data":null,"status":"OK","code":200})";

airudder::task::TaskDetailQuery const query{.TaskID = "a b"};
airudder::workflow::WorkflowQuery const workflows{.start_time = "begin",
                                                  .end_time = "end"};

ClientOptions options_for(fault::Server const& server)
{
    ClientOptions options;
    options.server = server.url();
    options.token = "some/token+1";
    options.first_wait = 1ms;
    options.timeout = 10s;
    return options;
}

/// The error of a call to a server that does this.
CallError error_of(fault::Script script)
{
    fault::Server const server(std::move(script));
    Client client(options_for(server));
    auto const result = client.call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    return result.error();
}

/// Keeps what a server was asked.
class Requests {
public:
    void add(std::string request)
    {
        std::lock_guard const lock(mutex_);
        requests_.push_back(std::move(request));
    }

    std::vector<std::string> all() const
    {
        std::lock_guard const lock(mutex_);
        return requests_;
    }

private:
    mutable std::mutex mutex_{};
    std::vector<std::string> requests_{};
};

} // namespace

TEST_CASE("a call sends what the documentation says and decodes the answer",
          "[client]")
{
    Requests requests;
    fault::Server const server([&](fault::Peer& peer) {
        for (auto request = peer.read_request(); !request.empty();
             request = peer.read_request()) {
            requests.add(request);
            peer.write(fault::answer(
                R"({"data":{"rows":[{"workflow_id":"w"}]},"code":200})"));
        }
    });
    auto const options = options_for(server);
    Client client(options);
    auto const result = client.call(query_workflow_ids, workflows);
    REQUIRE(result.has_value());
    CHECK(result->data->rows.at(0).workflow_id == "w");
    REQUIRE(client.call(get_task_detail, query).has_value());
    auto const host = server.url().substr(7);
    CHECK(requests.all() ==
          std::vector<std::string>{
              "POST /service/cloud/workflow/detailinstances HTTP/1.1\r\n"
              "Host: " +
                  host +
                  "\r\nAuthorization: Token some/token+1\r\n"
                  "User-Agent: Airudder\r\n"
                  "Content-Type: application/json\r\n"
                  "Content-Length: 39\r\n\r\n"
                  R"({"start_time":"begin","end_time":"end"})",
              "GET /service/cloud/detail?TaskID=a%20b HTTP/1.1\r\n"
              "Host: " +
                  host +
                  "\r\nAuthorization: Token some/token+1\r\n"
                  "User-Agent: Airudder\r\n\r\n"});
    CHECK(server.connections() == 1);
}

TEST_CASE("an HTTP status tells, with the body", "[client]")
{
    auto const error = error_of(fault::always(fault::answer(
        R"({"code":403,"status":"NO","message":"not you"})", "403 Forbidden")));
    CHECK(error.kind == CallErrorKind::http_status);
    CHECK(error.http_status == 403);
    CHECK(error.code == 403);
    CHECK(error.status == "NO");
    CHECK(error.reason == "not you");
    CHECK(error.body == R"({"code":403,"status":"NO","message":"not you"})");
    CHECK(error.message ==
          "expected an HTTP status from 200 to 299, found 403");
}

TEST_CASE("a redirect is not followed", "[client]")
{
    auto const error = error_of(fault::always(
        fault::answer("", "302 Found", "Location: /elsewhere\r\n")));
    CHECK(error.kind == CallErrorKind::http_status);
    CHECK(error.http_status == 302);
}

TEST_CASE("an envelope with another code than 200 is a failure", "[client]")
{
    auto const error = error_of(fault::always(
        fault::answer(R"({"code":500,"message":"try \"later\""})")));
    CHECK(error.kind == CallErrorKind::envelope);
    CHECK(error.http_status == 200);
    CHECK(error.code == 500);
    CHECK(error.reason == "try \"later\"");
    CHECK(error.message == "expected code 200, found 500");
}

TEST_CASE("an endpoint without an envelope may say any code", "[client]")
{
    auto endpoint = get_task_detail;
    endpoint.envelope = false;
    fault::Server const server(fault::always(fault::answer(R"({"code":500})")));
    Client client(options_for(server));
    CHECK(client.call(endpoint, query).value().code == 500);
}

TEST_CASE("an answer that cannot be decoded says where", "[client]")
{
    auto const error =
        error_of(fault::always(fault::answer("{\"data\":\n [}")));
    CHECK(error.kind == CallErrorKind::decode);
    CHECK(error.http_status == 200);
    CHECK(error.place.line == 2);
    CHECK(error.place.column == 3);
    CHECK(error.body == "{\"data\":\n [}");
}

TEST_CASE("deviations are issues, or errors if asked for", "[client]")
{
    fault::Server const server(
        fault::always(fault::answer(R"({"code":200,"more":1})")));
    auto options = options_for(server);
    std::vector<airudder::Issue> issues;
    Client tolerant(options);
    REQUIRE(
        tolerant.call(get_task_detail, query, {.issues = &issues}).has_value());
    CHECK(issues.size() >= 1);
    options.strict = true;
    Client strict(options);
    auto const result = strict.call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::decode);
}

TEST_CASE("a request that cannot be made is not sent", "[client]")
{
    fault::Server const server(fault::always(fault::answer(good)));
    Client client(options_for(server));
    auto unusual = query;
    unusual.unmodeled.set("more", "1");
    auto const result = client.call(get_task_detail, unusual);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::request);
    auto const later =
        client.async_call(get_task_detail, unusual, boost::asio::use_future)
            .get();
    CHECK(later.error().kind == CallErrorKind::request);
    CHECK(server.connections() == 0);
}

TEST_CASE("what is no HTTP is a protocol error", "[client]")
{
    auto const error = error_of([](fault::Peer& peer) {
        peer.read_request();
        peer.write("SSH-2.0-OpenSSH_9.2\r\n");
    });
    CHECK(error.kind == CallErrorKind::protocol);
    CHECK(error.http_status == 0);
}

TEST_CASE("an answer that breaks off on a fresh connection is an error",
          "[client]")
{
    auto const text = fault::answer(good);
    for (std::size_t size = 0; size != text.size(); ++size) {
        CAPTURE(size);
        std::atomic<int> asked{0};
        auto const error = error_of([&](fault::Peer& peer) {
            peer.read_request();
            ++asked;
            peer.write(text.substr(0, size));
        });
        CHECK(error.kind == CallErrorKind::protocol);
        CHECK(asked == 1);
    }
}

TEST_CASE("nobody listens: a connect error, tried as often as said", "[client]")
{
    ClientOptions options;
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
          "expected a connection to 127.0.0.1, found Connection refused");
}

TEST_CASE("an overloaded server is asked again, as often as said", "[client]")
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
    SECTION("three times")
    {
        Client client(options);
        CHECK(client.call(get_task_detail, query).has_value());
        CHECK(asked == 3);
    }
    SECTION("twice")
    {
        options.attempts = 2;
        Client client(options);
        auto const result = client.call(get_task_detail, query);
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().http_status == std::stoi(status));
        CHECK(asked == 2);
    }
    SECTION("once, for who knows what it did")
    {
        auto endpoint = get_task_detail;
        endpoint.idempotent = false;
        Client client(options);
        CHECK_FALSE(client.call(endpoint, query).has_value());
        CHECK(asked == 1);
    }
}

TEST_CASE("other statuses and envelopes are final", "[client]")
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

TEST_CASE("Retry-After is waited for", "[client]")
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

TEST_CASE("a Retry-After beyond the deadline ends the call at once", "[client]")
{
    std::atomic<int> asked{0};
    auto const begin = std::chrono::steady_clock::now();
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
    CHECK(std::chrono::steady_clock::now() - begin < 5s);
}

TEST_CASE("a connection that the server ended is replaced", "[client]")
{
    // The first connection answers once and dies at the next request.
    fault::Server const server([](fault::Peer& peer) {
        peer.read_request();
        peer.write(fault::answer(good));
        peer.read_request();
        if (peer.number() != 0)
            peer.write(fault::answer(good));
    });
    Client client(options_for(server));
    REQUIRE(client.call(get_task_detail, query).has_value());
    SECTION("if repeating the request changes nothing")
    {
        CHECK(client.call(get_task_detail, query).has_value());
        CHECK(server.connections() == 2);
    }
    SECTION("but not if it might")
    {
        auto endpoint = get_task_detail;
        endpoint.idempotent = false;
        auto const result = client.call(endpoint, query);
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().kind == CallErrorKind::protocol);
        CHECK(server.connections() == 1);
    }
}

TEST_CASE("a connection that was ended while idle is not used", "[client]")
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

TEST_CASE("a thousand calls share a connection", "[client]")
{
    fault::Server const server(fault::always(fault::answer(good)));
    Client client(options_for(server));
    for (int call = 0; call != 1000; ++call)
        REQUIRE(client.call(get_task_detail, query).has_value());
    CHECK(server.connections() == 1);
}

TEST_CASE("idle connections are ended after their time", "[client]")
{
    std::promise<bool> ended;
    fault::Server const server([&](fault::Peer& peer) {
        peer.read_request();
        peer.write(fault::answer(good));
        ended.set_value(peer.read_request().empty());
    });
    auto options = options_for(server);
    options.max_idle_time = 1ms;
    Client client(options);
    REQUIRE(client.call(get_task_detail, query).has_value());
    auto result = ended.get_future();
    REQUIRE(result.wait_for(10s) == std::future_status::ready);
    CHECK(result.get());
}

TEST_CASE("a call ends at its deadline whatever the server does", "[client]")
{
    fault::Script const script = GENERATE(
        fault::Script([](fault::Peer& peer) { peer.wait(), peer.wait(); }),
        fault::Script([](fault::Peer& peer) {
            peer.read_request();
            peer.write("HTTP/1.1 200 OK\r\n");
            peer.wait();
        }),
        fault::Script([](fault::Peer& peer) {
            peer.read_request();
            for (char const byte : fault::answer(good)) {
                peer.write(std::string_view(&byte, 1));
                std::this_thread::sleep_for(20ms);
            }
        }));
    fault::Server const server(script);
    Client client(options_for(server));
    auto const begin = std::chrono::steady_clock::now();
    auto const result = client.call(get_task_detail, query, {.timeout = 200ms});
    auto const took = std::chrono::steady_clock::now() - begin;
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::deadline);
    CHECK(took >= 200ms);
    CHECK(took < 5s);
}

TEST_CASE("without time nothing is sent", "[client]")
{
    fault::Server const server(fault::always(fault::answer(good)));
    Client client(options_for(server));
    auto const timeout = GENERATE(0ms, -1ms, std::chrono::milliseconds::min());
    auto const result =
        client.call(get_task_detail, query, {.timeout = timeout});
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::deadline);
    CHECK(server.connections() == 0);
}

TEST_CASE("an error says nothing of an earlier answer", "[client]")
{
    std::atomic<int> asked{0};
    auto const error = error_of([&](fault::Peer& peer) {
        while (!peer.read_request().empty()) {
            if (++asked != 1)
                return peer.write(
                    "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n");
            peer.write(fault::answer(R"({"code":503,"message":"busy"})",
                                     "503 Service Unavailable"));
        }
    });
    CHECK(error.kind == CallErrorKind::protocol);
    CHECK(error.http_status == 200);
    CHECK_FALSE(error.code.has_value());
    CHECK_FALSE(error.reason.has_value());
}

TEST_CASE("a deadline may be farther than time goes", "[client]")
{
    fault::Server const server(fault::always(fault::answer(good)));
    auto options = options_for(server);
    options.timeout = std::chrono::milliseconds::max();
    options.max_idle_time = std::chrono::milliseconds::max();
    Client client(options);
    CHECK(client.call(get_task_detail, query).has_value());
}

TEST_CASE("a call is completed where its handler wants it", "[client]")
{
    fault::Server const server(fault::always(fault::answer(good)));
    Client client(options_for(server));
    SECTION("in a future")
    {
        CHECK(client.async_call(get_task_detail, query, boost::asio::use_future)
                  .get()
                  .has_value());
    }
    SECTION("on the handler's executor")
    {
        boost::asio::io_context io;
        std::thread::id ran{};
        client.async_call(
            get_task_detail,
            query,
            boost::asio::bind_executor(io, [&](auto const& result) {
                CHECK(result.has_value());
                ran = std::this_thread::get_id();
            }));
        // The call counts as work of the executor.
        io.run();
        CHECK(ran == std::this_thread::get_id());
    }
    SECTION("in the client's thread, which cannot wait for itself")
    {
        std::promise<bool> refused;
        client.async_call(get_task_detail, query, [&](auto const&) {
            try {
                static_cast<void>(client.call(get_task_detail, query));
                refused.set_value(false);
            } catch (std::logic_error const&) {
                refused.set_value(true);
            }
        });
        CHECK(refused.get_future().get());
    }
}

TEST_CASE("a call can be cancelled", "[client]")
{
    std::promise<void> asked;
    fault::Server const server([&](fault::Peer& peer) {
        peer.read_request();
        asked.set_value();
        peer.wait();
    });
    SECTION("by its slot")
    {
        Client client(options_for(server));
        boost::asio::io_context io;
        boost::asio::cancellation_signal signal;
        std::optional<CallErrorKind> kind;
        client.async_call(
            get_task_detail,
            query,
            boost::asio::bind_cancellation_slot(
                signal.slot(),
                boost::asio::bind_executor(io, [&](auto const& result) {
                    kind = result.error().kind;
                })));
        asked.get_future().wait();
        signal.emit(boost::asio::cancellation_type::terminal);
        io.run();
        CHECK(kind == CallErrorKind::cancelled);
    }
    SECTION("by the end of its client")
    {
        std::future<airudder::CallResult<airudder::task::TaskDetailResult>>
            result;
        {
            Client client(options_for(server));
            result = client.async_call(
                get_task_detail, query, boost::asio::use_future);
            asked.get_future().wait();
        }
        CHECK(result.get().error().kind == CallErrorKind::cancelled);
    }
}

TEST_CASE("options that cannot be used are refused", "[client]")
{
    ClientOptions options;
    SECTION("plain HTTP to elsewhere")
    {
        options.server = "http://api.airudder.com";
    }
    SECTION("no URL") { options.server = "api.airudder.com"; }
    SECTION("a file without certificates") { options.ca_file = "/dev/null"; }
    SECTION("a header of the client's own")
    {
        options.headers = {{"content-LENGTH", "0"}};
    }
    SECTION("no attempt") { options.attempts = 0; }
    SECTION("a token that ends its line") { options.token = "token\n"; }
    SECTION("a scheme that does") { options.scheme = "Token\r\nX:"; }
    CHECK_THROWS_AS(Client(options), std::invalid_argument);
}

TEST_CASE("plain HTTP to elsewhere is for those who insist", "[client]")
{
    ClientOptions options;
    options.server = "http://api.airudder.com";
    options.insecure_plain_http_to_any_host = true;
    CHECK_NOTHROW(Client(options));
}

TEST_CASE("a server's answer never shows the token", "[client]")
{
    auto const error = error_of(
        fault::always(fault::answer(R"({"code":403,"status":"some/token+1",)"
                                    R"("message":"bad token some\/token+1"})",
                                    "403 some/token+1")));
    std::ostringstream printed;
    printed << error << error.body << *error.status << *error.reason;
    CHECK(printed.str().find("token+1") == std::string::npos);
    CHECK(error.reason == "bad token ***");
    fault::Server const server(
        fault::always(fault::answer(R"({"some/token+1":1,"code":200})")));
    auto options = options_for(server);
    options.strict = true;
    auto const strict = Client(options).call(get_task_detail, query);
    REQUIRE_FALSE(strict.has_value());
    CHECK(strict.error().place.pointer == "/***");
    CHECK(error.body == R"({"code":403,"status":"***",)"
                        R"("message":"bad token ***"})");
}
