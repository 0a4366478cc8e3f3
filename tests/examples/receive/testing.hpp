#ifndef AIRUDDER_RECEIVE_TESTING_HPP
#define AIRUDDER_RECEIVE_TESTING_HPP

#include "receive/storage.hpp"
#include "temporary_folder.hpp"

#include <airudder/receiver/delivery.hpp>

#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

/// What the tests of this folder share.
namespace receive::testing {

inline constexpr auto operation = "workflow.waba_status_changed";

using Folder = tests::TemporaryFolder;

inline airudder::RawDelivery event(std::string key, std::string body = "{}")
{
    airudder::RawDelivery event;
    event.operation = operation;
    event.key = std::move(key);
    event.body = std::move(body);
    event.received_at = std::chrono::system_clock::now();
    return event;
}

inline void store(Storage& storage,
                  std::vector<airudder::RawDelivery> const& events,
                  std::chrono::milliseconds timeout = std::chrono::minutes(1))
{
    std::vector<airudder::RawDelivery const*> pointers;
    for (auto const& one : events)
        pointers.push_back(&one);
    storage.store(pointers, Clock::now() + timeout, {});
}

inline std::vector<StoredEvent> read_all(EventReader& reader)
{
    std::vector<StoredEvent> all;
    for (;;) {
        auto const page = reader.read();
        if (page.empty())
            return all;
        all.insert(all.end(), page.begin(), page.end());
    }
}

/// Returns the text of the storage's Failure that `function` throws; "none" if
/// it throws nothing.
inline std::string failure_of(std::function<void()> const& function)
{
    try {
        function();
    } catch (Failure const& failure) {
        return failure.code() == ExitCode::storage ? failure.what()
                                                   : "another exit code";
    }
    return "none";
}

inline std::vector<std::string> keys_of(std::vector<StoredEvent> const& events)
{
    std::vector<std::string> keys;
    for (auto const& one : events)
        keys.push_back(one.delivery_key);
    return keys;
}

} // namespace receive::testing

#endif // AIRUDDER_RECEIVE_TESTING_HPP
