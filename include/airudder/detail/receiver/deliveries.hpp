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

    /// Number of those who wait for outcomes.
    std::size_t waiting() const noexcept { return waiting_; }

    /// Whether the event was accepted before. Throws what the store throws.
    bool is_known(std::string_view operation, std::string_view key)
    {
        return store_ && store_->contains(operation, key);
    }

    /// Whether a handler has the event.
    bool has(std::string_view operation, std::string_view key) const
    {
        return flights_.contains({operation, key});
    }

    /// Waits for the outcome of an event that a handler has.
    void join(std::string_view operation, std::string_view key, Waiting waiting)
    {
        flights_.at({operation, key}).waiting.push_back(std::move(waiting));
        ++waiting_;
    }

    /// Adds an event that a handler is about to get, and that none has.
    void begin(std::unique_ptr<PendingEvent> event, Waiting waiting)
    {
        auto const& delivery = event->delivery();
        Key const key{delivery.operation, delivery.key};
        Flight flight;
        flight.waiting.push_back(std::move(waiting));
        flight.event = std::move(event);
        flights_.emplace(key, std::move(flight));
        ++waiting_;
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
        waiting_ -= flight.waiting.size();
        if (accepted && store_)
            accepted = record(delivery);
        auto outcome =
            accepted ? DeliveryOutcome::accepted : DeliveryOutcome::rejected;
        for (auto const& waiting : flight.waiting) {
            tell(waiting, outcome);
            if (accepted)
                outcome = DeliveryOutcome::repeat;
        }
    }

    /// Forgets those who wait for outcomes.
    void drop_waiting() noexcept
    {
        for (auto& [key, flight] : flights_)
            flight.waiting.clear();
        waiting_ = 0;
    }

private:
    using Key = std::pair<std::string_view, std::string_view>;

    struct Flight {
        std::unique_ptr<PendingEvent> event{};
        std::vector<Waiting> waiting{};
    };

    static void tell(Waiting const& waiting, DeliveryOutcome outcome) noexcept
    {
        try {
            waiting(outcome);
        } catch (...) {
            // It waits in vain, up to its time limit. The others must not.
            static_cast<void>(0);
        }
    }

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
    std::size_t waiting_ = 0;
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_DELIVERIES_HPP
