#include "catch.hpp"
#include "client/support/calls.hpp"
#include "client/support/fault_server.hpp"
#include "counting_new.hpp"

#include <airudder/client.hpp>

#include <cstddef>
#include <cstdint>
#include <future>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

using airudder::CallError;
using airudder::CallErrorKind;
using airudder::Client;
using airudder::ClientOptions;
using namespace calls;

namespace {

constexpr std::size_t kib = 1024;
constexpr std::size_t mib = 1024 * kib;

/// Writes `begin`, then repeats `more` until `size` bytes of it are sent.
fault::Script endless(std::string begin, std::string more, std::size_t size)
{
    return [begin = std::move(begin), more = std::move(more), size](
               fault::Peer& peer) {
        peer.read_request();
        peer.write(begin);
        for (std::size_t sent = 0; sent < size; sent += more.size())
            peer.write(more);
    };
}

struct CallOutcome {
    std::optional<CallError> error{};

    /// Bytes that the client's thread allocated, including those it freed.
    std::size_t allocated{};
};

CallOutcome outcome_of(fault::Script script, std::uint64_t max_body_size = mib)
{
    fault::Server const server(std::move(script));
    auto options = options_for(server);
    options.max_body_size = max_body_size;
    Client client(options);
    std::promise<CallOutcome> done;
    client.async_call(get_task_detail, query, [&](auto const& result) {
        CallOutcome outcome;
        if (!result)
            outcome.error = result.error();
        outcome.allocated = counting_new::counts().bytes;
        done.set_value(std::move(outcome));
    });
    return done.get_future().get();
}

void check_refused(CallOutcome const& outcome, std::string_view message)
{
    REQUIRE(outcome.error.has_value());
    CHECK(outcome.error->kind == CallErrorKind::protocol);
    CHECK(outcome.error->message == message);
}

constexpr auto long_head = "expected a head of at most 65536 bytes, found more";

} // namespace

TEST_CASE("a head of 10 MB is refused and not buffered", "[client_limits]")
{
    auto const header = "X-Header: " + std::string(1000, 'x') + "\r\n";
    auto const& [begin, more] = GENERATE_COPY(table<std::string, std::string>(
        {{"HTTP/1.1 200 OK\r\n", header},
         {"HTTP/1.1 200 OK\r\nX-Header: ", std::string(kib, 'x')},
         {"HTTP/1.1 200 ", std::string(kib, 'x')},
         {"", "HTTP/1.1 100 Continue\r\n\r\n"},
         {"", "HTTP/1.1 103 Early Hints\r\n" + header + "\r\n"}}));
    auto const outcome = outcome_of(endless(begin, more, 10 * mib));
    check_refused(outcome, long_head);
    CHECK(outcome.allocated < 2 * mib);
}

TEST_CASE("10 MB between chunks are refused and not buffered",
          "[client_limits]")
{
    auto const head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    auto const begin = GENERATE(as<std::string>(), "1;", "1\r\n{\r\n0\r\nX: ");
    auto const outcome =
        outcome_of(endless(head + begin, std::string(kib, 'x'), 10 * mib));
    check_refused(outcome, long_head);
    CHECK(outcome.allocated < 2 * mib);
}

TEST_CASE("a Content-Length above the limit is refused before the body is read",
          "[client_limits]")
{
    auto const length = GENERATE(as<std::string>(),
                                 "67108865",
                                 "9223372036854775807",
                                 "18446744073709551615");
    auto const outcome = outcome_of(
        [&](fault::Peer& peer) {
            peer.read_request();
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: " + length +
                       "\r\n\r\n");
            peer.wait();
        },
        ClientOptions().max_body_size);
    check_refused(outcome,
                  "expected a body of at most 67108864 bytes, found more");
    CHECK(outcome.error->http_status == 200);
    CHECK(outcome.allocated < mib);
}

TEST_CASE("memory is not allocated in advance for a large Content-Length",
          "[client_limits]")
{
    auto const outcome = outcome_of(
        [](fault::Peer& peer) {
            peer.read_request();
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 67108864\r\n\r\n{");
        },
        ClientOptions().max_body_size);
    check_refused(outcome,
                  "expected the rest of the answer's body, found the end of "
                  "the connection");
    CHECK(outcome.allocated < 2 * mib);
}

TEST_CASE("a body without a length is refused once it exceeds the limit",
          "[client_limits]")
{
    std::string const head = "HTTP/1.1 200 OK\r\n";
    std::string const chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
    auto const& [begin, more] = GENERATE_COPY(table<std::string, std::string>(
        {{head + "\r\n", std::string(kib, ' ')},
         {chunked, "400\r\n" + std::string(kib, ' ') + "\r\n"},
         {chunked + "ffffffffffffffff\r\n", std::string(kib, ' ')}}));
    auto const outcome = outcome_of(endless(begin, more, 20 * mib));
    check_refused(outcome,
                  "expected a body of at most 1048576 bytes, found more");
    CHECK(outcome.allocated < 10 * mib);
}

TEST_CASE("a body may be as long as the limit", "[client_limits]")
{
    std::string const body = good;
    CHECK_FALSE(outcome_of(fault::always(fault::answer(body)), body.size())
                    .error.has_value());
    check_refused(
        outcome_of(fault::always(fault::answer(body)), body.size() - 1),
        "expected a body of at most " + std::to_string(body.size() - 1) +
            " bytes, found more");
}
