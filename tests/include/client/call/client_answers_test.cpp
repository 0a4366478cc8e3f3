#include "catch.hpp"
#include "client/support/calls.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/client.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>
#include <thread>

using airudder::CallErrorKind;
using airudder::Client;
using namespace calls;
using namespace std::chrono_literals;

namespace {

/// Its trailers have names that matter among the headers.
constexpr auto in_chunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
                           "Trailer: Content-Encoding, Is-Encrypted\r\n\r\n"
                           "10;name=\"value\"\r\n{\"data\":null,\"st\r\n"
                           "0016\r\natus\":\"OK\",\"code\":200}\r\n"
                           "0\r\nContent-Encoding: gzip\r\n"
                           "Is-Encrypted: 1\r\n\r\n";

} // namespace

TEST_CASE("an HTTP error status is reported with the body", "[client_answers]")
{
    auto const error = error_of(fault::always(fault::answer(
        R"({"code":403,"status":"NO","message":"not you"})", "403 Forbidden")));
    CHECK(error.kind == CallErrorKind::http_status);
    CHECK(error.http_status == 403);
    CHECK(error.code == 403);
    CHECK(error.status == "NO");
    CHECK(error.reason == "not you");
    CHECK(error.body == R"({"code":403,"status":"NO","message":"not you"})");
    CHECK(error.message ==
          "expected an HTTP status from 200 to 299, found 403");
}

TEST_CASE("a redirect is not followed", "[client_answers]")
{
    auto const error = error_of(fault::always(
        fault::answer("", "302 Found", "Location: /elsewhere\r\n")));
    CHECK(error.kind == CallErrorKind::http_status);
    CHECK(error.http_status == 302);
}

TEST_CASE("an envelope with a code other than 200 is a failure",
          "[client_answers]")
{
    auto const error = error_of(fault::always(
        fault::answer(R"({"code":500,"message":"try \"later\""})")));
    CHECK(error.kind == CallErrorKind::envelope);
    CHECK(error.http_status == 200);
    CHECK(error.code == 500);
    CHECK(error.reason == "try \"later\"");
    CHECK(error.message == "expected code 200, found 500");
}

TEST_CASE("an endpoint without an envelope may return any code",
          "[client_answers]")
{
    auto endpoint = get_task_detail;
    endpoint.envelope = false;
    fault::Server const server(fault::always(fault::answer(R"({"code":500})")));
    Client client(options_for(server));
    CHECK(client.call(endpoint, query).value().code == 500);
}

TEST_CASE("an answer that cannot be decoded is reported with its place",
          "[client_answers]")
{
    auto const error =
        error_of(fault::always(fault::answer("{\"data\":\n [}")));
    CHECK(error.kind == CallErrorKind::decode);
    CHECK(error.http_status == 200);
    CHECK(error.place.line == 2);
    CHECK(error.place.column == 3);
    CHECK(error.body == "{\"data\":\n [}");
}

TEST_CASE("an answer that is not HTTP is a protocol error", "[client_answers]")
{
    auto const error = error_of([](fault::Peer& peer) {
        peer.read_request();
        peer.write("SSH-2.0-OpenSSH_9.2\r\n");
    });
    CHECK(error.kind == CallErrorKind::protocol);
    CHECK(error.http_status == 0);
}

TEST_CASE("an answer that breaks off on a fresh connection is an error",
          "[client_answers]")
{
    auto const text = GENERATE(fault::answer(good), std::string(in_chunks));
    // Each connection receives one byte more than the previous one.
    fault::Server const server([&](fault::Peer& peer) {
        peer.read_request();
        peer.write(text.substr(0, peer.number()));
    });
    Client client(options_for(server));
    for (std::size_t size = 0; size != text.size(); ++size) {
        CAPTURE(size);
        auto const result = client.call(get_task_detail, query);
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().kind == CallErrorKind::protocol);
    }
    CHECK(client.call(get_task_detail, query).has_value());
    CHECK(server.connections() == text.size() + 1);
}

