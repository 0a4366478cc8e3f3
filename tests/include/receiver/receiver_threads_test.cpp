#include "client/support/certificates.hpp"
#include "receiver/support/receiving.hpp"

#include <airudder/receiver.hpp>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

using namespace receiving;

TEST_CASE("threads send, count and reload while a receiver stops")
{
    auto const identity = fault::authority().issue({});
    fault::TemporaryFile const certificate(identity.chain);
    fault::TemporaryFile const key(identity.key);
    auto options = any_port();
    options.handler_threads = 3;
    options.certificate_file = certificate.path();
    options.key_file = key.path();
    std::atomic<std::uint64_t> exchanges = 0;
    options.on_exchange = [&](airudder::Exchange const& one) {
        exchanges += one.status != 0 ? 1 : 0;
    };
    std::atomic<std::uint64_t> calls = 0;
    Started started(options, [&](Change const&) {
        ++calls;
        return true;
    });
    auto const port = started.receiver.port();
    std::atomic<std::uint64_t> taken = 0;
    std::atomic<bool> stopped = false;
    std::vector<std::jthread> threads;
    for (int thread = 0; thread != 4; ++thread)
        threads.emplace_back([&, thread] {
            for (int round = 0; !stopped; ++round) {
                Sender sender(port, {.tls = true});
                // Each event is sent by two threads.
                auto const event = delivery_of(std::to_string(thread / 2) +
                                               '.' + std::to_string(round));
                for (int repeat = 0; repeat != 3; ++repeat)
                    taken += sender.ask(event).status == 200 ? 1 : 0;
            }
        });
    threads.emplace_back([&] {
        while (!stopped) {
            started.receiver.reload_certificate();
            auto const counters = started.receiver.counters();
            CHECK(counters.accepted <= calls);
        }
    });
    wait_until([&] { return taken > 100; });
    for (int thread = 0; thread != 2; ++thread)
        threads.emplace_back([&] { started.receiver.stop(20s); });
    CHECK(started.receiver.stop(20s).cut == 0);
    stopped = true;
    threads.clear();
    auto const counters = started.receiver.counters();
    CHECK(counters.accepted == calls);
    CHECK(counters.accepted + counters.repeats == taken);
    CHECK(counters.requests == exchanges);
    CHECK(counters.open_connections == 0);
    CHECK(counters.in_flight == 0);
}

TEST_CASE("a receiver may be stopped while it starts")
{
    for (int round = 0; round != 20; ++round) {
        Receiver receiver(any_port());
        std::jthread const stopping([&] { receiver.stop(1s); });
        try {
            receiver.start();
        } catch (std::logic_error const&) {
            // It was stopped before.
            CHECK(receiver.stop().cut == 0);
        }
    }
}
