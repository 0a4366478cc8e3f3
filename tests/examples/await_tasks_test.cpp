// Runs the examples that ask for tasks, against servers on loopback.
#include "catch.hpp"
#include "client/support/certificates.hpp"
#include "client/support/fault_server.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>

namespace {

/// Answers with the name of each task, made from its id.
void tell_names(fault::Peer& peer)
{
    for (auto request = peer.read_request(); !request.empty();
         request = peer.read_request()) {
        auto const begin = request.find("TaskID=") + 7;
        auto const id = request.substr(begin, request.find(' ', begin) - begin);
        peer.write(fault::answer(R"({"data":{"TaskName":"task )" + id +
                                 R"("},"code":200})"));
    }
}

std::set<std::string> lines_of(std::string const& command)
{
    std::string output;
    auto* const program = popen(command.c_str(), "r");
    REQUIRE(program != nullptr);
    std::array<char, 256> buffer;
    while (auto const size =
               std::fread(buffer.data(), 1, buffer.size(), program))
        output.append(buffer.data(), size);
    CHECK(pclose(program) == 0);
    std::set<std::string> lines;
    std::istringstream in(output);
    for (std::string line; std::getline(in, line);)
        lines.insert(line);
    return lines;
}

} // namespace

TEST_CASE("coroutines ask for several tasks at the same time")
{
    fault::Server const server(tell_names);
    setenv("AIRUDDER_TOKEN", "made-up-token", 1);
    // The second id is too long for the small-string optimization.
    CHECK(lines_of(AIRUDDER_AWAIT_TASKS " " + server.url() +
                   " a 69f531a01a9df58a69f531a01a9df58a c") ==
          std::set<std::string>{"a: task a",
                                "69f531a01a9df58a69f531a01a9df58a: task "
                                "69f531a01a9df58a69f531a01a9df58a",
                                "c: task c"});
}

TEST_CASE("the README's program prints the status of each call of a task")
{
    // The vendor's server, as a proxy plays it.
    std::string tunnel;
    fault::Server const proxy(
        [&tunnel](fault::Peer& peer) {
            tunnel = peer.read_request();
            peer.write("HTTP/1.1 200 OK\r\n\r\n");
            peer.start_tls();
            for (auto request = peer.read_request(); !request.empty();
                 request = peer.read_request())
                peer.write(fault::answer(
                    request.starts_with("POST")
                        ? R"({"code":200,"data":{"token":"made-up-token"}})"
                        : R"({"code":200,"data":{"detail":[)"
                          R"({"Status":"Answered"},{},{"Status":"Busy\n"}]}})"));
        },
        {.identity = fault::authority().issue(
             {.alternative_names = "DNS:api.airudder.com"}),
         .tls_later = true});
    fault::TemporaryFile const certificates(fault::authority().pem());
    setenv("AIRUDDER_APP_KEY", "made-up-key", 1);
    setenv("AIRUDDER_APP_SECRET", "made-up-secret", 1);
    auto const url = "http://127.0.0.1:" + std::to_string(proxy.port());
    setenv("https_proxy", url.c_str(), 1);
    setenv("SSL_CERT_FILE", certificates.path().c_str(), 1);
    auto const folder =
        std::filesystem::path(AIRUDDER_AWAIT_TASKS).parent_path();
    CHECK(lines_of((folder / "task_calls").string() + " 69f531a01a9df58a") ==
          std::set<std::string>{"?", "Answered", "Busy\\x0a"});
    CHECK(tunnel.starts_with("CONNECT api.airudder.com:443 HTTP/1.1\r\n"));
    unsetenv("https_proxy");
    unsetenv("SSL_CERT_FILE");
}
