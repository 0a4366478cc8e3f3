#include "receive/redis_server.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>

namespace receive::testing {

using namespace std::chrono_literals;

redis::Reply
RedisServer::command(std::vector<std::string_view> const& words) const
{
    redis::Connection connection(address(), 1min);
    connection.append(words);
    return connection.reply(1min);
}

void RedisServer::start()
{
    program_.emplace(std::vector<std::string>{"redis-server",
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
                                              "always"});
    while (program_->is_running())
        try {
            command({"PING"});
            return;
        } catch (Failure const&) {
            std::this_thread::sleep_for(10ms);
        }
    throw std::runtime_error("expected redis-server to run, found: " +
                             program_->output());
}

} // namespace receive::testing
