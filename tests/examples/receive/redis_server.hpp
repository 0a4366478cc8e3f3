#ifndef AIRUDDER_RECEIVE_REDIS_SERVER_HPP
#define AIRUDDER_RECEIVE_REDIS_SERVER_HPP

#include "receive/redis.hpp"
#include "receive/running.hpp"
#include "receive/testing.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace receive::testing {

/// A Redis server on loopback that loses nothing (`appendfsync always`). Its
/// data is in a folder of its own.
class RedisServer {
public:
    /// Starts it. Throws if there is no program redis-server.
    RedisServer() { start(); }

    redis::Address address() const { return {"127.0.0.1", port_}; }

    /// Sends a command. Throws Failure if the reply is an error.
    redis::Reply command(std::vector<std::string_view> const& words) const;

    void signal(int signal) const { program_->send(signal); }

    /// Kills it at once.
    void kill() { program_.reset(); }

    /// Starts it again, with its data.
    void start();

private:
    Folder folder_{};
    int port_ = free_port();
    std::optional<Running> program_{};
};

} // namespace receive::testing

#endif // AIRUDDER_RECEIVE_REDIS_SERVER_HPP
