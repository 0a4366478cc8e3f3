// Runs the coroutine example against a server on loopback.
#include "catch.hpp"
#include "client/support/fault_server.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
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
