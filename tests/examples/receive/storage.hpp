#ifndef AIRUDDER_RECEIVE_STORAGE_HPP
#define AIRUDDER_RECEIVE_STORAGE_HPP

#include "receive/failure.hpp"

#include <airudder/receiver/delivery.hpp>

#include <chrono>
#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace receive {

using Clock = std::chrono::steady_clock;

/// Another process keeps the storage from being written.
class Locked : public Failure {
public:
    explicit Locked(std::string const& text) : Failure(ExitCode::storage, text)
    {
    }
};

/// Where events are stored. One thread uses it.
class Storage {
public:
    virtual ~Storage() = default;

    /// Returns once all events are durable. An event whose key is known is one
    /// that is stored already. Throws Locked if the storage is locked until
    /// `deadline` or `stop`; no event is then stored. After any other Failure,
    /// some may be stored.
    virtual void store(std::span<airudder::RawDelivery const* const> events,
                       Clock::time_point deadline,
                       std::stop_token const& stop) = 0;
};

/// An event as it is stored.
struct StoredEvent {
    std::int64_t id{};
    std::string received_at{};
    std::string operation{};
    std::string delivery_key{};

    /// JSON array of objects with `pointer` and `kind`.
    std::string issues{};

    std::string body{};
};

/// Reads what is stored.
class EventReader {
public:
    virtual ~EventReader() = default;

    /// Returns the next events, oldest first; none if there are no further
    /// events now. Throws Failure.
    virtual std::vector<StoredEvent> read() = 0;
};

} // namespace receive

#endif // AIRUDDER_RECEIVE_STORAGE_HPP
