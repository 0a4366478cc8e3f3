#include "airudder_call/program.hpp"
#include "airudder_call/requests.hpp"
#include "catch.hpp"
#include "client/support/fault_server.hpp"

#include <csignal>

using airudder_call::Program;

TEST_CASE("SIGINT and SIGTERM cancel a call", "[call]")
{
    auto const signal = GENERATE(SIGINT, SIGTERM);
    airudder_call::Requests requests;
    fault::Server const server([&](fault::Peer& peer) {
        requests.add(peer.read_request());
        peer.wait();
    });
    Program program(
        {.arguments = {
             "task.get_task_detail", "TaskID=1", "--server", server.url()}});
    REQUIRE(requests.wait());
    program.send(signal);
    auto const outcome = program.wait();
    CHECK(outcome.exit_code == 18);
    CHECK(outcome.output.empty());
    CHECK(outcome.errors == "airudder_call: cancelled: expected an answer, "
                            "found that the call was cancelled\n");
}

TEST_CASE("SIGINT and SIGTERM end the wait for a body", "[call]")
{
    auto const signal = GENERATE(SIGINT, SIGTERM);
    Program program({.arguments = {"task.get_task_detail", "--body", "-"},
                     .input = "{",
                     .more_input = true});
    REQUIRE(program.wait_until_read());
    program.send(signal);
    auto const outcome = program.wait();
    CHECK(outcome.exit_code == 18);
    CHECK(outcome.output.empty());
    CHECK(outcome.errors == "airudder_call: cancelled\n");
}
