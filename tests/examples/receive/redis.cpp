#include "receive/redis.hpp"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <sys/socket.h>
#include <sys/time.h>
#include <vector>

namespace receive::redis {
namespace {

/// hiredis waits for ever if the time is 0.
timeval time_limit(std::chrono::milliseconds timeout)
{
    using namespace std::chrono;
    auto const limit = std::max(timeout, milliseconds(1));
    auto const whole = floor<seconds>(limit);
    timeval value{};
    value.tv_sec = whole.count();
    value.tv_usec = microseconds(limit - whole).count();
    return value;
}

} // namespace

std::string_view text_of(redisReply const& reply) noexcept
{
    if (reply.type != REDIS_REPLY_STRING && reply.type != REDIS_REPLY_ERROR)
        return {};
    return {reply.str, reply.len};
}

std::span<redisReply* const> elements_of(redisReply const& reply) noexcept
{
    if (reply.type != REDIS_REPLY_ARRAY)
        return {};
    return {reply.element, reply.elements};
}

Connection::Connection(Address const& address,
                       std::chrono::milliseconds timeout)
    : context_(redisConnectWithTimeout(
          address.host.c_str(), address.port, time_limit(timeout)))
{
    if (context_ == nullptr)
        throw ConnectionLost("out of memory");
    if (context_->err != 0)
        fail();
}

void Connection::append(std::span<std::string_view const> words)
{
    std::vector<char const*> texts;
    std::vector<std::size_t> sizes;
    for (auto const word : words) {
        texts.push_back(word.data());
        sizes.push_back(word.size());
    }
    if (redisAppendCommandArgv(context_.get(),
                               static_cast<int>(texts.size()),
                               texts.data(),
                               sizes.data()) != REDIS_OK)
        fail();
}

Reply Connection::reply(std::chrono::milliseconds timeout)
{
    if (redisSetTimeout(context_.get(), time_limit(timeout)) != REDIS_OK)
        fail();
    void* reply = nullptr;
    if (redisGetReply(context_.get(), &reply) != REDIS_OK)
        fail();
    Reply owner(static_cast<redisReply*>(reply));
    if (owner->type == REDIS_REPLY_ERROR)
        throw Failure(ExitCode::storage, std::string(text_of(*owner)));
    return owner;
}

void Connection::shut_down() const noexcept
{
    ::shutdown(context_->fd, SHUT_RDWR);
}

void Connection::fail() const
{
    bool const late = context_->err == REDIS_ERR_IO && errno == EAGAIN;
    throw ConnectionLost(late ? "no reply in time" : context_->errstr);
}

} // namespace receive::redis
