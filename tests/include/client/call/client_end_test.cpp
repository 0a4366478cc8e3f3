#include "catch.hpp"
#include "client/support/calls.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/client.hpp>

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_future.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

using airudder::CallErrorKind;
using airudder::Client;
using namespace calls;

namespace {

/// A server that never answers and signals its first request.
class Mute {
public:
    void wait() { asked_.get_future().wait(); }

    std::size_t connections() const { return server_.connections(); }

    airudder::ClientOptions options() const
    {
        auto options = options_for(server_);
        options.timeout = std::chrono::hours(1);
        options.download_timeout = std::chrono::hours(1);
        return options;
    }

private:
    std::promise<void> asked_{};
    fault::Server server_{[this](fault::Peer& peer) {
        peer.read_request();
        if (peer.number() == 0)
            asked_.set_value();
        peer.wait();
    }};
};

/// Linux's folder of the calling thread, which exists as long as the thread;
/// empty on other systems.
std::filesystem::path this_thread_in_proc()
{
    std::error_code none;
    auto const thread =
        std::filesystem::read_symlink("/proc/thread-self", none);
    return none ? thread : "/proc" / thread;
}

/// Starts `width` new calls for each result.
struct EndlessCaller {
    void operator()(Answer const& result)
    {
        ++results;
        cancelled += !result && result.error().kind == CallErrorKind::cancelled;
        for (int call = 0; call != width; ++call)
            client->async_call(get_task_detail,
                               query,
                               [this](Answer const& next) { (*this)(next); });
    }

    Client* client = nullptr;
    int width = 1;
    int results = 0;
    int cancelled = 0;
};

} // namespace

TEST_CASE("a client can be destroyed while its handlers start new calls",
          "[client_end]")
{
    Mute server;
    EndlessCaller caller;
    caller.width = GENERATE(1, 3);
    {
        Client client(server.options());
        caller.client = &client;
        client.async_call(get_task_detail, query, [&](Answer const& result) {
            caller(result);
        });
        server.wait();
    }
    CHECK(caller.results > 1);
    CHECK(caller.cancelled == caller.results);
    CHECK(server.connections() == 1);
}

TEST_CASE("a client can be destroyed while handlers start calls after answers",
          "[client_end]")
{
    fault::Server const server(fault::always(fault::answer(good)));
    std::promise<void> busy;
    EndlessCaller caller;
    {
        Client client(options_for(server));
        caller.client = &client;
        for (int call = 0; call != 4; ++call)
            client.async_call(
                get_task_detail, query, [&, call](Answer const& result) {
                    caller(result);
                    if (call == 3)
                        busy.set_value();
                });
        busy.get_future().wait();
    }
    CHECK(caller.cancelled > 1);
}

TEST_CASE("a client can be destroyed while a handler starts new downloads",
          "[client_end]")
{
    using Size = airudder::CallResult<std::uint64_t>;
    Mute server;
    int cancelled = 0;
    std::function<void(Size const&)> again;
    {
        Client client(server.options());
        again = [&](Size const& result) {
            cancelled += result.error().kind == CallErrorKind::cancelled;
            client.async_download(
                "https://127.0.0.1/a", "/nowhere/a", {}, again);
        };
        client.async_call(get_task_detail, query, [&](Answer const& result) {
            again(result.error());
        });
        server.wait();
    }
    CHECK(cancelled > 2);
}

TEST_CASE(
    "calls that a handler starts during the client's destruction are cancelled",
    "[client_end]")
{
    Mute server;
    std::future<Answer> later;
    boost::asio::io_context io;
    std::optional<CallErrorKind> elsewhere;
    {
        Client client(server.options());
        client.async_call(get_task_detail, query, [&](Answer const&) {
            later = client.async_call(
                get_task_detail, query, boost::asio::use_future);
            client.async_call(
                get_task_detail,
                query,
                boost::asio::bind_executor(io, [&](Answer const& result) {
                    elsewhere = result.error().kind;
                }));
        });
        server.wait();
    }
    CHECK(later.get().error().kind == CallErrorKind::cancelled);
    io.run();
    CHECK(elsewhere == CallErrorKind::cancelled);
    CHECK(server.connections() == 1);
}

