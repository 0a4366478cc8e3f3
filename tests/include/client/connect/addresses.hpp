#ifndef AIRUDDER_TESTS_ADDRESSES_HPP
#define AIRUDDER_TESTS_ADDRESSES_HPP

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <cstddef>
#include <filesystem>
#include <iterator>
#include <string>

/// Addresses that do not answer.
namespace addresses {

using Tcp = boost::asio::ip::tcp;

inline Tcp::endpoint endpoint_of(std::string const& address,
                                 unsigned short port)
{
    return {boost::asio::ip::make_address(address), port};
}

/// Listens with a full backlog and does not accept, so the system does not
/// answer further connections.
class Silent {
public:
    explicit Silent(std::string const& address, unsigned short port = 0)
    {
        auto const endpoint = endpoint_of(address, port);
        acceptor_.open(endpoint.protocol());
        acceptor_.set_option(Tcp::acceptor::reuse_address(true));
        acceptor_.bind(endpoint);
        acceptor_.listen(0);
        first_.connect(acceptor_.local_endpoint());
    }

    /// Makes room for one more connection.
    void accept_one() { acceptor_.accept(accepted_); }

    Tcp::endpoint endpoint() const { return acceptor_.local_endpoint(); }

private:
    boost::asio::io_context io_{};
    Tcp::acceptor acceptor_{io_};
    Tcp::socket first_{io_};
    Tcp::socket accepted_{io_};
};

/// The number of files that this process has open, including sockets.
inline std::ptrdiff_t open_files()
{
    return std::distance(std::filesystem::directory_iterator("/proc/self/fd"),
                         std::filesystem::directory_iterator());
}

} // namespace addresses

#endif // AIRUDDER_TESTS_ADDRESSES_HPP
