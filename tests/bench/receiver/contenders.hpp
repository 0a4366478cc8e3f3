#ifndef AIRUDDER_BENCH_RECEIVER_CONTENDERS_HPP
#define AIRUDDER_BENCH_RECEIVER_CONTENDERS_HPP

#include "../server.hpp"

#include <boost/asio/ip/tcp.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// A server that is compared with others.
struct Contender {
    /// E.g. "deliver/ours".
    std::string name{};

    /// The command line without the port, which follows the program.
    std::vector<std::string> words{};

    /// Whether it verifies and decodes bodies.
    bool delivers = true;
};

/// Ours first. The programs are in `folder`.
std::vector<Contender> contenders(std::string const& folder);

/// Starts a contender.
Server start(Contender const& contender, TemporaryFolder const& folder);

/// Makes a connection to a port of the loopback interface.
boost::asio::ip::tcp::socket connect(boost::asio::io_context& io, int port);

/// Sends a body and returns the status of the answer.
int status_of_request(boost::asio::ip::tcp::socket& socket,
                      std::string_view body,
                      std::string_view signature);

/// Throws std::runtime_error if a contender does not verify and decode.
void check(Contender const& contender, Server const& server);

} // namespace bench

#endif // AIRUDDER_BENCH_RECEIVER_CONTENDERS_HPP
