#include "airudder_call/program.hpp"
#include "airudder_call/requests.hpp"
#include "catch.hpp"
#include "client/certificates.hpp"
#include "client/fault_server.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

using airudder_call::check_failed;
using airudder_call::Invocation;
using airudder_call::Program;
using airudder_call::Requests;
using airudder_call::run;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;

namespace {

namespace fs = std::filesystem;

/// An empty folder that is gone at the end.
class Folder {
public:
    Folder() { fs::create_directory(path_); }
    ~Folder() { fs::remove_all(path_); }

    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;

    std::string file() const { return (path_ / "recording.mp3").string(); }

    std::ptrdiff_t files() const
    {
        return std::distance(fs::directory_iterator(path_), {});
    }

private:
    fs::path path_ = fs::temp_directory_path() /
                     ("airudder-call-test-" + std::to_string(getpid()));
};

std::string content_of(std::string const& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A server that a program trusts which is told its authority.
class Server {
public:
    explicit Server(fault::Script script)
        : server_(std::move(script),
                  {.identity =
                       authority_.issue({.alternative_names = "IP:127.0.0.1"})})
    {
    }

    std::string url() const { return server_.url(); }

    Invocation download_to(std::string const& file,
                           std::vector<std::string> const& more = {}) const
    {
        Invocation invocation{.arguments = {"download",
                                            url() + "/a.mp3?sign=made-up-value",
                                            file,
                                            "--ca",
                                            ca_.path()}};
        invocation.arguments.insert(
            invocation.arguments.end(), more.begin(), more.end());
        return invocation;
    }

private:
    fault::Authority authority_{};
    fault::TemporaryFile ca_{authority_.pem()};
    fault::Server server_;
};

/// A terminal that a program writes to.
class Terminal {
public:
    Terminal()
    {
        if (grantpt(master_.get()) != 0 || unlockpt(master_.get()) != 0)
            throw std::runtime_error("expected a terminal");
    }

    std::string name() const { return ptsname(master_.get()); }

    /// What it shows, once nobody has it open any more.
    std::string shown() const
    {
        std::string text;
        char buffer[4096];
        for (;;) {
            auto const size = read(master_.get(), buffer, sizeof buffer);
            if (size <= 0)
                return text;
            text.append(buffer, static_cast<std::size_t>(size));
        }
    }

private:
    airudder_call::Descriptor master_{
        posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)};
};

} // namespace

TEST_CASE("a recording is saved without a word", "[call]")
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
    CHECK(folder.files() == 1);
    REQUIRE(requests.all().size() == 1);
    // It is not the server that knows the token.
    CHECK_THAT(requests.all()[0], !Contains("made-up-token"));
}

TEST_CASE("the server that knows the token is sent it for a recording",
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
    SECTION("no trust")
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
    SECTION("SIGINT")
    {
        Requests requests;
        Server const server([&](fault::Peer& peer) {
            auto request = peer.read_request();
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234");
            requests.add(std::move(request));
            peer.wait();
        });
        Program program(server.download_to(folder.file()));
        REQUIRE(requests.wait());
        program.send(SIGINT);
        check_failed(program.wait(), 18);
    }
    CHECK(content_of(folder.file()) == "before");
    CHECK(folder.files() == 1);
}

TEST_CASE("a recording that cannot be saved has a file's exit code", "[call]")
{
    Folder const folder;
    Server const server(fault::always(fault::answer("x")));
    check_failed(run(server.download_to(folder.file() + "/not/there")), 19);
}

TEST_CASE("a terminal shows how far a download is, but not too often", "[call]")
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
    // A terminal makes \r\n of \n.
    CHECK_THAT(shown, EndsWith("\r4194304 of 4194304 bytes, 100 %\r\n"));
    // The first, the last with its end, and one for every tenth of a second.
    CHECK(std::count(shown.begin(), shown.end(), '\r') <= 4 + tenths);
}
