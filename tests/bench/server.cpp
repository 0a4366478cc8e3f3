#include "server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <memory>
#include <stdexcept>
#include <thread>

namespace bench {

namespace {

using Tcp = boost::asio::ip::tcp;

Tcp::endpoint loopback(int port)
{
    return {boost::asio::ip::address_v4::loopback(),
            static_cast<unsigned short>(port)};
}

/// A port that is free at the moment.
int free_port()
{
    boost::asio::io_context io;
    return Tcp::acceptor(io, loopback(0)).local_endpoint().port();
}

bool is_listening(int port)
{
    boost::asio::io_context io;
    boost::system::error_code error;
    Tcp::socket(io).connect(loopback(port), error);
    return !error;
}

} // namespace

std::vector<std::string> nginx_command(std::string const& nginx,
                                       TemporaryFolder const& folder)
{
    return {nginx,
            "-e",
            "stderr",
            "-p",
            folder.path().string(),
            "-c",
            "nginx.conf"};
}

Server::Server(std::function<std::vector<std::string>(int port)> const& command)
{
    std::string program;
    // Another program can take the port before this one does.
    for (int attempt = 0; attempt != 5; ++attempt) {
        port_ = free_port();
        auto const words = command(port_);
        program = words.front();
        child_ = std::make_unique<Child>(words);
        while (child_->is_running()) {
            if (is_listening(port_))
                return;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    }
    throw std::runtime_error("expected to start: " + program);
}

} // namespace bench
