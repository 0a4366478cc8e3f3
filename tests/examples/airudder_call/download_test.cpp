#include "airudder_call/program.hpp"
#include "airudder_call/recordings.hpp"
#include "airudder_call/requests.hpp"
#include "catch.hpp"
#include "client/support/fault_server.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <vector>

using airudder_call::check_failed;
using airudder_call::content_of;
using airudder_call::Folder;
using airudder_call::Requests;
using airudder_call::run;
using airudder_call::Server;
using airudder_call::Terminal;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;

TEST_CASE("a recording is saved and nothing is printed", "[call]")
{
    Folder const folder;
    std::string const recording("ID3\0\xff", 5);
    Requests requests;
    Server const server([&](fault::Peer& peer) {
        requests.add(peer.read_request());
        peer.write(fault::answer(recording));
    });
    auto const outcome = run(server.download_to(folder.file()));
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.output.empty());
    CHECK(outcome.errors.empty());
    CHECK(content_of(folder.file()) == recording);
    CHECK(folder.count() == 1);
    REQUIRE(requests.all().size() == 1);
    // The token belongs to another server.
    CHECK_THAT(requests.all()[0], !Contains("made-up-token"));
}

TEST_CASE("a recording's request has the token if the server is that of calls",
          "[call]")
{
    Folder const folder;
    Requests requests;
    Server const server([&](fault::Peer& peer) {
        requests.add(peer.read_request());
        peer.write(fault::answer("x"));
    });
    auto const outcome =
        run(server.download_to(folder.file(), {"--server", server.url()}));
    CHECK(outcome.exit_code == 0);
    REQUIRE(requests.all().size() == 1);
    CHECK_THAT(requests.all()[0], Contains("Token made-up-token\r\n"));
}

TEST_CASE("a recording needs no credentials", "[call]")
{
    Folder const folder;
    Server const server(fault::always(fault::answer("x")));
    auto invocation = server.download_to(folder.file(), {"--verbose"});
    invocation.environment.clear();
    auto const outcome = run(invocation);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.output.empty());
    CHECK_THAT(outcome.errors, EndsWith("\n1 bytes\n"));
    CHECK_THAT(outcome.errors, !Contains("made-up"));
}

TEST_CASE("a download that fails leaves an existing file as it was", "[call]")
{
    Folder const folder;
    std::ofstream(folder.file()) << "before";
    SECTION("an HTTP status")
    {
        Server const server(
            fault::always(fault::answer("no", "404 Not Found")));
        check_failed(run(server.download_to(folder.file(), {"--verbose"})), 15);
    }
    SECTION("an untrusted certificate")
    {
        Server const server(fault::always(fault::answer("x")));
        auto invocation = server.download_to(folder.file());
        invocation.arguments.resize(3);
        check_failed(run(invocation), 12);
    }
    SECTION("no answer in time")
    {
        Server const server([](fault::Peer& peer) {
            peer.read_request();
            peer.wait();
        });
        check_failed(
            run(server.download_to(folder.file(), {"--timeout", "0.5"})), 13);
    }
    SECTION("a link without TLS")
    {
        check_failed(run({.arguments = {"download",
                                        "http://127.0.0.1/made-up",
                                        folder.file()}}),
                     2);
    }
    CHECK(content_of(folder.file()) == "before");
    CHECK(folder.count() == 1);
}

TEST_CASE("a recording that cannot be saved has the exit code of files",
          "[call]")
{
    Folder const folder;
    Server const server(fault::always(fault::answer("x")));
    check_failed(run(server.download_to(folder.file() + "/not/there")), 19);
}

TEST_CASE("a terminal shows the progress of a download, but not too often",
          "[call]")
{
    Folder const folder;
    Terminal const terminal;
    std::string const recording(std::size_t{4} << 20, 'x');
    Server const server(fault::always(fault::answer(recording)));
    auto invocation = server.download_to(folder.file());
    invocation.errors_to = terminal.name();

    auto const begin = std::chrono::steady_clock::now();
    auto const outcome = run(invocation);
    auto const tenths = (std::chrono::steady_clock::now() - begin) /
                        std::chrono::milliseconds(100);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.output.empty());
    auto const shown = terminal.shown();
    CHECK_THAT(shown, Catch::Matchers::StartsWith("\r"));
    // A terminal turns \n into \r\n.
    CHECK_THAT(shown, EndsWith("\r4194304 of 4194304 bytes, 100 %\r\n"));
    // One for the first line, two for the last, one for every tenth of a second.
    CHECK(std::count(shown.begin(), shown.end(), '\r') <= 4 + tenths);
}

TEST_CASE("a file that cannot be written is refused before a connection",
          "[call]")
{
    Folder const folder;
    Server const server(fault::always(fault::answer("x")));
    REQUIRE(mkfifo(folder.file("fifo").c_str(), 0600) == 0);
    std::filesystem::create_symlink("loop", folder.file("loop"));
    for (auto const* name : {"fifo", "loop", "not/there", ".", "new/"})
        check_failed(run(server.download_to(folder.file(name))), 19);
    check_failed(run(server.download_to(folder.file(std::string(256, 'x')))),
                 19);
    check_failed(run(server.download_to("")), 19);
    CHECK(folder.count() == 2);
    CHECK(server.connections() == 0);
}

TEST_CASE("a device is refused before a connection, and is left alone",
          "[call]")
{
    // A new device: a faulty program would replace the system's.
    Folder const folder;
    auto const device = folder.file("full");
    if (mknod(device.c_str(), S_IFCHR | 0666, makedev(1, 7)) != 0)
        return; // only root may make devices
    Server const server(fault::always(fault::answer("x")));
    auto const outcome = run(server.download_to(device));
    check_failed(outcome, 19);
    CHECK_THAT(outcome.errors, Contains("found a character device"));
    CHECK(std::filesystem::is_character_file(device));
    CHECK(folder.count() == 1);
    CHECK(server.connections() == 0);
}

TEST_CASE("--private makes a new file private", "[call]")
{
    Folder const folder;
    Server const server(fault::always(fault::answer("x")));
    auto const mode_after = [&](std::vector<std::string> const& more) {
        CHECK(run(server.download_to(folder.file(), more)).exit_code == 0);
        return std::filesystem::status(folder.file()).permissions();
    };
    auto const before = umask(027);
    CHECK(mode_after({}) == std::filesystem::perms(0640));
    CHECK(mode_after({"--private"}) == std::filesystem::perms(0640));
    std::filesystem::remove(folder.file());
    CHECK(mode_after({"--private"}) == std::filesystem::perms(0600));
    umask(before);
}

TEST_CASE("a download beyond the limit of file sizes is an error", "[call]")
{
    Folder const folder;
    Server const server(fault::always(fault::answer(std::string(70000, 'x'))));
    auto invocation = server.download_to(folder.file());
    invocation.file_size_limit = 65536;
    auto const outcome = run(invocation);
    check_failed(outcome, 19);
    CHECK_THAT(outcome.errors, Contains("File too large"));
    CHECK(folder.count() == 0);
}
