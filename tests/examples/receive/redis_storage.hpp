#ifndef AIRUDDER_RECEIVE_REDIS_STORAGE_HPP
#define AIRUDDER_RECEIVE_REDIS_STORAGE_HPP

#include "receive/redis.hpp"
#include "receive/storage.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace receive {

/// A Redis Stream, with delivery keys beside it. Any number of programs may add
/// to the same one.
struct RedisStream {
    redis::Address server{};

    /// Name of the stream. The names of all other keys begin with it, in braces,
    /// so that a cluster keeps them together.
    std::string name{};
};

/// Connects, waiting for `timeout` at most. Later, a lost connection is made
/// anew when there are events to store.
///
/// Delivery keys are kept for `keep_keys`; 0 is for ever. Throws Failure with
/// ExitCode::storage.
std::unique_ptr<Storage> make_redis_storage(RedisStream const& stream,
                                            std::chrono::milliseconds keep_keys,
                                            std::chrono::milliseconds timeout);

/// Connects. Each function waits for `timeout` at most. Throws Failure with
/// ExitCode::storage. A stream that does not exist has no events.
std::unique_ptr<EventReader>
make_redis_reader(RedisStream const& stream, std::chrono::milliseconds timeout);

} // namespace receive

#endif // AIRUDDER_RECEIVE_REDIS_STORAGE_HPP
