#include "airudder_send/schedule.hpp"

#include "catch.hpp"

using airudder_send::Clock;
using airudder_send::Job;
using airudder_send::most_connections;
using airudder_send::Schedule;
using namespace std::chrono_literals;

namespace {

auto const start = Clock::now();

std::uint64_t event_of(std::optional<Job> const& job)
{
    return job ? job->event : 0;
}

} // namespace

TEST_CASE("with a rate, events are due one after the other", "[send]")
{
    Schedule schedule(3, 4.0, 1min, start);
    CHECK(schedule.next_due() == start);
    CHECK(event_of(schedule.take(start)) == 1);
    CHECK(schedule.next_due() == start + 250ms);
    CHECK_FALSE(schedule.take(start + 249ms));
    CHECK(event_of(schedule.take(start + 1h)) == 2);
    CHECK(event_of(schedule.take(start + 1h)) == 3);
    CHECK_FALSE(schedule.next_due());
    CHECK_FALSE(schedule.take(start + 1h));
}

TEST_CASE("without a rate, all events are due at the start", "[send]")
{
    Schedule schedule(2, {}, 1min, start);
    CHECK(event_of(schedule.take(start)) == 1);
    CHECK(schedule.next_due() == start);
    CHECK(event_of(schedule.take(start)) == 2);
    CHECK_FALSE(schedule.next_due());
}

TEST_CASE("an abnormal answer makes an event due again after the wait",
          "[send]")
{
    Schedule schedule(3, {}, 1min, start);
    auto const job = schedule.take(start).value();
    CHECK(job.repetition == 0);
    CHECK(schedule.repeat(job, start + 5s));
    CHECK(event_of(schedule.take(start + 64s)) == 2);
    auto const again = schedule.take(start + 65s).value();
    CHECK(again.event == 1);
    CHECK(again.repetition == 1);
    CHECK(event_of(schedule.take(start + 65s)) == 3);
}

TEST_CASE("an event is repeated at most 5 times", "[send]")
{
    Schedule schedule(1, {}, 1min, start);
    auto now = start;
    auto job = schedule.take(now).value();
    for (int i = 1; i <= 5; ++i) {
        REQUIRE(schedule.repeat(job, now));
        now += 1min;
        CHECK(schedule.next_due() == now);
        job = schedule.take(now).value();
        CHECK(job.repetition == i);
    }
    CHECK_FALSE(schedule.repeat(job, now));
    CHECK_FALSE(schedule.next_due());
}

TEST_CASE("a rate has the connections that slow answers take", "[send]")
{
    CHECK(most_connections({}, 10s) == 1);
    CHECK(most_connections(0.01, 10s) == 1);
    CHECK(most_connections(2.51, 10s) == 26);
    CHECK(most_connections(100'000.0, 10s) == 1000);
}
