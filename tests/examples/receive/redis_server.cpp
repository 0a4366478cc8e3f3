#include "receive/redis_server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace receive::testing {
namespace {

using namespace std::chrono_literals;

int free_port()
{
    using boost::asio::ip::tcp;
    boost::asio::io_context loop;
    tcp::acceptor const acceptor(loop,
                                 {boost::asio::ip::address_v4::loopback(), 0});
    return acceptor.local_endpoint().port();
}

/// Starts a program of PATH with its output in `log`.
pid_t spawn_logged(std::vector<std::string> words, std::string const& log)
{
    std::vector<char*> pointers;
    for (auto& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions,
                                     STDOUT_FILENO,
                                     log.c_str(),
                                     O_WRONLY | O_CREAT | O_APPEND,
                                     0600);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    pid_t id = -1;
    auto const error = posix_spawnp(
        &id, pointers[0], &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0)
        throw std::runtime_error("expected to start " + words[0]);
    return id;
}

} // namespace

RedisServer::RedisServer() { start(); }

RedisServer::~RedisServer() { kill(); }

redis::Reply
RedisServer::command(std::vector<std::string_view> const& words) const
{
    redis::Connection connection(address(), 1min);
    connection.append(words);
    return connection.reply(1min);
}

void RedisServer::signal(int signal) const { ::kill(id_, signal); }

void RedisServer::kill()
{
    if (id_ == -1)
        return;
    ::kill(id_, SIGKILL);
    waitpid(id_, nullptr, 0);
    id_ = -1;
}

void RedisServer::start()
{
    // Another program may take a free port first.
    for (int attempt = 0; attempt != 5; ++attempt) {
        if (port_ == 0)
            port_ = free_port();
        id_ = spawn_logged({"redis-server",
                            "--bind",
                            "127.0.0.1",
                            "--port",
                            std::to_string(port_),
                            "--dir",
                            folder_.file(""),
                            "--save",
                            "",
                            "--appendonly",
                            "yes",
                            "--appendfsync",
                            "always"},
                           folder_.file("log"));
        while (waitpid(id_, nullptr, WNOHANG) == 0)
            try {
                command({"PING"});
                return;
            } catch (Failure const&) {
                std::this_thread::sleep_for(10ms);
            }
        id_ = -1;
        port_ = 0;
    }
    throw std::runtime_error("expected redis-server to run");
}

} // namespace receive::testing
