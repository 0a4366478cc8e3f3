#include "catch.hpp"
#include "receive/redis_server.hpp"
#include "receive/running.hpp"
#include "receive/senders.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <csignal>
#include <sstream>

using namespace receive::testing;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using Words = std::vector<std::string>;

namespace {

Words command(RedisServer const& server, Words const& more)
{
    Words words{AIRUDDER_RECEIVE_TO_REDIS,
                "--redis",
                "127.0.0.1:" + std::to_string(server.address().port),
                "--stream",
                "events"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

} // namespace

TEST_CASE("receive_to_redis adds what it acknowledges to a stream", "[receive]")
{
    RedisServer const server;
    Running first(command(server, {"--listen", "127.0.0.1:0"}));
    Running second(command(server, {"--listen", "127.0.0.1:0"}));
    auto const changed = example("waba_status_changed");
    CHECK(post(first.url() + "/hooks", changed) == "200");
    CHECK(post(second.url() + "/hooks/workflow.waba_status_changed", changed) ==
          "200");
    Running follow(command(server, {"--follow"}));
    follow.lines(1);
    CHECK(post(second.url() + "/hooks", example("api_node_pushed")) == "200");
    auto const lines = follow.lines(2);
    auto const list = run_program(command(server, {"--list"}));
    CHECK(list.exit_code == 0);
    CHECK(list.output == lines[0] + '\n' + lines[1] + '\n');
    auto const event = boost::json::parse(lines[0]);
    CHECK(event.at("id") == 1);
    CHECK(event.at("operation") == "workflow.waba_status_changed");
    CHECK(event.at("body").as_string() == changed);
    for (auto* program : {&first, &second, &follow}) {
        program->send(SIGTERM);
        CHECK(program->wait() == 0);
    }
}

TEST_CASE("receive_to_redis outlives its Redis", "[receive]")
{
    RedisServer server;
    Running receiver(command(server, {"--listen", "127.0.0.1:0"}));
    auto const url = receiver.url() + "/hooks";
    auto const body = example("api_node_pushed");
    server.kill();
    CHECK(post(url, body) == "503");
    CHECK(post(url, body) == "503");
    server.start();
    CHECK(post(url, body) == "200");
    CHECK_THAT(receiver.errors(),
               Contains("receive_to_redis: not stored: 127.0.0.1:") &&
                   Contains("Connection refused"));
}

TEST_CASE(
    "receive_to_redis loses no event if it or Redis is killed, and stores "
    "none twice",
    "[receive]")
{
    RedisServer server;
    auto const port = free_port();
    auto const words =
        command(server, {"--listen", "127.0.0.1:" + std::to_string(port)});
    Senders senders(port, 8);
    for (int round = 0; round != rounds_of_killing() / 2; ++round) {
        Running receiver(words);
        receiver.url();
        wait_up_to(100);
        server.kill();
        wait_up_to(20);
        server.start();
        wait_up_to(100);
        receiver.send(SIGKILL);
        receiver.wait();
    }
    Running last(words);
    last.url();
    auto sent = senders.finish();
    std::vector<std::string> stored;
    auto const list = run_program(command(server, {"--list"}));
    std::istringstream lines(list.output);
    for (std::string line; std::getline(lines, line);)
        stored.emplace_back(boost::json::parse(line).at("body").as_string());
    std::ranges::sort(sent);
    std::ranges::sort(stored);
    CHECK(senders.failures() > 0);
    CHECK((sent == stored));
}

TEST_CASE("receive_to_redis has exit codes for what it cannot use", "[receive]")
{
    RedisServer server;
    server.kill();
    for (auto const* action : {"--list", "--follow", "--verbose"}) {
        auto const outcome =
            run_program(command(server, {action, "--listen", "127.0.0.1:0"}));
        CHECK(outcome.exit_code == 19);
        CHECK_THAT(outcome.errors, StartsWith("receive_to_redis: 127.0.0.1:"));
    }
    CHECK(run_program({AIRUDDER_RECEIVE_TO_REDIS}).exit_code == 2);
    CHECK(run_program({AIRUDDER_RECEIVE_TO_REDIS,
                       "--stream",
                       "events",
                       "--redis",
                       "127.0.0.1"})
              .exit_code == 2);
}
