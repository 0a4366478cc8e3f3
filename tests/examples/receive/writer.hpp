#ifndef AIRUDDER_RECEIVE_WRITER_HPP
#define AIRUDDER_RECEIVE_WRITER_HPP

#include "receive/storage.hpp"

#include <airudder/receiver/delivery.hpp>

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace receive {

/// Stores events in a thread of its own. Events that arrive while it stores
/// others are stored together.
class Writer {
public:
    /// `report` gets each reason why events cannot be stored, once until they
    /// can be stored again. The writer's thread calls it.
    using Report = std::function<void(std::string const&)>;

    Writer(
        Storage& storage,
        std::chrono::milliseconds timeout,
        Report report = [](std::string const&) {});

    /// Events whose storing has not begun are not stored.
    ~Writer();

    Writer(Writer const&) = delete;
    Writer& operator=(Writer const&) = delete;

    /// Returns whether `event` is stored. If that is not known within the time
    /// limit, returns false, and does not begin to store it anymore. `event`
    /// must live until then.
    boost::asio::awaitable<bool> store(airudder::RawDelivery const& event);

private:
    struct Entry {
        airudder::RawDelivery const* event = nullptr;
        Clock::time_point deadline{};
        std::function<void(bool stored)> finish{};
    };
    using Batch = std::vector<Entry>;
    struct Initiation;

    void add(Entry entry);
    void run(std::stop_token const& stop);
    Batch take();
    void store_batch(Batch& batch, std::stop_token const& stop);
    void store_alone(Entry const& entry, std::stop_token const& stop);
    void put_back(Batch batch);
    void note_failure(std::string const& text);

    Storage& storage_;
    std::chrono::milliseconds timeout_;
    Report report_;
    std::string failure_{};

    std::mutex mutex_{};
    std::condition_variable_any added_{};
    std::deque<Entry> waiting_{};

    /// The last member, because it uses the others.
    std::jthread thread_{};
};

} // namespace receive

#endif // AIRUDDER_RECEIVE_WRITER_HPP
