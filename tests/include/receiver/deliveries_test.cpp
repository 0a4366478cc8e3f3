#include "catch.hpp"

#include <airudder/detail/receiver/deliveries.hpp>

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

using airudder::detail::Deliveries;
using airudder::detail::DeliveryOutcome;
using airudder::detail::PendingEvent;

/// A store that can be told to fail.
struct Store final : airudder::DeliveryStore {
    bool contains(std::string_view, std::string_view key) override
    {
        return recorded == key;
    }

    void record(std::string_view, std::string_view key) override
    {
        if (fails)
            throw std::runtime_error("full");
        recorded = key;
    }

    bool fails = false;
    std::string recorded{};
};

/// An event that no handler gets.
class Unhandled final : public PendingEvent {
public:
    explicit Unhandled(std::string key)
    {
        delivery_.operation = "a.b";
        delivery_.key = std::move(key);
    }

    airudder::RawDelivery const& delivery() const noexcept override
    {
        return delivery_;
    }

    std::string take_body() noexcept override { return {}; }
    bool is_asynchronous() const noexcept override { return false; }
    void handle(airudder::detail::Loop, airudder::detail::Verdict) override {}

private:
    airudder::RawDelivery delivery_{};
};

std::unique_ptr<PendingEvent> event(std::string key)
{
    return std::make_unique<Unhandled>(std::move(key));
}

/// Collects outcomes as text.
struct Outcomes {
    Deliveries::Waiting waiting(std::string name)
    {
        return [this, name](DeliveryOutcome outcome) {
            text += name;
            text += outcome == DeliveryOutcome::accepted ? " accepted;"
                    : outcome == DeliveryOutcome::repeat ? " repeat;"
                                                         : " rejected;";
        };
    }

    std::string text{};
};

} // namespace

TEST_CASE("the first to wait learns the verdict, others that it is a repeat")
{
    auto const store = std::make_shared<Store>();
    Deliveries deliveries(store);
    Outcomes outcomes;
    auto first = event("k");
    auto& pending = *first;
    deliveries.begin(std::move(first), outcomes.waiting("1"));
    CHECK(deliveries.has("a.b", "k"));
    CHECK_FALSE(deliveries.has("a.c", "k"));
    CHECK_FALSE(deliveries.is_known("a.b", "k"));
    deliveries.join("a.b", "k", outcomes.waiting("2"));
    deliveries.join("a.b", "k", outcomes.waiting("3"));
    CHECK(deliveries.in_flight() == 1);
    CHECK(deliveries.waiting() == 3);
    CHECK(outcomes.text.empty());
    deliveries.finish(pending, true);
    CHECK(outcomes.text == "1 accepted;2 repeat;3 repeat;");
    CHECK(deliveries.in_flight() == 0);
    CHECK(deliveries.waiting() == 0);
    CHECK(deliveries.is_known("a.b", "k"));
}

TEST_CASE("an event that is not accepted is not recorded")
{
    auto const store = std::make_shared<Store>();
    Deliveries deliveries(store);
    Outcomes outcomes;
    auto first = event("k");
    auto& pending = *first;
    deliveries.begin(std::move(first), outcomes.waiting("1"));
    deliveries.join("a.b", "k", outcomes.waiting("2"));
    deliveries.finish(pending, false);
    CHECK(outcomes.text == "1 rejected;2 rejected;");
    CHECK_FALSE(deliveries.is_known("a.b", "k"));
    CHECK_FALSE(deliveries.has("a.b", "k"));
}

TEST_CASE("an event that cannot be recorded counts as not accepted")
{
    auto const store = std::make_shared<Store>();
    store->fails = true;
    Deliveries deliveries(store);
    Outcomes outcomes;
    auto first = event("k");
    auto& pending = *first;
    deliveries.begin(std::move(first), outcomes.waiting("1"));
    deliveries.finish(pending, true);
    CHECK(outcomes.text == "1 rejected;");
}

TEST_CASE("an event that is recorded is known before anyone is told")
{
    auto const store = std::make_shared<Store>();
    Deliveries deliveries(store);
    auto first = event("k");
    auto& pending = *first;
    bool known = false;
    deliveries.begin(std::move(first), [&](DeliveryOutcome) {
        known = deliveries.is_known("a.b", "k") && deliveries.in_flight() == 0;
    });
    deliveries.finish(pending, true);
    CHECK(known);
}

TEST_CASE("one who fails when told does not keep others from learning")
{
    Deliveries deliveries(nullptr);
    Outcomes outcomes;
    auto first = event("k");
    auto& pending = *first;
    deliveries.begin(std::move(first),
                     [](DeliveryOutcome) { throw std::bad_alloc(); });
    deliveries.join("a.b", "k", outcomes.waiting("2"));
    deliveries.finish(pending, true);
    CHECK(outcomes.text == "2 repeat;");
}

TEST_CASE("without a store, nothing is known")
{
    Deliveries deliveries(nullptr);
    Outcomes outcomes;
    for (auto const* name : {"1", "2"}) {
        auto one = event("k");
        auto& pending = *one;
        CHECK_FALSE(deliveries.is_known("a.b", "k"));
        deliveries.begin(std::move(one), outcomes.waiting(name));
        deliveries.finish(pending, true);
    }
    CHECK(outcomes.text == "1 accepted;2 accepted;");
}

TEST_CASE("those who wait can be forgotten")
{
    Deliveries deliveries(nullptr);
    Outcomes outcomes;
    auto first = event("k");
    auto& pending = *first;
    deliveries.begin(std::move(first), outcomes.waiting("1"));
    deliveries.drop_waiting();
    CHECK(deliveries.in_flight() == 1);
    deliveries.finish(pending, true);
    CHECK(outcomes.text.empty());
}
