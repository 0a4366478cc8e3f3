#include "airudder_call/program.hpp"
#include "airudder_call/recordings.hpp"
#include "airudder_call/requests.hpp"
#include "catch.hpp"
#include "client/support/fault_server.hpp"

#include <csignal>
#include <fstream>
#include <future>
#include <string>
#include <utility>

using airudder_call::check_failed;
using airudder_call::content_of;
using airudder_call::Folder;
using airudder_call::Program;
using airudder_call::Requests;
using airudder_call::Server;

namespace {

/// Half of a recording.
constexpr auto half = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234";

/// Sends half of a recording and then waits.
fault::Script send_half(Requests& requests)
{
    return [&](fault::Peer& peer) {
        auto request = peer.read_request();
        peer.write(half);
        requests.add(std::move(request));
        peer.wait();
    };
}

} // namespace

TEST_CASE("a signal that can be caught leaves no partial download", "[call]")
{
    auto const signal = GENERATE(SIGINT,
                                 SIGTERM,
                                 SIGHUP,
                                 SIGQUIT,
                                 SIGABRT,
                                 SIGALRM,
                                 SIGUSR1,
                                 SIGUSR2,
                                 SIGXCPU,
                                 SIGVTALRM,
                                 SIGPROF,
                                 SIGIO,
                                 SIGPWR,
                                 SIGSTKFLT,
                                 SIGRTMIN,
                                 SIGRTMAX);
    CAPTURE(signal);
    Folder const folder;
    std::ofstream(folder.file()) << "before";
    Requests requests;
    Server const server(send_half(requests));
    Program program(server.download_to(folder.file()));
    REQUIRE(requests.wait());
    program.send(signal);
    check_failed(program.wait(), 18);
    CHECK(content_of(folder.file()) == "before");
    CHECK(folder.count() == 1);
}

TEST_CASE("further signals do not keep a download from cleaning up", "[call]")
{
    Folder const folder;
    Requests requests;
    Server const server(send_half(requests));
    Program program(server.download_to(folder.file()));
    REQUIRE(requests.wait());
    for (auto const signal : {SIGHUP, SIGTERM, SIGINT, SIGHUP, SIGQUIT})
        program.send(signal);
    check_failed(program.wait(), 18);
    CHECK(folder.count() == 0);
}

TEST_CASE("a signal that was ignored stays ignored", "[call]")
{
    auto const signal = GENERATE(SIGHUP, SIGTERM, SIGUSR1);
    Folder const folder;
    Requests requests;
    std::promise<void> sent;
    Server const server([&](fault::Peer& peer) {
        auto request = peer.read_request();
        peer.write(half);
        requests.add(std::move(request));
        sent.get_future().wait();
        peer.write("56789");
    });
    auto invocation = server.download_to(folder.file());
    invocation.ignored_signals = {signal};
    Program program(invocation);
    bool const asked = requests.wait();
    program.send(signal);
    sent.set_value();
    REQUIRE(asked);
    CHECK(program.wait().exit_code == 0);
    CHECK(content_of(folder.file()) == "0123456789");
}

TEST_CASE("a program in the background obeys signals from processes", "[call]")
{
    auto const signal = GENERATE(SIGINT, SIGQUIT);
    Folder const folder;
    Requests requests;
    Server const server(send_half(requests));
    auto invocation = server.download_to(folder.file());
    invocation.ignored_signals = {signal};
    Program program(invocation);
    REQUIRE(requests.wait());
    program.send(signal);
    check_failed(program.wait(), 18);
    CHECK(folder.count() == 0);
}
