// Runs a few calls of each contender against nginx and checks nginx's log:
// check_calls <contender>…

#include "../process.hpp"
#include "nginx.hpp"
#include "work.hpp"

#include <exception>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace bench;

constexpr int calls = 200;
constexpr int in_flight = 8;

std::vector<std::string> words(std::string const& contender,
                               std::string const& server,
                               std::string const& ca_file,
                               std::string const& body_file)
{
    return {contender,
            server,
            ca_file,
            body_file,
            "calls",
            std::to_string(calls),
            std::to_string(in_flight)};
}

void expect(bool good, std::string const& what)
{
    if (!good)
        throw std::runtime_error("expected " + what);
}

/// Checks that all calls were logged and used few connections with TLS 1.3.
void check_log(std::string const& log)
{
    std::istringstream lines(log);
    std::map<std::string, int> connections;
    std::string connection, status, version, name;
    int count = 0;
    for (; lines >> connection >> status >> version >> name; ++count) {
        ++connections[connection];
        expect(status == "200" && version == "TLSv1.3" && name == "localhost",
               "TLS 1.3 and the server's name, found " + status + ' ' +
                   version + ' ' + name);
    }
    expect(count >= calls, "all calls, found " + std::to_string(count));
    expect(connections.size() <= in_flight,
           "at most " + std::to_string(in_flight) + " connections, found " +
               std::to_string(connections.size()));
}

void expect_failure(std::vector<std::string> const& command,
                    std::string const& why)
{
    try {
        run(command);
    } catch (std::runtime_error const&) {
        return;
    }
    throw std::runtime_error("expected a failure: " + why);
}

void check(std::string const& contender)
{
    Nginx const nginx(document_path(), document(), true);
    Nginx const other(document_path(), "{}", false);
    auto const& ca = nginx.ca_file();
    auto const& file = nginx.document_file();
    run(words(contender, nginx.url(), ca, file));
    check_log(nginx.log());
    expect_failure(words(contender, nginx.url(), other.ca_file(), file),
                   "another authority");
    expect_failure(words(contender, nginx.url("127.0.0.1"), ca, file),
                   "a host that the certificate does not name");
    expect_failure(words(contender, other.url(), other.ca_file(), file),
                   "another answer");
}

} // namespace

int main(int argc, char** argv)
{
    try {
        for (int index = 1; index != argc; ++index)
            check(argv[index]);
        return 0;
    } catch (std::exception const& error) {
        std::cerr << argv[0] << ": " << error.what() << '\n';
        return 1;
    }
}
