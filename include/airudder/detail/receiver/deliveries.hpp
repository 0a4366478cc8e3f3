#ifndef AIRUDDER_DETAIL_RECEIVER_DELIVERIES_HPP
#define AIRUDDER_DETAIL_RECEIVER_DELIVERIES_HPP

#include <airudder/detail/receiver/event_handler.hpp>
#include <airudder/receiver/delivery_store.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder::detail {

/// What became of a delivery.
enum class DeliveryOutcome { accepted, repeat, rejected };

/// The events that handlers have at present, by their keys. Only the loop's
/// thread uses it.
class Deliveries {
public:
    using Waiting = std::function<void(DeliveryOutcome)>;

    /// `store` may be null.
    explicit Deliveries(std::shared_ptr<DeliveryStore> store)
        : store_(std::move(store))
    {
    }

    /// Number of events that handlers have.
    std::size_t in_flight() const noexcept { return flights_.size(); }

    /// Whether the event was accepted before. Throws what the store throws.
    bool is_known(std::string_view operation, std::string_view key)
    {
        return store_ && store_->contains(operation, key);
    }

    /// Waits for the outcome of the event if a handler has it; false if none
    /// has it.
    bool join(std::string_view operation, std::string_view key, Waiting waiting)
    {
        auto const flight = flights_.find({operation, key});
        if (flight == flights_.end())
            return false;
        flight->second.waiting.push_back(std::move(waiting));
        return true;
    }

    /// Adds an event that a handler is about to get. Requires that join()
    /// returned false.
    void begin(std::unique_ptr<PendingEvent> event, Waiting waiting)
    {
        auto const& delivery = event->delivery();
        Key const key{delivery.operation, delivery.key};
        auto& flight = flights_[key];
        flight.event = std::move(event);
        flight.waiting.push_back(std::move(waiting));
    }

    /// Ends a flight and tells everyone who waits. The first to wait learns
    /// whether the event was accepted, the others whether they are repeats.
    void finish(PendingEvent const& event, bool accepted)
    {
        auto const& delivery = event.delivery();
        auto const at = flights_.find({delivery.operation, delivery.key});
        // The key's text belongs to the event, which must outlive it.
        auto const flight = std::move(at->second);
        flights_.erase(at);
        if (accepted && store_)
            accepted = record(delivery);
        auto outcome =
            accepted ? DeliveryOutcome::accepted : DeliveryOutcome::rejected;
        for (auto const& waiting : flight.waiting) {
            waiting(outcome);
            if (accepted)
                outcome = DeliveryOutcome::repeat;
        }
    }

    /// Forgets those who wait for outcomes.
    void drop_waiting() noexcept
    {
        for (auto& [key, flight] : flights_)
            flight.waiting.clear();
    }

private:
    using Key = std::pair<std::string_view, std::string_view>;

    struct Flight {
        std::unique_ptr<PendingEvent> event{};
        std::vector<Waiting> waiting{};
    };

    bool record(RawDelivery const& delivery) const noexcept
    {
        try {
            store_->record(delivery.operation, delivery.key);
            return true;
        } catch (...) {
            return false;
        }
    }

    std::shared_ptr<DeliveryStore> store_;
    std::map<Key, Flight> flights_{};
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_DELIVERIES_HPP
