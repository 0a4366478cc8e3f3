#include "catch.hpp"
#include "client/support/calls.hpp"
#include "client/support/fault_server.hpp"
#include "client/support/stages.hpp"

#include <airudder/client.hpp>
#include <airudder/workflow/query_workflow_ids.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <thread>

using airudder::CallErrorKind;
using airudder::Client;
using airudder::workflow::query_workflow_ids;
using boost::asio::cancellation_signal;
using boost::asio::cancellation_type;
using namespace calls;

namespace {

/// Long enough that no deadline comes first.
constexpr airudder::CallOptions patient{.timeout = std::chrono::hours(1)};

} // namespace

TEST_CASE("a call can be cancelled by its slot at every stage",
          "[client_cancellation]")
{
    for (auto const& stage : stages::all()) {
        CAPTURE(stage.name);
        auto const stall = stage.make_stall();
        Client client(stall->options);
        boost::asio::io_context io;
        cancellation_signal signal;
        std::optional<CallErrorKind> kind;
        client.async_call(
            query_workflow_ids,
            stall->query,
            patient,
            boost::asio::bind_cancellation_slot(
                signal.slot(),
                boost::asio::bind_executor(io, [&](auto const& result) {
                    kind = result.error().kind;
                })));
        stall->wait();
        signal.emit(cancellation_type::terminal);
        io.run();
        CHECK(kind == CallErrorKind::cancelled);
        stall->release();
    }
}

TEST_CASE("destroying the client cancels a call at every stage",
          "[client_cancellation]")
{
    for (auto const& stage : stages::all()) {
        CAPTURE(stage.name);
        auto const stall = stage.make_stall();
        auto client = std::make_unique<Client>(stall->options);
        auto result = client->async_call(
            query_workflow_ids, stall->query, patient, boost::asio::use_future);
        stall->wait();
        auto const end =
            std::async(std::launch::async, [&] { client.reset(); });
        // The call must not wait for the resolver to finish.
        CHECK(result.get().error().kind == CallErrorKind::cancelled);
        stall->release();
        end.wait();
    }
}

TEST_CASE(
    "cancelling one call does not affect another that awaits the same token",
    "[client_cancellation]")
{
    std::promise<void> asked;
    std::promise<void> cancelled;
    fault::Server const server([&](fault::Peer& peer) {
        peer.read_request();
        asked.set_value();
        cancelled.get_future().wait();
        peer.write(fault::answer(R"({"data":{"token":"t"},"code":200})"));
        peer.read_request();
        peer.write(fault::answer(good));
    });
    auto options = options_for(server);
    options.token.clear();
    options.credentials = {"made up key", "made up secret"};
    Client client(options);
    boost::asio::io_context io;
    cancellation_signal signal;
    std::optional<CallErrorKind> kind;
    client.async_call(
        get_task_detail,
        query,
        boost::asio::bind_cancellation_slot(
            signal.slot(),
            boost::asio::bind_executor(
                io, [&](auto const& result) { kind = result.error().kind; })));
    auto other =
        client.async_call(get_task_detail, query, boost::asio::use_future);
    asked.get_future().wait();
    signal.emit(cancellation_type::total);
    io.run();
    cancelled.set_value();
    CHECK(kind == CallErrorKind::cancelled);
    CHECK(other.get().has_value());
    CHECK(server.connections() == 1);
}

TEST_CASE("a completed call cannot be cancelled", "[client_cancellation]")
{
    fault::Server const server(fault::always(fault::answer(good)));
    Client client(options_for(server));
    boost::asio::io_context io;
    cancellation_signal signal;
    int completed = 0;
    client.async_call(
        get_task_detail,
        query,
        boost::asio::bind_cancellation_slot(
            signal.slot(),
            boost::asio::bind_executor(io, [&](auto const& result) {
                completed += result.has_value() ? 1 : 0;
            })));
    io.run();
    signal.emit(cancellation_type::terminal);
    CHECK(completed == 1);
    CHECK(client.call(get_task_detail, query).has_value());
    CHECK(completed == 1);
    CHECK(server.connections() == 1);
}

TEST_CASE("a call that is cancelled before it begins is not sent",
          "[client_cancellation]")
{
    std::atomic<int> requests{0};
    fault::Server const server([&](fault::Peer& peer) {
        while (!peer.read_request().empty()) {
            ++requests;
            peer.write(fault::answer(good));
        }
    });
    Client client(options_for(server));
    cancellation_signal signal;
    std::promise<CallErrorKind> cancelled;
    // Runs in the client's own thread, where work posted by another thread can
    // overtake this call.
    client.async_call(get_task_detail, query, [&](auto const&) {
        client.async_call(get_task_detail,
                          query,
                          boost::asio::bind_cancellation_slot(
                              signal.slot(), [&](auto const& result) {
                                  cancelled.set_value(result.error().kind);
                              }));
        std::thread([&] { signal.emit(cancellation_type::terminal); }).join();
    });
    CHECK(cancelled.get_future().get() == CallErrorKind::cancelled);
    CHECK(client.call(get_task_detail, query).has_value());
    CHECK(requests == 2);
}
