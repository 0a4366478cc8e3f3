#include "receiver/support/receiving.hpp"

#include <airudder/receiver.hpp>

#include <memory>
#include <stdexcept>
#include <string>

using namespace receiving;

namespace {

/// Counts the calls of a handler, which waits at a gate if it is not open.
struct Counting {
    explicit Counting(ReceiverOptions options = any_port())
        : started(with_verifier(std::move(options)),
                  [this](Change const& delivery) {
                      if (delivery.event.msg_id.starts_with("gate"))
                          gate.wait();
                      return ++calls != refused_call;
                  })
    {
    }

    ~Counting() { gate.open(); }

    /// Counts the requests that have come so far.
    ReceiverOptions with_verifier(ReceiverOptions options)
    {
        options.verifier = [this](airudder::WebhookRequest const&) {
            ++requests;
            return true;
        };
        return options;
    }

    /// Waits until the loop has dealt with `count` requests.
    void wait_for_requests(int count)
    {
        wait_until([&] { return requests == count; });
        // The loop does one thing at a time.
        CHECK(started.status(post("/other", "{}")) == 404);
    }

    Gate gate{};
    std::atomic<int> requests = 0;
    std::atomic<int> calls = 0;
    int refused_call = 0;
    Started started;
};

} // namespace

TEST_CASE("a repeat is answered with success, without calling the handler")
{
    Counting counting;
    auto sender = counting.started.sender();
    CHECK(sender.ask(delivery_of("1")).status == 200);
    auto const repeat = sender.ask(delivery_of("1"));
    CHECK(repeat.status == 200);
    CHECK(repeat.body == R"({"taken":true})");
    CHECK(counting.started.status(delivery_of("1")) == 200);
    CHECK(counting.calls == 1);
    CHECK(sender.ask(delivery_of("2")).status == 200);
    CHECK(counting.calls == 2);
    auto const counters = counting.started.receiver.counters();
    CHECK(counters.accepted == 2);
    CHECK(counters.repeats == 2);
}

TEST_CASE("an event that was not accepted is not known")
{
    Counting counting;
    counting.refused_call = 1;
    CHECK(counting.started.status(delivery_of("1")) == 503);
    CHECK(counting.started.status(delivery_of("1")) == 200);
    CHECK(counting.calls == 2);
}

TEST_CASE("the key is natural or the digest of the bytes")
{
    Counting counting;
    auto const status = [&](std::string const& body) {
        return counting.started.status(post("/hooks", body));
    };
    CHECK(status(R"({"msg_id":"1"})") == 200);
    CHECK(status(R"({ "msg_id":"\u0031", "status":"read" })") == 200);
    CHECK(counting.calls == 1);
    CHECK(status(R"({"msg_id":""})") == 200);
    CHECK(status(R"({"msg_id": ""})") == 200);
    CHECK(counting.calls == 3);
    CHECK(status(R"({"msg_id":""})") == 200);
    CHECK(counting.calls == 3);
}

TEST_CASE("of two at once, the second waits for the outcome of the first")
{
    auto options = any_port();
    options.deliveries = nullptr;
    options.handler_threads = 2;
    Counting counting(options);
    auto first = counting.started.sender();
    auto second = counting.started.sender();
    first.send(delivery_of("gate"));
    wait_until([&] { return counting.gate.waited() == 1; });
    second.send(delivery_of("gate"));
    counting.wait_for_requests(2);
    // Another event need not wait.
    CHECK(counting.started.status(delivery_of("other")) == 200);
    SECTION("it was accepted")
    {
        counting.gate.open();
        CHECK(first.receive().status == 200);
        CHECK(second.receive().status == 200);
        CHECK(counting.started.receiver.counters().repeats == 1);
    }
    SECTION("it was not")
    {
        counting.refused_call = 2;
        counting.gate.open();
        CHECK(first.receive().status == 503);
        CHECK(second.receive().status == 503);
    }
    CHECK(counting.calls == 2);
}

TEST_CASE("without a store, each delivery goes to the handler")
{
    auto options = any_port();
    options.deliveries = nullptr;
    Counting counting(options);
    CHECK(counting.started.status(delivery_of("1")) == 200);
    CHECK(counting.started.status(delivery_of("1")) == 200);
    CHECK(counting.calls == 2);
}

TEST_CASE("those who gave up waiting do not add up")
{
    auto options = any_port();
    options.handler_timeout = 1ms;
    options.max_connections = 3;
    Counting counting(options);
    auto sender = counting.started.sender();
    for (int round = 0; round != 6; ++round)
        CHECK(sender.ask(delivery_of("gate")).status == 503);
    auto const counters = counting.started.receiver.counters();
    CHECK(counters.late == 3);
    CHECK(counters.in_flight == 1);
}

TEST_CASE("a store that fails counts as not accepted")
{
    struct Store final : airudder::DeliveryStore {
        bool contains(std::string_view, std::string_view) override
        {
            if (fails_to_find)
                throw std::runtime_error("x");
            return false;
        }

        void record(std::string_view, std::string_view) override
        {
            if (!fails_to_find)
                throw std::runtime_error("x");
        }

        bool fails_to_find = false;
    };
    for (bool const fails_to_find : {false, true}) {
        auto const store = std::make_shared<Store>();
        store->fails_to_find = fails_to_find;
        auto options = any_port();
        options.deliveries = store;
        Counting counting(options);
        auto sender = counting.started.sender();
        CHECK(sender.ask(delivery_of("1")).status == 503);
        CHECK(counting.calls == (fails_to_find ? 0 : 1));
        CHECK(sender.ask(post("/other", "{}")).status == 404);
    }
}
