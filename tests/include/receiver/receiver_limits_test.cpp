#include "receiver/support/receiving.hpp"

#include <airudder/receiver.hpp>

#include <string>
#include <sys/resource.h>
#include <utility>
#include <vector>

using namespace receiving;

namespace {

/// Sends bytes and returns everything that arrives until the connection ends.
std::string talk(Started const& started, std::string_view bytes)
{
    auto sender = started.sender();
    sender.send(bytes);
    return sender.receive_all();
}

bool is_timeout(std::string const& text)
{
    return text.starts_with("HTTP/1.1 408 ") &&
           text.find("\r\nConnection: close\r\n") != text.npos;
}

/// Allows one descriptor more than those in use, for the life of this object.
class FewDescriptors {
public:
    FewDescriptors()
    {
        getrlimit(RLIMIT_NOFILE, &before_);
        auto few = before_;
        // A new descriptor has the lowest number that is free.
        int const next = ::dup(0);
        ::close(next);
        few.rlim_cur = static_cast<rlim_t>(next) + 1;
        setrlimit(RLIMIT_NOFILE, &few);
    }

    ~FewDescriptors() { setrlimit(RLIMIT_NOFILE, &before_); }

    FewDescriptors(FewDescriptors const&) = delete;
    FewDescriptors& operator=(FewDescriptors const&) = delete;

private:
    rlimit before_{};
};

} // namespace

TEST_CASE("a slow head or body is answered 408, and its connection ends")
{
    auto options = any_port();
    options.header_timeout = 100ms;
    options.body_timeout = 100ms;
    Started const started(options);
    CHECK(is_timeout(talk(started, "P")));
    CHECK(is_timeout(talk(started, "\r\n")));
    CHECK(is_timeout(talk(started, "POST /hooks HTTP/1.1\r\nHost: h\r\n")));
    CHECK(is_timeout(
        talk(started,
             "POST /hooks HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{")));
    CHECK(is_timeout(talk(started,
                          "POST /hooks HTTP/1.1\r\nHost: h\r\n"
                          "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")));
    // A request that came before is answered first.
    CHECK(
        talk(started, delivery_of("1") + "POST").starts_with("HTTP/1.1 200 "));
    CHECK(started.receiver.counters().timeouts == 6);
}

TEST_CASE("a slow sender gets no time by sending a little")
{
    auto options = any_port();
    options.header_timeout = 200ms;
    Started const started(options);
    auto sender = started.sender();
    auto const begin = std::chrono::steady_clock::now();
    sender.send("POST /hooks HTTP/1.1\r\nHost: h\r\n");
    while (sender.send("X: y\r\n") &&
           std::chrono::steady_clock::now() - begin < 20s)
        std::this_thread::sleep_for(50ms);
    CHECK(started.receiver.counters().timeouts == 1);
}

TEST_CASE("a connection without a request ends without an answer")
{
    auto options = any_port();
    options.idle_timeout = 100ms;
    Started const started(options);
    CHECK(talk(started, "").empty());
    auto sender = started.sender();
    CHECK(sender.ask(delivery_of("1")).status == 200);
    CHECK(sender.receive_all().empty());
    CHECK(started.receiver.counters().timeouts == 2);
}

TEST_CASE("the first request has as much time as a head")
{
    auto options = any_port();
    options.header_timeout = 100ms;
    Started const started(options);
    CHECK(talk(started, "").empty());
}

TEST_CASE("the longest times are no special case")
{
    auto options = any_port();
    for (auto* const time : {&options.handshake_timeout,
                             &options.header_timeout,
                             &options.body_timeout,
                             &options.idle_timeout,
                             &options.handler_timeout,
                             &options.answer_timeout})
        *time = std::chrono::milliseconds::max();
    Started started(options);
    CHECK(started.status(delivery_of("1")) == 200);
    CHECK(started.receiver.stop(std::chrono::milliseconds::max()).cut == 0);
}

TEST_CASE("connections beyond the limit are refused, and told so")
{
    auto options = any_port();
    options.max_connections = 2;
    Started const started(options);
    auto one = started.sender();
    auto two = started.sender();
    CHECK(one.ask(delivery_of("1")).status == 200);
    CHECK(two.ask(delivery_of("2")).status == 200);
    auto three = started.sender();
    auto const refusal = three.receive();
    CHECK(refusal.status == 503);
    CHECK(refusal.field("retry-after") == "60");
    CHECK(refusal.field("connection") == "close");
    CHECK(three.receive_all().empty());
    CHECK(started.receiver.counters().refused_connections == 1);
    CHECK(started.receiver.counters().connections == 2);
    CHECK(one.ask(delivery_of("3")).status == 200);
    one.end_sending();
    CHECK(one.receive_all().empty());
    wait_until(
        [&] { return started.receiver.counters().open_connections == 1; });
    CHECK(started.status(delivery_of("4")) == 200);
}

TEST_CASE("connections of one peer are limited")
{
    auto options = any_port();
    options.max_connections_per_peer = 1;
    Started const started(options);
    auto one = started.sender();
    CHECK(one.ask(delivery_of("1")).status == 200);
    CHECK(started.status(delivery_of("2")) == 503);
    Sender other(started.receiver.port(), {.address = "127.0.0.2"});
    CHECK(other.ask(delivery_of("3")).status == 200);
}

