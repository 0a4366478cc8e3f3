#include "airudder_send/sender.hpp"

#include "airudder_send/receiver.hpp"
#include "catch.hpp"
#include "client/support/certificates.hpp"

#include <algorithm>
#include <condition_variable>
#include <set>
#include <string>
#include <vector>

using airudder_send::accept;
using airudder_send::hang_up;
using airudder_send::read_url;
using airudder_send::Receiver;
using airudder_send::SenderOptions;
using airudder_send::silence;
using airudder_send::Summary;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using namespace std::chrono_literals;

namespace {

struct Sent {
    Summary summary{};
    std::vector<std::string> lines{};
};

/// Sends events, each with its number in the target.
Sent send_to(std::string const& url, SenderOptions options)
{
    Sent sent;
    options.retry_wait = 1ms;
    sent.summary = airudder_send::send_events(
        options,
        read_url(url),
        [](std::uint64_t event) {
            return "POST /" + std::to_string(event) +
                   " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        },
        [&](std::string const& line) { sent.lines.push_back(line); });
    return sent;
}

/// The targets of requests, sorted.
std::vector<std::string> targets_of(std::vector<std::string> const& requests)
{
    std::vector<std::string> targets;
    for (auto const& request : requests)
        targets.push_back(request.substr(5, request.find(' ', 5) - 5));
    std::sort(targets.begin(), targets.end());
    return targets;
}

} // namespace

TEST_CASE("events are sent on one connection, one after the other", "[send]")
{
    Receiver const receiver({accept});
    auto const sent = send_to(receiver.url(), {.events = 20});
    CHECK(sent.summary.accepted == 20);
    CHECK(sent.summary.repeated == 0);
    CHECK(sent.lines.empty());
    CHECK(receiver.connections() == 1);
    CHECK(receiver.requests().size() == 20);
}

TEST_CASE("a connection that the receiver ends is replaced", "[send]")
{
    auto const closing = fault::answer("{}", "200 OK", "Connection: close\r\n");
    Receiver const polite({closing});
    CHECK(send_to(polite.url(), {.events = 3}).summary.accepted == 3);
    CHECK(polite.connections() == 3);

    // Closes without having said so.
    fault::Server const silent([](fault::Peer& peer) {
        if (!peer.read_request().empty())
            peer.write(accept);
    });
    auto const sent = send_to(silent.url(), {.events = 20});
    CHECK(sent.summary.accepted == 20);
    CHECK(sent.lines.empty());
}

TEST_CASE("an answer is complete where the connection ends", "[send]")
{
    fault::Authority const authority;
    fault::TemporaryFile const ca_file(authority.pem());
    auto const identity =
        authority.issue({.alternative_names = "IP:127.0.0.1"});
    for (bool const notifies : {false, true}) {
        fault::Server const server(
            [=](fault::Peer& peer) {
                peer.read_request();
                peer.write("HTTP/1.1 200 OK\r\n\r\n{");
                if (notifies)
                    peer.close_notify();
            },
            {.identity = identity});
        auto const sent = send_to(server.url(), {.ca_file = ca_file.path()});
        CHECK(sent.summary.accepted == 1);
    }
    fault::Server const server([](fault::Peer& peer) {
        peer.read_request();
        peer.write("HTTP/1.0 200 OK\r\n\r\n{");
    });
    CHECK(send_to(server.url(), {}).summary.accepted == 1);
}

TEST_CASE("an interim answer is not the answer", "[send]")
{
    Receiver const receiver(
        {"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + accept});
    CHECK(send_to(receiver.url(), {.events = 2}).summary.accepted == 2);
    CHECK(receiver.connections() == 1);
}

TEST_CASE("an answer that comes before the request was read counts", "[send]")
{
    fault::Server const server([](fault::Peer& peer) {
        peer.write(fault::answer(
            "", "413 Content Too Large", "Connection: close\r\n"));
        peer.wait();
    });
    std::vector<std::string> lines;
    std::string const large(16 * 1024 * 1024, 'x');
    auto const summary = airudder_send::send_events(
        {.retry_wait = 0ms},
        read_url(server.url()),
        [&](std::uint64_t) {
            return "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
                   std::to_string(large.size()) + "\r\n\r\n" + large;
        },
        [&](std::string const& line) { lines.push_back(line); });
    CHECK(summary.given_up == 1);
    REQUIRE(lines.size() == 6);
    for (auto const& line : lines)
        CHECK_THAT(line, StartsWith("event 1: answer 413; "));
}

TEST_CASE("silence is an abnormal answer", "[send]")
{
    Receiver const receiver({silence, accept});
    auto const sent = send_to(receiver.url(), {.answer_limit = 50ms});
    CHECK(sent.summary.accepted == 1);
    CHECK(sent.summary.repeated == 1);
    CHECK(sent.summary.connected);
    CHECK(sent.lines == std::vector<std::string>{
                            "event 1: no answer within 0.05 s; repetition 1 of "
                            "5 in 0.001 s"});
}

TEST_CASE("a handshake that does not end is no connection", "[send]")
{
    fault::Server const server([](fault::Peer& peer) {
        peer.wait();
        peer.wait();
    });
    auto const sent =
        send_to("https://127.0.0.1:" + std::to_string(server.port()),
                {.answer_limit = 10ms});
    CHECK(sent.summary.given_up == 1);
    CHECK_FALSE(sent.summary.connected);
    REQUIRE(sent.lines.size() == 6);
    CHECK_THAT(sent.lines.back(),
               StartsWith("event 1: no connection within 0.01 s; given up"));
}

TEST_CASE("each event is repeated by itself", "[send]")
{
    Receiver const receiver(
        {fault::answer("", "503 Service Unavailable"), hang_up, accept});
    auto const sent = send_to(receiver.url(), {.events = 3});
    CHECK(sent.summary.accepted == 3);
    CHECK(sent.summary.repeated == 2);
    CHECK(sent.summary.given_up == 0);
    REQUIRE(sent.lines.size() == 2);
    CHECK_THAT(sent.lines[0], Contains("answer 503; repetition 1 of 5"));
    CHECK_THAT(sent.lines[1], Contains("no HTTP answer: "));
    auto const targets = targets_of(receiver.requests());
    CHECK(targets.size() == 5);
    CHECK(std::set(targets.begin(), targets.end()).size() == 3);
}

TEST_CASE("a rate is kept while answers are slow", "[send]")
{
    constexpr std::size_t events = 30;
    std::mutex mutex;
    std::condition_variable all_are_here;
    std::size_t waiting = 0;
    // Answers no request before it has all of them.
    fault::Server const server([&](fault::Peer& peer) {
        while (!peer.read_request().empty()) {
            std::unique_lock lock(mutex);
            if (++waiting == events)
                all_are_here.notify_all();
            all_are_here.wait_for(
                lock, 1min, [&] { return waiting == events; });
            lock.unlock();
            peer.write(accept);
        }
    });
    auto const sent = send_to(server.url(), {.events = events, .rate = 1000.0});
    CHECK(sent.summary.accepted == events);
    CHECK(sent.summary.repeated == 0);
    CHECK(server.connections() == events);
}
