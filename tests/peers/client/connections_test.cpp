// Tests the reuse of connections, which nginx counts, and connections that
// openssl's s_server cuts.
#include "calls.hpp"
#include "catch.hpp"

#include <airudder/client.hpp>
#include <airudder/task/get_task_detail.hpp>

#include <boost/asio/use_future.hpp>

#include <cstddef>
#include <future>
#include <string>
#include <string_view>
#include <utility>

using airudder::CallErrorKind;
using airudder::Client;
using airudder::task::get_task_detail;
using TaskResult = airudder::CallResult<airudder::task::TaskDetailResult>;

namespace {

fault::Identity identity()
{
    return peers::authority().issue({.alternative_names = "IP:127.0.0.1"});
}

airudder::ClientOptions trusting(peers::Folder const& folder, std::string url)
{
    folder.append("trusted.pem", peers::authority().pem());
    return peers::options_for(std::move(url), folder.file("trusted.pem"));
}

/// An s_server, and a client. The server cuts the connection after each answer,
/// without ending TLS.
class CutCalls {
public:
    TaskResult call(std::string const& task, std::string_view answer)
    {
        auto call = client_.async_call(
            get_task_detail, {.TaskID = task}, boost::asio::use_future);
        REQUIRE(server_.got("TaskID=" + task + " HTTP/1.1\r\n"));
        server_.send(answer);
        server_.cut();
        return call.get();
    }

    peers::Folder const folder{};

private:
    peers::OpensslServer server_{folder, identity()};
    Client client_{trusting(folder, server_.url())};
};

constexpr std::string_view complete =
    "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"code\":200}";

} // namespace

TEST_CASE("a thousand calls use one connection", "[nginx]")
{
    peers::Folder const folder;
    peers::Nginx nginx(
        folder, {.identity = identity(), .server = "keepalive_requests 2000;"});
    Client client(trusting(folder, nginx.url()));
    for (int call = 0; call != 1000; ++call)
        REQUIRE(client.call(get_task_detail, peers::query).has_value());
    auto const requests = nginx.stop();
    REQUIRE(requests.size() == 1000);
    for (std::size_t i = 0; i != requests.size(); ++i) {
        CHECK(requests[i].connection == requests[0].connection);
        CHECK(requests[i].number == i + 1);
        CHECK(requests[i].request ==
              "GET /service/cloud/detail?TaskID=a HTTP/1.1");
    }
    peers::check_no_credential(folder);
}

TEST_CASE("later connections resume the session of the first", "[nginx]")
{
    std::string const version = GENERATE("TLSv1.2", "TLSv1.3");
    peers::Folder const folder;
    peers::Nginx nginx(
        folder,
        {.identity = identity(),
         .server = "keepalive_requests 2; ssl_protocols " + version + ';'});
    Client client(trusting(folder, nginx.url()));
    for (int call = 0; call != 6; ++call)
        REQUIRE(client.call(get_task_detail, peers::query).has_value());
    auto const requests = nginx.stop();
    REQUIRE(requests.size() == 6);
    for (std::size_t i = 0; i != requests.size(); ++i) {
        CAPTURE(i);
        CHECK(requests[i].number == i % 2 + 1);
        CHECK(requests[i].resumed == (i >= 2));
        CHECK(requests[i].protocol == version);
    }
    peers::check_no_credential(folder);
}

TEST_CASE("a complete answer stays valid if the connection is cut", "[openssl]")
{
    CutCalls calls;
    CHECK(calls.call("a", complete).has_value());
    CHECK(calls.call("b", complete).has_value());
}

TEST_CASE("a cut connection does not complete an answer", "[openssl]")
{
    std::string const answer =
        GENERATE("HTTP/1.1 200 OK\r\n\r\n{\"code\":200}",
                 "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{\"code\":200}",
                 "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                 "c\r\n{\"code\":200}\r\n");
    CutCalls calls;
    auto const result = calls.call("a", answer);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::protocol);
    CHECK(result.error().http_status == 200);
    peers::log_error(calls.folder, result.error());
    peers::check_no_credential(calls.folder);
}

TEST_CASE("the end of TLS completes an answer without a length", "[openssl]")
{
    peers::Folder const folder;
    folder.append("service/cloud/detail?TaskID=a",
                  "HTTP/1.1 200 OK\r\n\r\n{\"code\":200}");
    peers::OpensslServer const server(folder, identity(), {"-HTTP"});
    Client client(trusting(folder, server.url()));
    CHECK(client.call(get_task_detail, peers::query).has_value());
}
