#include "catch.hpp"

#include <airudder/time.hpp>

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <vector>

// Wider than any sum of two limits.
__extension__ using Wide = __int128;

namespace {

using airudder::at_offset;
using airudder::DateTime;
using airudder::from_unix_time;
using airudder::to_utc_string;
using std::chrono::local_seconds;
using std::chrono::minutes;
using std::chrono::nanoseconds;
using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr auto int64_most = std::numeric_limits<std::int64_t>::max();
constexpr auto int64_least = std::numeric_limits<std::int64_t>::min();

/// Values around the limits, around a sixtieth of the limits and around zero,
/// and others far from these.
std::vector<std::int64_t> edges()
{
    std::vector<std::int64_t> all{int64_least, int64_most};
    for (std::int64_t const middle : {int64_least + 200,
                                      int64_least / 60,
                                      std::int64_t{0},
                                      int64_most / 60,
                                      int64_most - 200})
        for (std::int64_t distance = -130; distance <= 130; ++distance)
            all.push_back(middle + distance);
    for (std::int64_t const far :
         {int64_least / 2, int64_most / 2, int64_least / 59, int64_most / 59})
        all.push_back(far);
    return all;
}

std::int64_t limited(Wide value)
{
    return static_cast<std::int64_t>(value < int64_least  ? Wide{int64_least}
                                     : value > int64_most ? Wide{int64_most}
                                                          : value);
}

std::int64_t count(sys_seconds time) { return time.time_since_epoch().count(); }

TEST_CASE("sys_time reaches the limits of 64 bits and does not pass them")
{
    for (auto const local : edges())
        for (auto const offset : edges()) {
            DateTime const time{.local = local_seconds(seconds(local))};
            auto const moment = count(time.sys_time(minutes(offset)));
            if (moment == limited(Wide{local} - Wide{offset} * 60))
                continue;
            CAPTURE(local, offset, moment);
            FAIL("sys_time is not as calculated");
        }
}

TEST_CASE("at_offset reaches the limits of 64 bits and does not pass them")
{
    for (auto const moment : edges())
        for (auto const offset : edges()) {
            auto const time =
                at_offset(from_unix_time(moment), minutes(offset));
            auto const local = time.local.time_since_epoch().count();
            if (local == limited(Wide{moment} + Wide{offset} * 60) &&
                time.offset == minutes(offset))
                continue;
            CAPTURE(moment, offset, local);
            FAIL("at_offset is not as calculated");
        }
}

TEST_CASE("a date-time's own offset counts at its limits, too")
{
    DateTime const behind{.local = {}, .offset = (minutes::min)()};
    CHECK(behind.sys_time() == (sys_seconds::max)());
    CHECK(behind.sys_time(minutes(0)) == (sys_seconds::max)());
    DateTime const ahead{.local = {}, .offset = (minutes::max)()};
    CHECK(ahead.sys_time() == (sys_seconds::min)());
    DateTime const both{.local = (local_seconds::min)(),
                        .offset = (minutes::min)()};
    CHECK(both.sys_time() == (sys_seconds::max)());
}

TEST_CASE("moments beyond the limits are constant expressions")
{
    static_assert(at_offset((sys_seconds::max)(), (minutes::max)()).local ==
                  (local_seconds::max)());
    static_assert(at_offset((sys_seconds::max)(), (minutes::min)()).local ==
                  (local_seconds::min)());
    constexpr auto latest = DateTime{}.sys_time((minutes::min)());
    CHECK(latest == (sys_seconds::max)());
}

TEST_CASE("to_string refuses the limits of a date-time's parts")
{
    for (auto const local : {int64_least, std::int64_t{0}, int64_most})
        for (auto const offset : {std::optional<minutes>{},
                                  std::optional((minutes::min)()),
                                  std::optional((minutes::max)())})
            for (auto const fraction :
                 {(nanoseconds::min)(), nanoseconds(0), (nanoseconds::max)()}) {
                DateTime const time{
                    local_seconds(seconds(local)), offset, fraction};
                CAPTURE(local, fraction.count());
                if (local == 0 && !offset && fraction.count() == 0)
                    CHECK(to_string(time) == "1970-01-01 00:00:00");
                else
                    CHECK_THROWS_AS(to_string(time), std::out_of_range);
            }
    CHECK_THROWS_AS(to_utc_string((sys_seconds::min)()), std::out_of_range);
    CHECK_THROWS_AS(to_utc_string((sys_seconds::max)()), std::out_of_range);
}

TEST_CASE("a Unix time is converted exactly up to its limits")
{
    for (auto const edge : edges())
        CHECK(airudder::to_unix_time(from_unix_time(edge)) == edge);
}

} // namespace
