#include "catch.hpp"

#include <airudder/detail/client/backoff.hpp>

#include <chrono>
#include <limits>
#include <map>
#include <random>

using namespace std::chrono_literals;
using airudder::detail::Backoff;
using std::chrono::milliseconds;

namespace {

constexpr int greatest_int = std::numeric_limits<int>::max();
constexpr int least_int = std::numeric_limits<int>::min();
constexpr milliseconds longest_wait = milliseconds::max();

/// Counts how often each wait occurs.
std::map<milliseconds, int>
waits(Backoff const& backoff, int attempt, int times)
{
    std::mt19937_64 random(20231019);
    std::map<milliseconds, int> counts;
    for (int i = 0; i != times; ++i)
        ++counts[backoff.delay(attempt, random)];
    return counts;
}

} // namespace

TEST_CASE("the longest wait doubles with each attempt up to the limit",
          "[backoff]")
{
    constexpr Backoff backoff{.base = 100ms, .most = 1s};
    CHECK(backoff.longest(1) == 100ms);
    CHECK(backoff.longest(2) == 200ms);
    CHECK(backoff.longest(3) == 400ms);
    CHECK(backoff.longest(4) == 800ms);
    CHECK(backoff.longest(5) == 1s);
    CHECK(backoff.longest(6) == 1s);
    CHECK(backoff.longest(1000) == 1s);
    CHECK(backoff.longest(greatest_int) == 1s);
}

TEST_CASE("the longest wait can equal the limit", "[backoff]")
{
    CHECK(Backoff{.base = 100ms, .most = 799ms}.longest(4) == 799ms);
    CHECK(Backoff{.base = 100ms, .most = 800ms}.longest(4) == 800ms);
    CHECK(Backoff{.base = 100ms, .most = 801ms}.longest(4) == 800ms);
    CHECK(Backoff{.base = 100ms, .most = 801ms}.longest(5) == 801ms);
    CHECK(Backoff{.base = 100ms, .most = 100ms}.longest(1) == 100ms);
    CHECK(Backoff{.base = 100ms, .most = 99ms}.longest(1) == 99ms);
}

TEST_CASE("an attempt number below 1 counts as 1", "[backoff]")
{
    constexpr Backoff backoff{.base = 100ms, .most = 1s};
    for (int const attempt : {0, -1, -1000, least_int}) {
        CAPTURE(attempt);
        CHECK(backoff.longest(attempt) == 100ms);
    }
}

TEST_CASE("no attempt number overflows", "[backoff]")
{
    for (auto const base :
         {1ms, 3ms, 100ms, longest_wait / 2, longest_wait - 1ms, longest_wait})
        for (int const attempt :
             {64, 65, 1000, greatest_int - 1, greatest_int}) {
            CAPTURE(base.count(), attempt);
            CHECK(Backoff{.base = base, .most = longest_wait}.longest(
                      attempt) == longest_wait);
            CHECK(Backoff{.base = base, .most = 30s}.longest(attempt) == 30s);
        }
    auto const doublings = [](int attempt) {
        return Backoff{.base = 1ms, .most = longest_wait}.longest(attempt);
    };
    CHECK(doublings(62) == longest_wait / 4 + 1ms);
    CHECK(doublings(63) == longest_wait / 2 + 1ms);
    CHECK(doublings(64) == longest_wait);
    CHECK(Backoff{.base = longest_wait / 2, .most = longest_wait}.longest(2) ==
          longest_wait - 1ms);
    CHECK(Backoff{.base = longest_wait / 2 + 1ms, .most = longest_wait}.longest(
              2) == longest_wait);
}

TEST_CASE("the wait is zero if a time is zero or negative", "[backoff]")
{
    constexpr auto none = milliseconds::min();
    for (auto const& backoff : {Backoff{},
                                Backoff{.base = 0ms, .most = 1s},
                                Backoff{.base = 1s, .most = 0ms},
                                Backoff{.base = -1ms, .most = 1s},
                                Backoff{.base = 1s, .most = -1ms},
                                Backoff{.base = -1s, .most = -1s},
                                Backoff{.base = none, .most = 1s},
                                Backoff{.base = 1s, .most = none},
                                Backoff{.base = none, .most = none}})
        for (int const attempt :
             {least_int, 0, 1, 2, 63, 64, 1000, greatest_int}) {
            CAPTURE(backoff.base.count(), backoff.most.count(), attempt);
            CHECK(backoff.longest(attempt) == 0ms);
            std::mt19937_64 random(1);
            CHECK(backoff.delay(attempt, random) == 0ms);
        }
}

TEST_CASE("waits are uniformly distributed from zero to the longest",
          "[backoff]")
{
    constexpr Backoff backoff{.base = 3ms, .most = 9ms};
    for (int const attempt : {1, 2, 3, 1000}) {
        CAPTURE(attempt);
        auto const longest = backoff.longest(attempt);
        auto const counts = waits(backoff, attempt, 20'000);
        CHECK(counts.begin()->first == 0ms);
        CHECK(counts.rbegin()->first == longest);
        REQUIRE(milliseconds(counts.size()) == longest + 1ms);
        auto const expected = 20'000.0 / static_cast<double>(counts.size());
        for (auto const& [wait, count] : counts) {
            CAPTURE(wait.count());
            CHECK(count == Approx(expected).epsilon(0.1));
        }
    }
}

TEST_CASE("long waits fall into both halves of their range equally often",
          "[backoff]")
{
    constexpr Backoff seconds{.base = 100ms, .most = 30s};
    constexpr Backoff ages{.base = 100ms, .most = milliseconds::max()};
    for (auto const& backoff : {seconds, ages}) {
        auto const longest = backoff.longest(1000);
        REQUIRE(longest == backoff.most);
        int short_ones = 0;
        for (auto const& [wait, count] : waits(backoff, 1000, 10'000)) {
            REQUIRE(wait >= 0ms);
            REQUIRE(wait <= longest);
            short_ones += wait < longest / 2 ? count : 0;
        }
        CHECK(short_ones == Approx(5'000).epsilon(0.1));
    }
}

TEST_CASE("a wait depends only on the given random generator", "[backoff]")
{
    constexpr Backoff backoff{.base = 1s, .most = 30s};
    std::minstd_rand one(7);
    std::minstd_rand other(7);
    auto const wait = backoff.delay(4, one);
    CHECK(wait == backoff.delay(4, other));
    CHECK(one == other);
    CHECK(one != std::minstd_rand(7));
    std::random_device device;
    CHECK(backoff.delay(4, device) <= 8s);
}
