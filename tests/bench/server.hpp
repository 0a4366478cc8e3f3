#ifndef AIRUDDER_BENCH_SERVER_HPP
#define AIRUDDER_BENCH_SERVER_HPP

#include "../temporary_folder.hpp"
#include "process.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace bench {

using tests::TemporaryFolder;

/// The command line of nginx with the file `nginx.conf` of a folder.
std::vector<std::string> nginx_command(std::string const& nginx,
                                       TemporaryFolder const& folder);

/// A program that listens on a port of the loopback interface.
class Server {
public:
    /// Starts the program with the command line for a port, and waits until it
    /// listens. Throws std::runtime_error if it does not.
    explicit Server(
        std::function<std::vector<std::string>(int port)> const& command);

    int port() const noexcept { return port_; }

    /// The running program.
    Child const& process() const noexcept { return *child_; }

private:
    int port_ = 0;
    std::unique_ptr<Child> child_{};
};

} // namespace bench

#endif // AIRUDDER_BENCH_SERVER_HPP
