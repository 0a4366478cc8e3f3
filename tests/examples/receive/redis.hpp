#ifndef AIRUDDER_RECEIVE_REDIS_HPP
#define AIRUDDER_RECEIVE_REDIS_HPP

#include "receive/failure.hpp"

#include <chrono>
#include <hiredis/hiredis.h>
#include <memory>
#include <span>
#include <string>
#include <string_view>

/// hiredis, the C client of Redis, with owners and exceptions.
namespace receive::redis {

/// Where a Redis server listens.
struct Address {
    std::string host{};
    int port{};
};

struct FreeReply {
    void operator()(redisReply* reply) const noexcept
    {
        freeReplyObject(reply);
    }
};
using Reply = std::unique_ptr<redisReply, FreeReply>;

/// The connection is of no further use.
class ConnectionLost : public Failure {
public:
    explicit ConnectionLost(std::string const& text)
        : Failure(ExitCode::storage, text)
    {
    }
};

/// The text of a string or error reply; empty for any other reply.
std::string_view text_of(redisReply const& reply) noexcept;

/// The elements of an array; none for any other reply.
std::span<redisReply* const> elements_of(redisReply const& reply) noexcept;

/// Waits for the server, but for a time limit at most: every function may throw
/// ConnectionLost.
class Connection {
public:
    Connection(Address const& address, std::chrono::milliseconds timeout);

    /// Adds a command, which `reply` sends.
    void append(std::span<std::string_view const> words);

    /// Returns the next reply. Throws Failure if it is an error.
    Reply reply(std::chrono::milliseconds timeout);

    /// Makes the functions fail. Any thread may call it.
    void shut_down() const noexcept;

private:
    struct Close {
        void operator()(redisContext* context) const noexcept
        {
            redisFree(context);
        }
    };

    [[noreturn]] void fail() const;

    std::unique_ptr<redisContext, Close> context_;
};

} // namespace receive::redis

#endif // AIRUDDER_RECEIVE_REDIS_HPP
