#include "catch.hpp"
#include "client/http/http_dates.hpp"

#include <airudder/detail/client/retry_after.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace http_dates;
using namespace std::chrono;
using airudder::detail::longest_retry_after;

namespace {

/// The wait that a value states. The value is copied so that AddressSanitizer
/// detects reads past its end.
std::optional<seconds> wait_for(std::string_view value,
                                system_clock::time_point now = some_time)
{
    std::vector<char> const exact(value.begin(), value.end());
    return airudder::detail::retry_after({exact.data(), exact.size()}, now);
}

} // namespace

TEST_CASE("a number is a wait in seconds at any time", "[retry_after]")
{
    for (auto const now : {system_clock::time_point::min(),
                           system_clock::time_point{},
                           system_clock::time_point::max()}) {
        CHECK(wait_for("0", now) == 0s);
        CHECK(wait_for("7", now) == 7s);
        CHECK(wait_for("120", now) == 120s);
        CHECK(wait_for("9876543", now) == 9876543s);
        CHECK(wait_for("0000000000000000000000000120", now) == 120s);
    }
}

TEST_CASE("a number beyond 2^31 is a wait of 2^31 seconds", "[retry_after]")
{
    CHECK(longest_retry_after.count() == 2147483648);
    CHECK(wait_for("2147483647") == longest_retry_after - 1s);
    CHECK(wait_for("2147483648") == longest_retry_after);
    for (auto const& value : texts(
             "2147483649|4294967296|4294967297|9223372036854775807|"
             "9223372036854775808|18446744073709551616|18446744073709551617")) {
        CAPTURE(value);
        CHECK(wait_for(value) == longest_retry_after);
    }
    CHECK(wait_for(std::string(100'000, '9')) == longest_retry_after);
    CHECK(wait_for("1" + std::string(100'000, '0')) == longest_retry_after);
}

TEST_CASE("the longest wait can be added to any clock's time", "[retry_after]")
{
    CHECK(system_clock::now() + longest_retry_after > system_clock::now());
    CHECK(steady_clock::now() + longest_retry_after > steady_clock::now());
}

TEST_CASE("a value that is neither a number nor a date is ignored",
          "[retry_after]")
{
    CHECK(wait_for({"1\0", 2}) == std::nullopt);
    CHECK(wait_for({"\0", 1}) == std::nullopt);
    for (auto const& value :
         texts("| |\t|-1|+1|-0| 1|1 |\t1|1\t|1\r\n|1 2|1.5|1.|.5|1,5|1,000|"
               "1e3|0x10|1s|1 s|1_000|1'000|1;2|1, 2|120x|x120|\"120\"|soon|/|"
               ":|\xb2|\u0661|NaN|infinity|Sun|Sun,|Sun, |Sunday|GMT|%Y|0 GMT|"
               "1994-11-06|784111777.0|1994-11-06T08:49:37Z|"
               "99999999999999999999x")) {
        CAPTURE(value);
        CHECK(wait_for(value) == std::nullopt);
    }
}

TEST_CASE("the three forms of the RFC's example name the same moment",
          "[retry_after]")
{
    for (auto const value : {imf_fixdate, rfc850_date, asctime_date}) {
        CAPTURE(value);
        CHECK(wait_for(value, documented - 1h) == 1h);
        CHECK(wait_for(value, documented - 1s) == 1s);
    }
}

TEST_CASE("a wait is rounded up to full seconds", "[retry_after]")
{
    constexpr system_clock::time_point exact = documented;
    constexpr system_clock::duration tick(1);
    for (auto const value : {imf_fixdate, rfc850_date, asctime_date}) {
        CAPTURE(value);
        CHECK(wait_for(value, exact - 10s - tick) == 11s);
        CHECK(wait_for(value, exact - 10s) == 10s);
        CHECK(wait_for(value, exact - 10s + tick) == 10s);
        CHECK(wait_for(value, exact - 9s - tick) == 10s);
        CHECK(wait_for(value, exact - tick) == 1s);
    }
    // Times before 1970 are negative.
    CHECK(wait_for("Thu, 01 Jan 1970 00:00:00 GMT", sys_seconds() - 1500ms) ==
          2s);
}

TEST_CASE("a two-digit year is completed for the current second",
          "[retry_after]")
{
    auto const now = sys_days(2024y / June / 15) + 12h;
    CHECK(wait_for("Saturday, 15-Jun-74 12:00:01 GMT", now + 999ms) == 0s);
    CHECK(wait_for("Friday, 15-Jun-74 12:00:01 GMT", now + 1s) ==
          sys_days(2074y / June / 15) - sys_days(2024y / June / 15));
}

TEST_CASE("a date that is not in the future causes no wait", "[retry_after]")
{
    for (auto const value : {imf_fixdate, rfc850_date, asctime_date}) {
        CAPTURE(value);
        CHECK(wait_for(value, documented) == 0s);
        CHECK(wait_for(value, documented + 1ns) == 0s);
        CHECK(wait_for(value, documented + 1s) == 0s);
        CHECK(wait_for(value, documented + years(30)) == 0s);
    }
    CHECK(wait_for("Sat, 01 Jan 0000 00:00:00 GMT") == 0s);
    CHECK(wait_for("Mon, 01 Jan 0001 00:00:00 GMT") == 0s);
}

TEST_CASE("a date far in the future is a wait of 2^31 seconds", "[retry_after]")
{
    CHECK(wait_for("Fri, 31 Dec 9999 23:59:59 GMT") == longest_retry_after);
    CHECK(wait_for("Fri Dec 31 23:59:60 9999",
                   system_clock::time_point::min()) == longest_retry_after);
    auto const now = documented - longest_retry_after;
    CHECK(wait_for(imf_fixdate, now + 1s) == longest_retry_after - 1s);
    CHECK(wait_for(imf_fixdate, now) == longest_retry_after);
    CHECK(wait_for(imf_fixdate, now - 1s) == longest_retry_after);
}

TEST_CASE("any time of a clock can be compared with a date", "[retry_after]")
{
    CHECK(wait_for(imf_fixdate, system_clock::time_point::max()) == 0s);
    CHECK(wait_for(imf_fixdate, system_clock::time_point::min()) ==
          longest_retry_after);
    CHECK(accepted_rfc850("06-Nov-94 08:49:37",
                          floor<seconds>(system_clock::time_point::max())) ==
          1);
    CHECK(accepted_rfc850("06-Nov-94 08:49:37",
                          ceil<seconds>(system_clock::time_point::min())) == 1);
}
