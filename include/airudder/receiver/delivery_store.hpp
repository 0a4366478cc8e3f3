#ifndef AIRUDDER_RECEIVER_DELIVERY_STORE_HPP
#define AIRUDDER_RECEIVER_DELIVERY_STORE_HPP

#include <chrono>
#include <cstddef>
#include <memory>
#include <string_view>

namespace airudder {

/// Remembers which events were accepted. A receiver answers a repeat of such an
/// event with success and does not call the handler again.
///
/// The receiver calls a store in its own thread only, which the store must not
/// block: a database belongs in the handler, together with what it writes. If a
/// member throws, the event counts as not accepted.
class DeliveryStore {
public:
    virtual ~DeliveryStore() = default;

    /// Whether `key` was recorded for `operation`; see RawDelivery::key.
    virtual bool contains(std::string_view operation, std::string_view key) = 0;

    /// Called once the handler has accepted an event.
    virtual void record(std::string_view operation, std::string_view key) = 0;
};

/// Limits of the store in memory.
struct MemoryStoreOptions {
    /// Maximum number of keys. The oldest are dropped first. A key takes about
    /// 100 bytes, however long it is.
    std::size_t max_keys = 100'000;

    /// How long a key is kept. The vendor repeats a delivery for some minutes.
    std::chrono::seconds max_age = std::chrono::hours(24);
};

/// Makes a store that keeps digests of keys in memory, and loses them when the
/// program ends.
std::shared_ptr<DeliveryStore>
make_memory_store(MemoryStoreOptions options = {});

} // namespace airudder

#endif // AIRUDDER_RECEIVER_DELIVERY_STORE_HPP
