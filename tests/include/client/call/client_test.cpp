#include "catch.hpp"
#include "client/support/calls.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/client.hpp>
#include <airudder/workflow/query_workflow_ids.hpp>

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include <future>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using airudder::CallErrorKind;
using airudder::Client;
using airudder::ClientOptions;
using airudder::workflow::query_workflow_ids;
using namespace calls;

namespace {

airudder::workflow::WorkflowQuery const workflows{.start_time = "begin",
                                                  .end_time = "end"};

/// Records the requests to a server.
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

TEST_CASE("a call sends the documented request and decodes the answer",
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
                  "Accept-Encoding: identity\r\n"
                  "Content-Length: 39\r\n\r\n"
                  R"({"start_time":"begin","end_time":"end"})",
              "GET /service/cloud/detail?TaskID=a%20b HTTP/1.1\r\n"
              "Host: " +
                  host +
                  "\r\nAuthorization: Token some/token+1\r\n"
                  "User-Agent: Airudder\r\n"
                  "Accept-Encoding: identity\r\n\r\n"});
    CHECK(server.connections() == 1);
}

TEST_CASE("deviations are issues, or errors in strict mode", "[client]")
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

TEST_CASE("an invalid request is not sent", "[client]")
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

TEST_CASE("a call completes according to its completion token", "[client]")
{
    fault::Server const server(fault::always(fault::answer(good)));
    Client client(options_for(server));
    SECTION("through a future")
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
        // run() does not return early: the call counts as outstanding work.
        io.run();
        CHECK(ran == std::this_thread::get_id());
    }
    SECTION("in the client's thread, which refuses a blocking call")
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

TEST_CASE("invalid options are refused", "[client]")
{
    ClientOptions options;
    SECTION("plain HTTP to a host other than loopback")
    {
        options.server = "http://api.airudder.com";
    }
    SECTION("a server that is not a URL")
    {
        options.server = "api.airudder.com";
    }
    SECTION("a file without certificates") { options.ca_file = "/dev/null"; }
    SECTION("a header that the client writes itself")
    {
        options.headers = {{"content-LENGTH", "0"}};
    }
    SECTION("zero attempts") { options.attempts = 0; }
    CHECK_THROWS_AS(Client(options), std::invalid_argument);
}

TEST_CASE("plain HTTP to other hosts is allowed by an option", "[client]")
{
    ClientOptions options;
    options.server = "http://api.airudder.com";
    options.insecure_plain_http_to_any_host = true;
    CHECK_NOTHROW(Client(options));
}
