#include "receiver/support/receiving.hpp"

#include <airudder/receiver.hpp>

#include <future>
#include <optional>
#include <string>
#include <utility>

using namespace receiving;

namespace {

/// A receiver whose handler waits for a gate.
struct Waiting {
    explicit Waiting(ReceiverOptions options = any_port())
        : started(std::move(options), [this](Change const&) {
              gate.wait();
              return true;
          })
    {
    }

    ~Waiting() { gate.open(); }

    std::future<airudder::StopReport> stop_soon(std::chrono::milliseconds grace)
    {
        auto report = std::async(std::launch::async, [this, grace] {
            return started.receiver.stop(grace);
        });
        // Then it stops.
        wait_until([this] { return !Sender(port).is_connected(); });
        return report;
    }

    Gate gate{};
    Started started;
    std::uint16_t port = started.receiver.port();
};

} // namespace

TEST_CASE("a receiver that stops accepts nothing and ends idle connections")
{
    Started started;
    auto const port = started.receiver.port();
    auto idle = started.sender();
    auto used = started.sender();
    CHECK(used.ask(delivery_of("1")).status == 200);
    auto begun = started.sender();
    begun.send("POST /hooks HTTP/1.1\r\nHost: h\r\n");
    auto const report = started.receiver.stop(1min);
    CHECK(report.finished == 0);
    CHECK(report.cut == 0);
    CHECK(idle.receive_all().empty());
    CHECK(used.receive_all().empty());
    CHECK(begun.receive_all().empty());
    CHECK_FALSE(Sender(port).is_connected());
    // The port is free at once.
    auto options = any_port();
    options.port = port;
    Started const again(options);
    CHECK(again.status(delivery_of("1")) == 200);
}

TEST_CASE("a request whose head has arrived is finished")
{
    Waiting waiting;
    auto handled = waiting.started.sender();
    handled.send(delivery_of("1"));
    wait_until([&] { return waiting.gate.waited() == 1; });
    auto reading = waiting.started.sender();
    // After this, the rest of its body is all that is missing.
    CHECK(reading
              .ask("POST /hooks HTTP/1.1\r\nHost: h\r\nExpect: "
                   "100-continue\r\nContent-Length: 14\r\n\r\n")
              .status == 100);
    auto report = waiting.stop_soon(1min);
    reading.send(body_of("2"));
    waiting.gate.open();
    for (auto* const sender : {&handled, &reading}) {
        auto const answer = sender->receive();
        CHECK(answer.status == 200);
        CHECK(answer.field("connection") == "close");
        CHECK(sender->receive_all().empty());
        // The receiver reads on for a while unless the sender ends.
        sender->end_sending();
    }
    CHECK(report.get().finished == 2);
}

TEST_CASE("requests that have been sent when a receiver stops are answered")
{
    // The loop has no time to read them before it stops.
    auto options = any_port();
    options.handler_threads = 0;
    Waiting waiting(options);
    auto busy = waiting.started.sender();
    auto used = waiting.started.sender();
    CHECK(used.ask(post("/other", "{}")).status == 404);
    busy.send(delivery_of("1"));
    wait_until([&] { return waiting.gate.waited() == 1; });
    used.send(delivery_of("2"));
    auto fresh = waiting.started.sender();
    fresh.send(delivery_of("3") + delivery_of("4"));
    auto report = std::async(std::launch::async, [&] {
        return waiting.started.receiver.stop(1min);
    });
    // If this is too short, the test only shows less.
    std::this_thread::sleep_for(20ms);
    waiting.gate.open();
    CHECK(busy.receive().status == 200);
    CHECK(used.receive().status == 200);
    CHECK(fresh.receive().status == 200);
    CHECK(fresh.receive().status == 200);
    for (auto* const sender : {&busy, &used, &fresh})
        sender->end_sending();
    CHECK(report.get().cut == 0);
}

