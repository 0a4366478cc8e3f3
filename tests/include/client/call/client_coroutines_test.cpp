// Calls in coroutines. g++ 12.2 destroys a record twice if it is written in
// braces inside co_await. So these tests name their requests first, as the
// documentation of async_call advises.
#include "catch.hpp"
#include "client/support/calls.hpp"
#include "client/support/certificates.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/client.hpp>
#include <airudder/task/get_task_detail.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>

#include <chrono>
#include <cstdint>
#include <exception>
#include <future>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace asio = boost::asio;

using airudder::CallErrorKind;
using airudder::Client;
using airudder::task::TaskDetailQuery;
using calls::Answer;
using calls::get_task_detail;

namespace {

/// Too long for the small string optimization.
std::string const long_id(100, 'a');

/// Runs a coroutine and returns its result.
template <class T>
T run(asio::awaitable<T> coroutine)
{
    asio::io_context io;
    auto result = asio::co_spawn(io, std::move(coroutine), asio::use_future);
    io.run();
    return result.get();
}

/// Answers each request with its target.
void echo(fault::Peer& peer)
{
    for (auto request = peer.read_request(); !request.empty();
         request = peer.read_request())
        peer.write(fault::answer(R"({"data":{"TaskName":")" +
                                 request.substr(4, request.find(" HTTP") - 4) +
                                 R"("},"code":200})"));
}

std::string const echoed = "/service/cloud/detail?TaskID=" + long_id;

asio::awaitable<Answer> call_named(Client& client, std::string id)
{
    TaskDetailQuery const request{.TaskID = id};
    co_return co_await client.async_call(
        get_task_detail, request, asio::use_awaitable);
}

asio::awaitable<Answer> call_with_options(Client& client, std::string id)
{
    TaskDetailQuery const request{.TaskID = id};
    co_return co_await client.async_call(get_task_detail,
                                         request,
                                         {.timeout = std::chrono::hours(1)},
                                         asio::use_awaitable);
}

asio::awaitable<Answer> call_made_by_lambda(Client& client, std::string id)
{
    co_return co_await client.async_call(
        get_task_detail,
        [&] {
            return TaskDetailQuery{.TaskID = id};
        }(),
        asio::use_awaitable);
}

asio::awaitable<Answer> call_deferred(Client& client, std::string id)
{
    auto call =
        client.async_call(get_task_detail, {.TaskID = id}, asio::deferred);
    co_return co_await std::move(call)(asio::use_awaitable);
}

asio::awaitable<Answer> call_awaited_later(Client& client, std::string id)
{
    auto call =
        client.async_call(get_task_detail, {.TaskID = id}, asio::use_awaitable);
    id.clear();
    co_return co_await std::move(call);
}

} // namespace

TEST_CASE("a coroutine can await a call however its request is written",
          "[client_coroutines]")
{
    fault::Server const server(echo);
    Client client(calls::options_for(server));
    for (auto const call : {call_named,
                            call_with_options,
                            call_made_by_lambda,
                            call_deferred,
                            call_awaited_later}) {
        auto const result = run(call(client, long_id));
        REQUIRE(result.has_value());
        CHECK(result->data.TaskName == echoed);
    }
    CHECK(server.connections() == 1);
}

TEST_CASE("options can be written inside co_await", "[client_coroutines]")
{
    // A trivially destructible object can be destroyed twice without harm.
    CHECK(std::is_trivially_destructible_v<airudder::CallOptions>);
}

TEST_CASE("a coroutine awaits a download", "[client_coroutines]")
{
    fault::Authority const authority;
    fault::Server const server(
        fault::always(fault::answer("a recording")),
        {.identity = authority.issue({.alternative_names = "IP:127.0.0.1"})});
    fault::TemporaryFile const trusted(authority.pem());
    fault::TemporaryFile const file("");
    auto options = calls::options_for(server);
    options.ca_file = trusted.path();
    Client client(options);
    std::uint64_t seen = 0;
    auto const download = [&](std::string const& link)
        -> asio::awaitable<airudder::CallResult<std::uint64_t>> {
        co_return co_await client.async_download(
            link + "/a?signature=" + long_id,
            file.path(),
            [&](airudder::DownloadProgress const& progress) {
                seen = progress.received;
            },
            asio::use_awaitable);
    };
    auto const size = run(download(server.url()));
    REQUIRE(size.has_value());
    CHECK(*size == 11);
    CHECK(seen == 11);
}

TEST_CASE("a coroutine resumes on its own executor after each call",
          "[client_coroutines]")
{
    fault::Server const server(echo);
    Client client(calls::options_for(server));
    auto const call_often = [&]() -> asio::awaitable<int> {
        int answered = 0;
        for (int call = 0; call != 100; ++call) {
            TaskDetailQuery const request{.TaskID = long_id};
            auto const result = co_await client.async_call(
                get_task_detail, request, asio::use_awaitable);
            answered += result.has_value() ? 1 : 0;
        }
        co_return answered;
    };
    CHECK(run(call_often()) == 100);
    CHECK(server.connections() == 1);
}

TEST_CASE("cancelling a coroutine cancels its call", "[client_coroutines]")
{
    std::promise<void> asked;
    fault::Server const server([&](fault::Peer& peer) {
        peer.read_request();
        asked.set_value();
        peer.wait();
    });
    Client client(calls::options_for(server));
    asio::io_context io;
    asio::cancellation_signal signal;
    std::optional<CallErrorKind> kind;
    asio::co_spawn(
        io,
        call_named(client, long_id),
        asio::bind_cancellation_slot(
            signal.slot(),
            [&](std::exception_ptr const& thrown, Answer const& result) {
                CHECK(thrown == nullptr);
                kind = result.error().kind;
            }));
    io.poll();
    asked.get_future().wait();
    signal.emit(asio::cancellation_type::terminal);
    io.run();
    CHECK(kind == CallErrorKind::cancelled);
}

TEST_CASE("destroying the client cancels a coroutine's call",
          "[client_coroutines]")
{
    fault::Server const server([](fault::Peer& peer) {
        peer.read_request();
        peer.wait();
    });
    std::optional<Client> client(calls::options_for(server));
    asio::io_context io;
    auto result =
        asio::co_spawn(io, call_named(*client, long_id), asio::use_future);
    io.poll();
    client.reset();
    io.run();
    CHECK(result.get().error().kind == CallErrorKind::cancelled);
}
