// Our receiver: serve_ours PORT read|deliver HANDLER_THREADS. With `read`, it
// verifies and decodes nothing, but hands the bodies over as they are.

#include "serve.hpp"

#include <airudder/receiver.hpp>
#include <airudder/workflow/api_node_pushed.hpp>

#include <cstdint>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace {

using namespace airudder;

/// A handler of bodies that nothing decodes.
template <class Handler>
std::unique_ptr<detail::EventHandler> raw_handler(Handler handler)
{
    auto result =
        std::make_unique<detail::RawEventHandler<Handler>>(std::move(handler));
    result->operation = workflow::api_node_pushed.name;
    return result;
}

ReceiverOptions options(std::uint16_t port)
{
    ReceiverOptions options;
    options.port = port;
    // All connections of the benchmark come from one address.
    options.max_connections_per_peer = options.max_connections;
    // The benchmark sends more bodies than this before it repeats one.
    options.deliveries = make_memory_store({.max_keys = 1024});
    return options;
}

[[noreturn]] void read(std::uint16_t port)
{
    auto given = options(port);
    given.handler_threads = 0;
    auto const engine = detail::make_receiver_engine(std::move(given));
    detail::Route route{.path = bench::path};
    route.handlers.push_back(raw_handler(
        [](RawDelivery const& delivery) { return !delivery.body.empty(); }));
    engine->add(std::move(route));
    engine->start();
    for (;;)
        pause();
}

[[noreturn]] void deliver(std::uint16_t port, std::size_t threads)
{
    auto given = options(port);
    given.handler_threads = threads;
    given.verifier = hmac_sha256(
        {.key = std::string(bench::key), .header = bench::signature_header});
    Receiver receiver(std::move(given));
    receiver.on(
        workflow::api_node_pushed, bench::path, [](auto const& delivery) {
            return !delivery.event.call.call_id.empty();
        });
    receiver.start();
    for (;;)
        pause();
}

} // namespace

int main(int argc, char** argv)
{
    try {
        if (argc != 4)
            throw std::invalid_argument(
                "expected PORT read|deliver HANDLER_THREADS");
        auto const port = static_cast<std::uint16_t>(std::stoi(argv[1]));
        if (std::string_view(argv[2]) == "read")
            read(port);
        deliver(port, std::stoul(argv[3]));
    } catch (std::exception const& error) {
        std::cerr << argv[0] << ": " << error.what() << '\n';
        return 2;
    }
}