TEST_CASE("an answer that does not end its connection ends with the receiver")
{
    Waiting waiting;
    auto sender = waiting.started.sender();
    sender.send(delivery_of("1") + delivery_of("2"));
    wait_until([&] { return waiting.gate.waited() == 1; });
    auto report = waiting.stop_soon(1min);
    waiting.gate.open();
    CHECK(sender.receive().status == 200);
    CHECK(sender.receive().status == 200);
    sender.end_sending();
    CHECK(sender.receive_all().empty());
    CHECK(report.get().finished == 2);
}

TEST_CASE("what is left after the grace is cut, and reported")
{
    Waiting waiting;
    auto handled = waiting.started.sender();
    handled.send(delivery_of("1"));
    wait_until([&] { return waiting.gate.waited() == 1; });
    auto reading = waiting.started.sender();
    CHECK(reading
              .ask("POST /hooks HTTP/1.1\r\nHost: h\r\nExpect: "
                   "100-continue\r\nContent-Length: 14\r\n\r\n")
              .status == 100);
    auto report = waiting.stop_soon(200ms);
    CHECK(handled.receive_all().empty());
    CHECK(reading.receive_all().empty());
    // A handler that returns bool cannot be interrupted.
    CHECK(report.wait_for(10ms) == std::future_status::timeout);
    waiting.gate.open();
    CHECK(report.get().cut == 2);
    // Its verdict counts.
    CHECK(waiting.started.receiver.counters().accepted == 1);
}

TEST_CASE("events that no handler has begun with are dropped in the end")
{
    Waiting waiting;
    auto sender = waiting.started.sender();
    for (auto const* key : {"1", "2", "3"}) {
        waiting.started.sender().send(delivery_of(key));
        wait_until([&] {
            return waiting.started.receiver.counters().in_flight ==
                   static_cast<std::size_t>(key[0] - '0');
        });
    }
    auto report = waiting.stop_soon(0ms);
    CHECK(sender.receive_all().empty());
    waiting.gate.open();
    CHECK(report.get().cut == 3);
    CHECK(waiting.gate.waited() == 1);
}

TEST_CASE("a late handler is waited for up to the grace")
{
    auto options = any_port();
    options.handler_timeout = 1ms;
    Waiting waiting(options);
    CHECK(waiting.started.status(delivery_of("1")) == 503);
    auto report = waiting.stop_soon(1min);
    waiting.gate.open();
    CHECK(report.get().cut == 0);
    CHECK(waiting.started.receiver.counters().accepted == 1);
}

TEST_CASE("all calls of stop return the same report")
{
    Waiting waiting;
    auto sender = waiting.started.sender();
    sender.send(delivery_of("1"));
    wait_until([&] { return waiting.gate.waited() == 1; });
    auto first = waiting.stop_soon(1min);
    auto second = std::async(
        std::launch::async, [&] { return waiting.started.receiver.stop(0ms); });
    waiting.gate.open();
    CHECK(sender.receive().status == 200);
    sender.end_sending();
    CHECK(first.get().finished == 1);
    CHECK(second.get().finished == 1);
    CHECK(waiting.started.receiver.stop().finished == 1);
}

TEST_CASE("a receiver that was never started stops and ends")
{
    std::optional<Receiver> receiver(std::in_place, any_port());
    auto const port = receiver->port();
    receiver->on(keyed, "/hooks", Handler([](Change const&) { return true; }));
    CHECK(receiver->stop().finished == 0);
    CHECK_THROWS_AS(receiver->start(), std::logic_error);
    receiver.reset();
    CHECK_FALSE(Sender(port).is_connected());
}

TEST_CASE("the destructor cuts what is in progress")
{
    auto options = any_port();
    options.deliveries = nullptr;
    Gate gate;
    std::optional<Started> started(std::in_place, options, [&](Change const&) {
        gate.wait();
        return true;
    });
    auto sender = started->sender();
    sender.send(delivery_of("1"));
    wait_until([&] { return gate.waited() == 1; });
    auto ended = std::async(std::launch::async, [&] { started.reset(); });
    CHECK(sender.receive_all().empty());
    gate.open();
    ended.get();
}