TEST_CASE("chunks are joined and trailers are ignored", "[client_answers]")
{
    fault::Server const server(fault::always(in_chunks));
    Client client(options_for(server));
    for (int call = 0; call != 3; ++call)
        CHECK(client.call(get_task_detail, query).value().status == "OK");
    CHECK(server.connections() == 1);
}

TEST_CASE("interim answers are skipped before the final one",
          "[client_answers]")
{
    fault::Server const server(
        fault::always("HTTP/1.1 100 Continue\r\n\r\n"
                      "HTTP/1.1 103 Early Hints\r\nContent-Length: 9\r\n\r\n" +
                      fault::answer(good)));
    Client client(options_for(server));
    for (int call = 0; call != 3; ++call)
        CHECK(client.call(get_task_detail, query).value().status == "OK");
    CHECK(server.connections() == 1);
}

TEST_CASE("a coding that was not asked for is a protocol error",
          "[client_answers]")
{
    auto const coding = GENERATE(as<std::string>(),
                                 "Content-Encoding: gzip\r\n",
                                 "Content-Encoding: br\r\n",
                                 "Content-Encoding: identity, gzip\r\n",
                                 "Transfer-Encoding: gzip, chunked\r\n");
    std::atomic<int> asked{0};
    auto const error = error_of([&](fault::Peer& peer) {
        while (!peer.read_request().empty()) {
            ++asked;
            peer.write("HTTP/1.1 200 OK\r\n" + coding + "\r\n\x1f\x8b");
        }
    });
    CHECK(error.kind == CallErrorKind::protocol);
    CHECK(error.message ==
          "expected a body without coding, for none was asked for");
    CHECK(error.http_status == 200);
    CHECK(asked == 1);
}

TEST_CASE("a Content-Length longer than the body is a protocol error",
          "[client_answers]")
{
    auto const error = error_of([](fault::Peer& peer) {
        peer.read_request();
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n"
                   R"({"code":200})");
    });
    CHECK(error.kind == CallErrorKind::protocol);
    CHECK(error.message == "expected the rest of the answer's body, found the "
                           "end of the connection");
    CHECK(error.http_status == 200);
    CHECK(error.body == R"({"code":200})");
}

TEST_CASE("a Content-Length shorter than the body cuts the answer",
          "[client_answers]")
{
    auto const error =
        error_of(fault::always("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n"
                               R"({"code":200})"));
    CHECK(error.kind == CallErrorKind::decode);
    CHECK(error.body == R"({"code":200)");
}

TEST_CASE("an unrequested answer is not taken for the next call's answer",
          "[client_answers]")
{
    auto const forged = fault::answer(R"({"status":"forged","code":200})");
    bool const at_once = GENERATE(true, false);
    fault::Server const server([&](fault::Peer& peer) {
        for (auto request = peer.read_request(); !request.empty();
             request = peer.read_request()) {
            peer.write(fault::answer(good) + (at_once ? forged : ""));
            if (!at_once)
                peer.write(forged);
        }
    });
    Client client(options_for(server));
    for (int call = 0; call != 3; ++call) {
        CHECK(client.call(get_task_detail, query).value().status == "OK");
        std::this_thread::sleep_for(50ms);
    }
    CHECK(server.connections() == 3);
}

TEST_CASE("an error does not report an earlier attempt's answer",
          "[client_answers]")
{
    std::atomic<int> asked{0};
    auto const error = error_of([&](fault::Peer& peer) {
        while (!peer.read_request().empty()) {
            if (++asked != 1)
                return peer.write(
                    "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n");
            peer.write(fault::answer(R"({"code":503,"message":"busy"})",
                                     "503 Service Unavailable"));
        }
    });
    CHECK(error.kind == CallErrorKind::protocol);
    CHECK(error.http_status == 200);
    CHECK_FALSE(error.code.has_value());
    CHECK_FALSE(error.reason.has_value());
}
