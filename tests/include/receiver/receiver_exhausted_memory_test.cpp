#include "counting_new.hpp"
#include "receiver/support/receiving.hpp"

#include <airudder/receiver.hpp>

#include <boost/asio/post.hpp>

#include <future>
#include <memory>
#include <string>

using namespace receiving;

namespace {

/// Runs `f` in the receiver's thread and returns its result.
template <class F>
auto in_loop(Receiver& receiver, F f)
{
    auto const task = std::make_shared<std::packaged_task<decltype(f())()>>(f);
    auto result = task->get_future();
    boost::asio::post(receiver.executor(), [task] { (*task)(); });
    return result.get();
}

} // namespace

TEST_CASE("a lack of memory costs a connection at most")
{
    for (std::size_t const threads : {0u, 1u}) {
        std::atomic<int> calls = 0;
        auto options = any_port();
        options.handler_threads = threads;
        options.verifier = airudder::secret_in_header("X-Secret", "s");
        options.on_exchange = [](airudder::Exchange const&) {
        };
        // An answer may get lost, and then the event is late.
        options.handler_timeout = 1ms;
        Started started(options, [&](Change const&) {
            ++calls;
            return true;
        });
        auto& receiver = started.receiver;
        auto const request = [](std::string const& key) {
            return post("/hooks", body_of(key), "X-Secret: s\r\n");
        };
        bool reached = true;
        std::size_t number = 0;
        for (; reached && number != 1000; ++number) {
            in_loop(receiver, [number] {
                counting_new::fail_at(number);
                return 0;
            });
            auto const key = std::to_string(number);
            int const before = calls;
            auto const status = started.status(request(key));
            reached = in_loop(receiver,
                              [] { return !counting_new::cancel_failure(); });
            INFO(threads << " threads, allocation " << number);
            CHECK((status == 0 || status == 200 || status == 503));
            if (status == 200)
                CHECK(calls == before + 1);
            wait_until([&] { return receiver.counters().in_flight == 0; });
            // The event can be delivered in the end, and is handled once if it
            // was recorded.
            wait_until([&] { return started.status(request(key)) == 200; });
        }
        CHECK(number > 10);
        CHECK(number < 1000);
        CHECK(receiver.stop(1min).cut == 0);
        CHECK(receiver.counters().open_connections == 0);
    }
}