TEST_CASE("a dropped handler is destroyed", "[client_end]")
{
    Mute server;
    auto const kept = std::make_shared<int>();
    std::function<void(Answer const&)> again;
    {
        Client client(server.options());
        again = [&](Answer const&) {
            client.async_call(
                get_task_detail, query, [&, kept](Answer const& result) {
                    again(result);
                });
        };
        client.async_call(get_task_detail, query, again);
        server.wait();
    }
    CHECK(kept.use_count() == 1);
}

TEST_CASE("no token is requested while a client is being destroyed",
          "[client_end]")
{
    Mute server;
    int asked = 0;
    std::optional<airudder::TokenReceiver> receiver;
    EndlessCaller caller;
    {
        std::promise<void> first;
        auto options = server.options();
        options.token.clear();
        options.token_provider = [&](airudder::TokenQuery const&,
                                     airudder::TokenReceiver receive) {
            receiver = std::move(receive);
            if (++asked == 1)
                first.set_value();
        };
        Client client(options);
        caller.client = &client;
        client.async_call(get_task_detail, query, [&](Answer const& result) {
            caller(result);
        });
        first.get_future().wait();
    }
    CHECK(asked == 1);
    CHECK(caller.cancelled > 1);
    (*receiver)("too late");
    CHECK(server.connections() == 0);
}

TEST_CASE(
    "destroying the client cancels a call that another thread is waiting for",
    "[client_end]")
{
    Mute server;
    auto client = std::make_unique<Client>(server.options());
    auto result = std::async(std::launch::async, [&, one = client.get()] {
        return one->call(get_task_detail, query);
    });
    server.wait();
    client.reset();
    CHECK(result.get().error().kind == CallErrorKind::cancelled);
}

TEST_CASE("a deferred call started after the client's destruction is cancelled",
          "[client_end]")
{
    fault::Server const server(fault::always(fault::answer(good)));
    auto client = std::make_unique<Client>(options_for(server));
    auto call =
        client->async_call(get_task_detail, query, boost::asio::deferred);
    client.reset();
    SECTION("with a future")
    {
        CHECK(std::move(call)(boost::asio::use_future).get().error().kind ==
              CallErrorKind::cancelled);
    }
    SECTION("on an executor, once it runs")
    {
        boost::asio::io_context io;
        std::optional<CallErrorKind> kind;
        boost::asio::post(io, [&] {
            std::move(call)(boost::asio::bind_executor(
                io, [&](Answer const& result) { kind = result.error().kind; }));
            CHECK_FALSE(kind.has_value());
        });
        io.run();
        CHECK(kind == CallErrorKind::cancelled);
    }
    SECTION("without completing a handler that needs the client's thread")
    {
        auto const kept = std::make_shared<int>();
        bool called = false;
        std::move(call)([&, kept](Answer const&) { called = true; });
        CHECK_FALSE(called);
        CHECK(kept.use_count() == 1);
    }
    CHECK(server.connections() == 0);
}

TEST_CASE("a client destroyed in its own thread cancels its pending calls",
          "[client_end]")
{
    Mute server;
    std::promise<CallErrorKind> ended;
    std::filesystem::path thread;
    auto client = std::make_unique<Client>(server.options());
    client->async_call(
        get_task_detail,
        query,
        {.timeout = std::chrono::milliseconds(1)},
        [&](Answer const&) {
            thread = this_thread_in_proc();
            client->async_call(
                get_task_detail, query, [&](Answer const& result) {
                    ended.set_value(result.error().kind);
                });
            client.reset();
        });
    CHECK(ended.get_future().get() == CallErrorKind::cancelled);
    // The thread is detached. If it outlived this program's main(), it would use
    // OpenSSL while OpenSSL cleans up.
    while (!thread.empty() && std::filesystem::exists(thread))
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
}
