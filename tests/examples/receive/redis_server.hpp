#ifndef AIRUDDER_RECEIVE_REDIS_SERVER_HPP
#define AIRUDDER_RECEIVE_REDIS_SERVER_HPP

#include "receive/redis.hpp"
#include "receive/testing.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace receive::testing {

/// A Redis server on loopback that loses nothing (`appendfsync always`). Its
/// data is in a folder of its own.
class RedisServer {
public:
    /// Starts it. Throws if there is no program redis-server.
    RedisServer();
    ~RedisServer();

    RedisServer(RedisServer const&) = delete;
    RedisServer& operator=(RedisServer const&) = delete;

    redis::Address address() const { return {"127.0.0.1", port_}; }

    /// Sends a command. Throws Failure if the reply is an error.
    redis::Reply command(std::vector<std::string_view> const& words) const;

    void signal(int signal) const;

    /// Kills it at once.
    void kill();

    /// Starts it again, with its data.
    void start();

private:
    Folder folder_{};
    int port_ = 0;
    pid_t id_ = -1;
};

} // namespace receive::testing

#endif // AIRUDDER_RECEIVE_REDIS_SERVER_HPP
