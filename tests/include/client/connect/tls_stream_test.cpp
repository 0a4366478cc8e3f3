#include "catch.hpp"
#include "client/support/calls.hpp"
#include "client/support/certificates.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/client.hpp>
#include <airudder/task/get_task_detail.hpp>
#include <airudder/workflow/query_workflow_ids.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

using airudder::Client;
using airudder::task::get_task_detail;
using airudder::workflow::query_workflow_ids;

namespace {

/// A server with TLS, and a client that trusts it.
class TlsEnds {
public:
    explicit TlsEnds(fault::Script script)
        : file_(authority_.pem()),
          server_(std::move(script),
                  {.identity = authority_.issue(
                       {.alternative_names = "IP:127.0.0.1"})}),
          client({.server = server_.url(),
                  .token = "some/token+1",
                  .timeout = std::chrono::seconds(10),
                  .attempts = 1,
                  .ca_file = file_.path()})
    {
    }

    auto detail() { return client.call(get_task_detail, {.TaskID = "a"}); }

private:
    fault::Authority authority_{};
    fault::TemporaryFile file_;
    fault::Server server_;

public:
    Client client;
};

std::string answer_with(std::string const& name)
{
    return fault::answer(R"({"data":{"TaskName":")" + name +
                         R"("},"code":200})");
}

} // namespace

TEST_CASE("a request over TLS can be larger than the socket buffers",
          "[tls_stream]")
{
    // The server reads nothing for a while, so the client must wait.
    std::string const large(std::size_t{8} << 20, 'x');
    std::string seen;
    {
        TlsEnds ends([&](fault::Peer& peer) {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            seen = peer.read_request();
            peer.write(fault::answer(R"({"data":[],"code":200})"));
        });
        auto const result =
            ends.client.call(query_workflow_ids, {.start_time = large});
        CHECK(result.has_value());
    }
    CHECK(seen.find(large) != std::string::npos);
}

TEST_CASE("an answer over TLS can have any size", "[tls_stream]")
{
    // The client reads 4,096 bytes ahead. These are sizes near that limit and
    // sizes of more than one record.
    constexpr std::size_t sizes[]{0,
                                  3900,
                                  3950,
                                  4000,
                                  4050,
                                  4096,
                                  4150,
                                  8192,
                                  16'000,
                                  16'384,
                                  17'000,
                                  300'000};
    for (auto const size : sizes) {
        INFO(size);
        std::string const name(size, 'n');
        TlsEnds ends(fault::always(answer_with(name)));
        for (int call = 0; call != 3; ++call) {
            auto const result = ends.detail();
            REQUIRE(result.has_value());
            CHECK(result->data.TaskName == name);
        }
    }
}

TEST_CASE("an answer over TLS can arrive in many small records", "[tls_stream]")
{
    auto const text = answer_with(std::string(5000, 'n'));
    TlsEnds ends([&](fault::Peer& peer) {
        while (!peer.read_request().empty())
            for (std::size_t at = 0; at < text.size(); at += 7)
                peer.write(std::string_view(text).substr(at, 7));
    });
    for (int call = 0; call != 3; ++call) {
        auto const result = ends.detail();
        REQUIRE(result.has_value());
        CHECK(result->data.TaskName.size() == 5000);
    }
}
