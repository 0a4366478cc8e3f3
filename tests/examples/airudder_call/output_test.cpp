#include "airudder_call/program.hpp"
#include "airudder_call/recordings.hpp"
#include "airudder_call/requests.hpp"
#include "catch.hpp"
#include "client/support/fault_server.hpp"

#include <csignal>
#include <filesystem>
#include <string>

using airudder_call::check_failed;
using airudder_call::content_of;
using airudder_call::Folder;
using airudder_call::Program;
using airudder_call::Requests;
using airudder_call::run;
using airudder_call::Server;
using airudder_call::Terminal;
using Catch::Matchers::Contains;

namespace {

/// Downloads to standard output. Temporary files go to a folder of the test.
airudder_call::Invocation print(Server const& server, Folder const& temporary)
{
    auto invocation = server.download_to("-");
    invocation.environment["TMPDIR"] = temporary.file(".");
    return invocation;
}

} // namespace

TEST_CASE("a recording goes to standard output, byte for byte", "[call]")
{
    Folder const folder;
    std::string const recording = "ID3\xff\r\n" + std::string(300'000, '\0');
    Server const server(fault::always(fault::answer(recording)));
    auto const outcome = run(print(server, folder));
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.output == recording);
    CHECK(outcome.errors.empty());
    CHECK(folder.count() == 0);
    CHECK_FALSE(std::filesystem::exists("-"));
}

TEST_CASE("an incomplete recording does not reach standard output", "[call]")
{
    Folder const folder;
    Server const server([](fault::Peer& peer) {
        peer.read_request();
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234");
    });
    check_failed(run(print(server, folder)), 14);
    CHECK(folder.count() == 0);
}

TEST_CASE("standard output may be a device", "[call]")
{
    Folder const folder;
    Server const server(fault::always(fault::answer("01234")));
    auto invocation = print(server, folder);
    invocation.output_to = "/dev/null";
    CHECK(run(invocation).exit_code == 0);
    CHECK(std::filesystem::is_character_file("/dev/null"));
    invocation.output_to = "/dev/full";
    check_failed(run(invocation), 19);
    CHECK(std::filesystem::is_character_file("/dev/full"));
    CHECK(folder.count() == 0);
}

TEST_CASE("standard output may be a terminal", "[call]")
{
    Folder const folder;
    Terminal const terminal;
    Server const server(fault::always(fault::answer("01234")));
    auto invocation = print(server, folder);
    invocation.output_to = terminal.name();
    CHECK(run(invocation).exit_code == 0);
    CHECK(terminal.shown() == "01234");
}

TEST_CASE("writing a recording to a closed pipe is a failure", "[call]")
{
    Folder const folder;
    Server const server(fault::always(fault::answer("01234")));
    auto invocation = print(server, folder);
    invocation.no_reader = true;
    check_failed(run(invocation), 19);
    CHECK(folder.count() == 0);
}

TEST_CASE("nothing is transferred if standard output is closed", "[call]")
{
    Folder const folder;
    Server const server(fault::always(fault::answer("01234")));
    auto invocation = print(server, folder);
    invocation.output_to = "";
    check_failed(run(invocation), 19);
    invocation.output_to.reset();
    invocation.environment["TMPDIR"] = folder.file("not/there");
    check_failed(run(invocation), 19);
    CHECK(server.connections() == 0);
}

TEST_CASE("a signal leaves no temporary file of a download", "[call]")
{
    Folder const folder;
    Requests requests;
    Server const server([&](fault::Peer& peer) {
        auto request = peer.read_request();
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234");
        requests.add(std::move(request));
        peer.wait();
    });
    Program program(print(server, folder));
    REQUIRE(requests.wait());
    CHECK(folder.count() == 1);
    program.send(SIGHUP);
    check_failed(program.wait(), 18);
    CHECK(folder.count() == 0);
}

TEST_CASE("a path may name a file that is called -", "[call]")
{
    Folder const folder;
    Server const server(fault::always(fault::answer("01234")));
    CHECK(run(server.download_to(folder.file("-"))).exit_code == 0);
    CHECK(content_of(folder.file("-")) == "01234");
}

TEST_CASE("an answer keeps its bytes unless a terminal shows them", "[call]")
{
    Terminal const terminal;
    std::string const status = "a\xc2\x9b"
                               "2J\xe2\x80\xae\xf3\xa0\x80\x81\x7f";
    fault::Server const server(fault::always(
        fault::answer(R"({"status":")" + status + R"(","code":200})")));
    airudder_call::Invocation invocation{
        .arguments = {
            "task.get_task_detail", "TaskID=1", "--server", server.url()}};
    CHECK_THAT(run(invocation).output, Contains(status));
    invocation.output_to = terminal.name();
    CHECK(run(invocation).exit_code == 0);
    CHECK_THAT(terminal.shown(),
               Contains(R"("a\u009b2J\u202e\udb40\udc01\u007f")"));
}
