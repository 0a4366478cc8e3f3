#include "receiver/support/receiving.hpp"

#include <airudder/receiver.hpp>

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using namespace receiving;
using boost::asio::awaitable;

namespace {

/// Suspends coroutines until a test opens it.
class Timer {
public:
    explicit Timer(Receiver& receiver)
        : timer_(receiver.executor(),
                 boost::asio::steady_timer::time_point::max())
    {
    }

    awaitable<void> wait()
    {
        ++waited_;
        boost::system::error_code ignored;
        co_await timer_.async_wait(
            boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    }

    void open()
    {
        boost::asio::post(timer_.get_executor(), [this] {
            timer_.expires_at(boost::asio::steady_timer::time_point::min());
        });
    }

    int waited() const { return waited_; }

private:
    boost::asio::steady_timer timer_;
    std::atomic<int> waited_ = 0;
};

bool verdict_on(Change const& delivery)
{
    if (delivery.event.msg_id == "throws")
        throw std::runtime_error("x");
    if (delivery.event.msg_id == "throws a number")
        throw 7;
    return delivery.event.msg_id == "yes";
}

awaitable<bool> later_verdict_on(Change const& delivery)
{
    co_return verdict_on(delivery);
}

void check_verdicts(std::uint16_t port)
{
    Sender sender(port);
    CHECK(sender.ask(delivery_of("yes")).status == 200);
    CHECK(sender.ask(delivery_of("no")).status == 503);
    CHECK(sender.ask(delivery_of("throws")).status == 503);
    CHECK(sender.ask(delivery_of("throws a number")).status == 503);
    CHECK(sender.ask(delivery_of("yes")).status == 200);
}

} // namespace

TEST_CASE("a handler returns its verdict, in threads or in the loop")
{
    for (std::size_t const threads : {0u, 1u, 3u}) {
        auto options = any_port();
        options.handler_threads = threads;
        Started const started(options, verdict_on);
        check_verdicts(started.receiver.port());
    }
}

TEST_CASE("a coroutine returns its verdict")
{
    Receiver receiver(any_port());
    receiver.on(keyed, "/hooks", Coroutine(later_verdict_on));
    receiver.start();
    check_verdicts(receiver.port());
}

TEST_CASE("a function that makes no coroutine has not accepted")
{
    Receiver receiver(any_port());
    receiver.on(
        keyed, "/hooks", Coroutine([](Change const&) -> awaitable<bool> {
            throw std::runtime_error("x");
        }));
    receiver.start();
    CHECK(Sender(receiver.port()).ask(delivery_of("1")).status == 503);
}

TEST_CASE("a coroutine that waits keeps nobody else waiting")
{
    Receiver receiver(any_port());
    Timer timer(receiver);
    std::string body;
    receiver.on(keyed,
                "/hooks",
                Coroutine([&](Change const& delivery) -> awaitable<bool> {
                    if (delivery.event.msg_id == "slow") {
                        co_await timer.wait();
                        body = delivery.body;
                    }
                    co_return true;
                }));
    receiver.start();
    Sender slow(receiver.port());
    slow.send(delivery_of("slow"));
    wait_until([&] { return timer.waited() == 1; });
    Sender other(receiver.port());
    CHECK(other.ask(delivery_of("fast")).status == 200);
    CHECK(receiver.counters().in_flight == 1);
    timer.open();
    CHECK(slow.receive().status == 200);
    CHECK(body == body_of("slow"));
    receiver.stop();
}

TEST_CASE("a coroutine that is cut is destroyed")
{
    auto const alive = std::make_shared<int>();
    std::weak_ptr<int> const weak = alive;
    {
        Receiver receiver(any_port());
        Timer timer(receiver);
        receiver.on(keyed,
                    "/hooks",
                    Coroutine([&, alive](Change const&) -> awaitable<bool> {
                        auto const copy = alive;
                        co_await timer.wait();
                        co_return true;
                    }));
        receiver.start();
        Sender sender(receiver.port());
        sender.send(delivery_of("1"));
        wait_until([&] { return timer.waited() == 1; });
        CHECK(receiver.stop(0ms).cut == 1);
        CHECK(sender.receive_all().empty());
    }
    CHECK(weak.use_count() == 1);
}

TEST_CASE("handlers run at the same time in several threads")
{
    auto options = any_port();
    options.handler_threads = 2;
    std::atomic<int> inside = 0;
    Started const started(options, [&](Change const&) {
        ++inside;
        wait_until([&] { return inside == 2; });
        return true;
    });
    auto one = started.sender();
    auto two = started.sender();
    one.send(delivery_of("1"));
    two.send(delivery_of("2"));
    CHECK(one.receive().status == 200);
    CHECK(two.receive().status == 200);
}

TEST_CASE("a late handler is answered 503, and its acceptance recorded")
{
    auto options = any_port();
    options.handler_timeout = 100ms;
    Gate gate;
    std::atomic<int> calls = 0;
    Started const started(options, [&](Change const&) {
        ++calls;
        gate.wait();
        return true;
    });
    Opener const opener(gate);
    auto sender = started.sender();
    auto const late = sender.ask(delivery_of("1"));
    CHECK(late.status == 503);
    CHECK(late.field("retry-after") == "60");
    CHECK(started.receiver.counters().late == 1);
    CHECK(started.receiver.counters().accepted == 0);
    // The connection stays, and is not confused by the verdict.
    CHECK(sender.ask(post("/other", "{}")).status == 404);
    // A repeat meanwhile waits as well.
    CHECK(sender.ask(delivery_of("1")).status == 503);
    gate.open();
    wait_until([&] { return started.receiver.counters().accepted == 1; });
    CHECK(sender.ask(delivery_of("1")).status == 200);
    CHECK(calls == 1);
    CHECK(started.receiver.counters().repeats == 1);
}

TEST_CASE("a late handler that does not accept is called again")
{
    auto options = any_port();
    options.handler_timeout = 100ms;
    Gate gate;
    std::atomic<int> calls = 0;
    Started const started(options, [&](Change const&) {
        gate.wait();
        return ++calls == 2;
    });
    Opener const opener(gate);
    auto sender = started.sender();
    CHECK(sender.ask(delivery_of("1")).status == 503);
    gate.open();
    wait_until([&] { return started.receiver.counters().rejected == 1; });
    CHECK(sender.ask(delivery_of("1")).status == 200);
    CHECK(calls == 2);
}

TEST_CASE("an answer leaves in time whatever else is allowed")
{
    auto options = any_port();
    options.answer_timeout = 300ms;
    Gate gate;
    Started const started(options, [&](Change const& delivery) {
        if (delivery.event.msg_id == "slow")
            gate.wait();
        return true;
    });
    Opener const opener(gate);
    auto sender = started.sender();
    // One that waits for the answer to another has no more time.
    sender.send(delivery_of("slow") + delivery_of("slow too"));
    CHECK(sender.receive().status == 503);
    CHECK(sender.receive().status == 503);
    CHECK(started.sender().ask("POST /hooks HTTP/1.1\r\n").status == 408);
    CHECK(started.sender()
              .ask("POST /hooks HTTP/1.1\r\nHost: h\r\nContent-Length: "
                   "2\r\n\r\n{")
              .status == 408);
}

TEST_CASE("the time of a request counts from its first byte")
{
    auto options = any_port();
    std::vector<std::chrono::microseconds> durations;
    options.on_exchange = [&](airudder::Exchange const& one) {
        durations.push_back(one.duration);
    };
    Started started(options, [&](Change const& delivery) {
        if (delivery.event.msg_id == "slow")
            std::this_thread::sleep_for(100ms);
        return true;
    });
    auto sender = started.sender();
    sender.send(delivery_of("slow") + delivery_of("fast"));
    CHECK(sender.receive().status == 200);
    CHECK(sender.receive().status == 200);
    started.receiver.stop();
    REQUIRE(durations.size() == 2);
    CHECK(durations[0] >= 100ms);
    CHECK(durations[1] >= 100ms);
}

TEST_CASE("nothing that a sender does ends a handler early")
{
    Gate gate;
    Started const started(any_port(), [&](Change const&) {
        gate.wait();
        return true;
    });
    Opener const opener(gate);
    {
        auto sender = started.sender();
        sender.send(delivery_of("1"));
        wait_until([&] { return gate.waited() == 1; });
    }
    gate.open();
    wait_until([&] { return started.receiver.counters().accepted == 1; });
    CHECK(started.status(delivery_of("1")) == 200);
    CHECK(started.receiver.counters().repeats == 1);
}

TEST_CASE("a receiver cannot be stopped by its handlers")
{
    for (std::size_t const threads : {0u, 1u}) {
        Receiver* self = nullptr;
        auto options = any_port();
        options.handler_threads = threads;
        int hooks = 0;
        options.on_exchange = [&](airudder::Exchange const&) {
            try {
                self->stop();
            } catch (std::logic_error const&) {
                ++hooks;
            }
        };
        Started started(options, [&](Change const&) {
            try {
                self->stop();
                return false;
            } catch (std::logic_error const&) {
                return true;
            }
        });
        self = &started.receiver;
        CHECK(started.status(delivery_of("1")) == 200);
        started.receiver.stop();
        CHECK(hooks == 1);
    }
}
