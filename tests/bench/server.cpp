#include "server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <cstdlib>
#include <fstream>
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

TemporaryFolder::TemporaryFolder()
{
    auto name =
        (std::filesystem::temp_directory_path() / "airudder-bench-XXXXXX")
            .string();
    if (mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("expected to make a folder like " + name);
    path_ = name;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(std::string const& name,
                                   std::string const& text) const
{
    auto const file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file.string();
}

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
