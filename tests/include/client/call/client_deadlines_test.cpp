#include "catch.hpp"
#include "client/support/calls.hpp"
#include "client/support/fault_server.hpp"
#include "client/support/stages.hpp"

#include <airudder/client.hpp>
#include <airudder/workflow/query_workflow_ids.hpp>

#include <algorithm>
#include <chrono>
#include <future>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using airudder::CallErrorKind;
using airudder::Client;
using airudder::workflow::query_workflow_ids;
using Time = std::chrono::steady_clock;
using namespace calls;
using namespace std::chrono_literals;

namespace {

/// A machine busier than this cannot run tests.
constexpr auto longest_delay = 30s;

/// How long after its deadline each of `count` unanswered calls ended. Their
/// timeouts range from 10 to 200 ms.
std::vector<Time::duration> overshoots(Client& client, int count)
{
    std::vector<std::promise<Time::duration>> ends(
        static_cast<std::size_t>(count));
    for (std::size_t call = 0; call != ends.size(); ++call) {
        auto const timeout = (call % 20 + 1) * 10ms;
        client.async_call(
            get_task_detail,
            query,
            {.timeout = timeout},
            [&end = ends[call], deadline = Time::now() + timeout](auto const&) {
                end.set_value(Time::now() - deadline);
            });
    }
    std::vector<Time::duration> all;
    for (auto& end : ends)
        all.push_back(end.get_future().get());
    return all;
}

} // namespace

TEST_CASE(
    "a call ends at its deadline at every stage and the error names the stage",
    "[client_deadlines]")
{
    for (auto const& stage : stages::all()) {
        if (stage.doing.empty())
            continue;
        CAPTURE(stage.name);
        auto const found = stage.doing == "reading the answer's body"
                               ? "8 of 20 bytes"
                               : "none";
        auto const expected = "expected an answer in time, found " +
                              std::string(found) + " while " + stage.doing;
        std::string message;
        // A busy machine may need longer to reach the stage.
        for (auto const timeout : {100ms, 1000ms, 10000ms}) {
            auto const stall = stage.make_stall();
            Client client(stall->options);
            auto const begin = Time::now();
            auto const result = client.call(
                query_workflow_ids, stall->query, {.timeout = timeout});
            auto const took = Time::now() - begin;
            stall->release();
            REQUIRE_FALSE(result.has_value());
            CHECK(result.error().kind == CallErrorKind::deadline);
            CHECK(took >= timeout);
            CHECK(took < timeout + longest_delay);
            message = result.error().message;
            if (message == expected)
                break;
        }
        CHECK(message == expected);
    }
}

TEST_CASE("a call that needs to wait beyond its deadline ends early",
          "[client_deadlines]")
{
    for (auto const& stage : stages::all()) {
        if (!stage.doing.empty())
            continue;
        CAPTURE(stage.name);
        auto const stall = stage.make_stall();
        Client client(stall->options);
        auto const result =
            client.call(query_workflow_ids, stall->query, {.timeout = 50s});
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().http_status == 503);
    }
}

TEST_CASE("an answer that arrives byte by byte does not extend the deadline",
          "[client_deadlines]")
{
    fault::Server const server([](fault::Peer& peer) {
        peer.read_request();
        for (char const byte : fault::answer(good)) {
            peer.write(std::string_view(&byte, 1));
            std::this_thread::sleep_for(5ms);
        }
    });
    Client client(options_for(server));
    auto const begin = Time::now();
    auto const result = client.call(get_task_detail, query, {.timeout = 100ms});
    auto const took = Time::now() - begin;
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::deadline);
    CHECK(took >= 100ms);
    CHECK(took < longest_delay);
}

TEST_CASE("hundreds of concurrent calls end at their deadlines",
          "[client_deadlines]")
{
    fault::Server const server([](fault::Peer& peer) {
        peer.read_request();
        peer.wait();
    });
    Client client(options_for(server));
    auto const all = overshoots(client, 200);
    auto const [least, most] = std::minmax_element(all.begin(), all.end());
    auto const to_ms = [](Time::duration time) {
        return std::chrono::duration<double, std::milli>(time).count();
    };
    std::cout << "calls ended " << to_ms(*least) << " to " << to_ms(*most)
              << " ms after their deadlines\n";
    CHECK(*least >= 0ms);
    CHECK(*most < longest_delay);
}

TEST_CASE("a call with a zero or negative timeout is not sent",
          "[client_deadlines]")
{
    fault::Server const server(fault::always(fault::answer(good)));
    Client client(options_for(server));
    auto const timeout = GENERATE(0ms, -1ms, std::chrono::milliseconds::min());
    auto const result =
        client.call(get_task_detail, query, {.timeout = timeout});
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::deadline);
    CHECK(result.error().message == "expected an answer in time, found none "
                                    "while preparing to connect");
    CHECK(server.connections() == 0);
}

TEST_CASE("a timeout may exceed the clock's range", "[client_deadlines]")
{
    fault::Server const server(fault::always(fault::answer(good)));
    auto options = options_for(server);
    options.timeout = std::chrono::milliseconds::max();
    options.max_idle_time = std::chrono::milliseconds::max();
    Client client(options);
    CHECK(client.call(get_task_detail, query).has_value());
}
