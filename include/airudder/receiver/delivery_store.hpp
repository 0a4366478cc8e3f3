#ifndef AIRUDDER_RECEIVER_DELIVERY_STORE_HPP
#define AIRUDDER_RECEIVER_DELIVERY_STORE_HPP

#include <airudder/detail/digest.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstring>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

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

// Implementation

namespace detail {

/// A store of digests. They have one size, however long a key is.
class MemoryStore final : public DeliveryStore {
public:
    using Clock = std::chrono::steady_clock;

    explicit MemoryStore(MemoryStoreOptions options,
                         std::function<Clock::time_point()> now = &Clock::now)
        : options_(options), now_(std::move(now))
    {
        // A longer time would overflow the clock.
        constexpr std::chrono::seconds for_ever =
            std::chrono::hours(24) * 365 * 100;
        options_.max_age = (std::min)(options_.max_age, for_ever);
    }

    bool contains(std::string_view operation, std::string_view key) override
    {
        drop_old();
        return known_.contains(digest_of(operation, key));
    }

    void record(std::string_view operation, std::string_view key) override
    {
        drop_old();
        auto const digest = digest_of(operation, key);
        if (options_.max_keys == 0 || !known_.insert(digest).second)
            return;
        by_age_.push_back({now_(), digest});
        if (by_age_.size() > options_.max_keys)
            drop_oldest();
    }

private:
    struct Entry {
        Clock::time_point at;
        Digest digest;
    };

    struct Hash {
        std::size_t operator()(Digest const& digest) const noexcept
        {
            // All bytes of a digest are equally random.
            std::size_t hash;
            std::memcpy(&hash, digest.data(), sizeof hash);
            return hash;
        }
    };

    static Digest digest_of(std::string_view operation, std::string_view key)
    {
        // The name of an operation contains no space.
        return sha256(operation, std::string_view(" "), key);
    }

    void drop_oldest()
    {
        known_.erase(by_age_.front().digest);
        by_age_.pop_front();
    }

    void drop_old()
    {
        auto const oldest = now_() - options_.max_age;
        while (!by_age_.empty() && by_age_.front().at < oldest)
            drop_oldest();
    }

    MemoryStoreOptions options_;
    std::function<Clock::time_point()> now_;
    std::unordered_set<Digest, Hash> known_{};
    std::deque<Entry> by_age_{};
};

} // namespace detail

inline std::shared_ptr<DeliveryStore>
make_memory_store(MemoryStoreOptions options)
{
    return std::make_shared<detail::MemoryStore>(options);
}

} // namespace airudder

#endif // AIRUDDER_RECEIVER_DELIVERY_STORE_HPP