TEST_CASE("connections of a trusted proxy are not those of one peer")
{
    auto options = any_port();
    options.max_connections_per_peer = 1;
    options.trusted_proxies = {"127.0.0.1"};
    Started const started(options);
    auto one = started.sender();
    auto two = started.sender();
    CHECK(one.ask(delivery_of("1")).status == 200);
    CHECK(two.ask(delivery_of("2")).status == 200);
}

TEST_CASE("refused connections take no places")
{
    auto options = any_port();
    options.max_connections = 100;
    options.max_connections_per_peer = 1;
    Started const started(options);
    auto one = started.sender();
    CHECK(one.ask(delivery_of("1")).status == 200);
    std::vector<Sender> refused;
    for (int count = 0; count != 200; ++count)
        refused.push_back(started.sender());
    for (auto& sender : refused) {
        // Those beyond the first ones are not even answered.
        auto const status = sender.receive().status;
        CHECK((status == 503 || status == 0));
    }
    Sender other(started.receiver.port(), {.address = "127.0.0.2"});
    CHECK(other.ask(delivery_of("2")).status == 200);
    CHECK(started.receiver.counters().open_connections == 2);
}

TEST_CASE("events in flight are limited")
{
    auto options = any_port();
    options.max_in_flight = 2;
    Gate gate;
    Started const started(options, [&](Change const&) {
        gate.wait();
        return true;
    });
    Opener const opener(gate);
    auto one = started.sender();
    auto two = started.sender();
    one.send(delivery_of("1"));
    two.send(delivery_of("2"));
    wait_until([&] { return started.receiver.counters().in_flight == 2; });
    auto const answer = started.answer(delivery_of("3"));
    CHECK(answer.status == 503);
    CHECK(answer.field("retry-after") == "60");
    gate.open();
    CHECK(one.receive().status == 200);
    CHECK(two.receive().status == 200);
    CHECK(started.receiver.counters().in_flight == 0);
    CHECK(started.status(delivery_of("3")) == 200);
}

TEST_CASE("memory of requests that are being read is limited")
{
    auto options = any_port();
    options.max_memory = 1'750'000;
    Started const started(options);
    auto one = started.sender();
    auto two = started.sender();
    auto const large =
        post("/hooks",
             R"({"msg_id":"1","more":")" + std::string(500'000, 'm') + "\"}");
    one.send(large.substr(0, large.size() - 1));
    two.send(large.substr(0, large.size() - 1));
    // Until these have been read, another may be taken.
    wait_until([&] { return started.status(large) == 503; });
    two.reset();
    wait_until(
        [&] { return started.receiver.counters().open_connections == 1; });
    one.send(large.substr(large.size() - 1));
    CHECK(one.receive().status == 200);
    CHECK(started.status(large) == 200);
    CHECK(started.status(post("/hooks", body_of(std::string(500'000, 'k')))) ==
          503);
}

TEST_CASE("memory of events that are being handled is limited")
{
    auto options = any_port();
    options.max_memory = 600'000;
    // 100,000 values take far more memory than text.
    auto const body = [](std::string const& key) {
        std::string text = R"({"msg_id":")" + key + R"(","more":[0)";
        for (int count = 0; count != 30'000; ++count)
            text += ",0";
        return text + "]}";
    };
    Gate gate;
    options.handler_timeout = 1ms;
    Started const started(options, [&](Change const&) {
        gate.wait();
        return true;
    });
    Opener const opener(gate);
    // The first answers are about handlers that are late.
    int late = 0;
    while (started.answer(post("/hooks", body(std::to_string(late))))
                   .body.find("to be done") != std::string::npos &&
           late != 100)
        ++late;
    CHECK(late >= 1);
    CHECK(late < 10);
    gate.open();
    wait_until([&] { return started.receiver.counters().in_flight == 0; });
    CHECK(started.receiver.counters().accepted ==
          static_cast<std::uint64_t>(late));
    wait_until(
        [&] { return started.status(post("/hooks", body("again"))) == 200; });
}

TEST_CASE("a receiver survives a lack of descriptors")
{
    Started const started;
    auto one = started.sender();
    CHECK(one.ask(delivery_of("1")).status == 200);
    {
        FewDescriptors const few;
        // This takes the last descriptor, and the receiver has none.
        auto two = started.sender();
        REQUIRE(two.is_connected());
        two.send(delivery_of("2"));
        std::this_thread::sleep_for(50ms);
        CHECK(one.ask(delivery_of("3")).status == 200);
    }
    // Connections that could not be accepted are not lost in general.
    CHECK(started.status(delivery_of("4")) == 200);
}

TEST_CASE("many idle connections do not keep others waiting")
{
    Started const started;
    std::vector<Sender> idle;
    for (int count = 0; count != 200; ++count)
        idle.push_back(started.sender());
    CHECK(started.status(delivery_of("1")) == 200);
    for (auto& sender : idle)
        CHECK(sender.ask(delivery_of("1")).status == 200);
}
