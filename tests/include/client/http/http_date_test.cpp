#include "catch.hpp"
#include "client/http/http_dates.hpp"

#include <airudder/detail/client/http_date.hpp>

#include <chrono>
#include <ctime>
#include <optional>
#include <string>

using namespace http_dates;
using namespace std::chrono;

namespace {

/// The time as the C library formats it in the locale "C".
std::string written(sys_seconds time, char const* format)
{
    auto const count = static_cast<std::time_t>(time.time_since_epoch() / 1s);
    char text[64];
    auto const size =
        std::strftime(text, sizeof text, format, std::gmtime(&count));
    return {text, size};
}

} // namespace

TEST_CASE("each day of a century is read as the C library writes it",
          "[http_date]")
{
    auto time = sys_days(1999y / January / 1) + 1s;
    // Steps of less than a day reach each day at changing times of day.
    for (; time < sys_days(2101y / January / 1); time += 22h + 43min + 7s) {
        auto const now = time - 40h;
        auto const imf = written(time, "%a, %d %b %Y %H:%M:%S GMT");
        CAPTURE(imf);
        REQUIRE(moment_of(imf, now) == time);
        auto const rfc850 = written(time, "%A, %d-%b-%y %H:%M:%S GMT");
        CAPTURE(rfc850);
        REQUIRE(moment_of(rfc850, now) == time);
        auto const asctime = written(time, "%a %b %e %H:%M:%S %Y");
        CAPTURE(asctime);
        REQUIRE(moment_of(asctime, now) == time);
    }
}

TEST_CASE("a two-digit year is the latest one at most 50 years ahead",
          "[http_date]")
{
    constexpr sys_seconds now = sys_days(2024y / June / 15) + 12h;
    constexpr sys_seconds in_50_years = sys_days(2074y / June / 15) + 12h;
    CHECK(moment_of("Friday, 15-Jun-74 11:59:59 GMT", now) == in_50_years - 1s);
    CHECK(moment_of("Friday, 15-Jun-74 12:00:00 GMT", now) == in_50_years);
    // The same day of 1974 was a Saturday.
    constexpr sys_seconds in_1974 = sys_days(1974y / June / 15) + 12h;
    CHECK(moment_of("Friday, 15-Jun-74 12:00:01 GMT", now) == std::nullopt);
    CHECK(moment_of("Saturday, 15-Jun-74 12:00:01 GMT", now) == in_1974 + 1s);
    CHECK(moment_of("Saturday, 15-Jun-74 12:00:00 GMT", now) == std::nullopt);
    CHECK(moment_of("Friday, 15-Jun-74 12:00:01 GMT", now + 1s) ==
          in_50_years + 1s);
}

TEST_CASE("a two-digit year can be in this century, the last or the next",
          "[http_date]")
{
    constexpr sys_seconds in_2024 = sys_days(2024y / June / 15);
    CHECK(moment_of("Wednesday, 01-Jan-75 00:00:00 GMT", in_2024) ==
          sys_days(1975y / January / 1));
    CHECK(moment_of("Friday, 31-Dec-99 23:59:59 GMT", in_2024) ==
          sys_days(2000y / January / 1) - 1s);
    CHECK(moment_of("Thursday, 31-Dec-99 23:59:59 GMT", in_2024) ==
          std::nullopt);
    CHECK(moment_of("Saturday, 01-Jan-00 00:00:00 GMT", in_2024) ==
          sys_days(2000y / January / 1));
    CHECK(moment_of("Friday, 14-Jun-24 00:00:00 GMT", in_2024) ==
          in_2024 - 24h);
    CHECK(moment_of("Sunday, 16-Jun-24 00:00:00 GMT", in_2024) ==
          in_2024 + 24h);

    constexpr sys_seconds last_second =
        sys_days(2099y / December / 31) + 23h + 59min + 59s;
    CHECK(moment_of("Friday, 01-Jan-00 00:00:00 GMT", last_second) ==
          last_second + 1s);
    CHECK(moment_of("Thursday, 31-Dec-99 23:59:60 GMT", last_second) ==
          last_second + 1s);
    CHECK(moment_of("Wednesday, 31-Dec-49 23:59:59 GMT", last_second) ==
          sys_days(2149y / December / 31) + 23h + 59min + 59s);
    CHECK(moment_of("Saturday, 01-Jan-50 00:00:00 GMT", last_second) ==
          sys_days(2050y / January / 1));
}

TEST_CASE("50 years after 29 February is 1 March", "[http_date]")
{
    constexpr sys_seconds now = sys_days(2024y / February / 29) + 6h;
    CHECK(moment_of("Thursday, 01-Mar-74 06:00:00 GMT", now) ==
          sys_days(2074y / March / 1) + 6h);
    CHECK(moment_of("Friday, 01-Mar-74 06:00:01 GMT", now) ==
          sys_days(1974y / March / 1) + 6h + 1s);
    CHECK(accepted_rfc850("29-Feb-74 00:00:00", now) == 0);
}

TEST_CASE("a date with the wrong day of the week is refused", "[http_date]")
{
    CHECK(accepted_imf("06 Nov 1994 08:49:37") == 1);
    CHECK(accepted_rfc850("06-Nov-94 08:49:37") == 1);
    CHECK(accepted_asctime("Nov  6 08:49:37 1994") == 1);
    CHECK(moment_of("Sat, 06 Nov 1994 08:49:37 GMT") == std::nullopt);
}

TEST_CASE("a day that its month does not have is refused", "[http_date]")
{
    auto const count = [](std::string const& day,
                          std::string const& month,
                          std::string const& year) {
        auto const all =
            accepted_imf(day + " " + month + " " + year + " 12:00:00");
        CAPTURE(day, month, year);
        CHECK(accepted_asctime(month + " " + day + " 12:00:00 " + year) == all);
        return all;
    };
    for (auto const& month : texts("Jan|Mar|May|Jul|Aug|Oct|Dec")) {
        CHECK(count("31", month, "2023") == 1);
        CHECK(count("32", month, "2023") == 0);
    }
    for (auto const& month : texts("Apr|Jun|Sep|Nov")) {
        CHECK(count("30", month, "2023") == 1);
        CHECK(count("31", month, "2023") == 0);
    }
    for (auto const& leap_year : texts("1996|2000|2024|2400")) {
        CHECK(count("29", "Feb", leap_year) == 1);
        CHECK(count("30", "Feb", leap_year) == 0);
        CHECK(count("31", "Feb", leap_year) == 0);
    }
    for (auto const& year : texts("1900|2023|2100|2200")) {
        CHECK(count("28", "Feb", year) == 1);
        CHECK(count("29", "Feb", year) == 0);
        CHECK(count("30", "Feb", year) == 0);
    }
    CHECK(count("01", "Jan", "2023") == 1);
    CHECK(count("00", "Jan", "2023") == 0);
    CHECK(count("99", "Jan", "2023") == 0);
    CHECK(accepted_asctime("Jan  0 12:00:00 2023") == 0);
}

TEST_CASE("29 February with a two-digit year must exist in the year meant",
          "[http_date]")
{
    CHECK(accepted_rfc850("29-Feb-96 00:00:00") == 1);
    CHECK(accepted_rfc850("29-Feb-95 00:00:00") == 0);
    CHECK(accepted_rfc850("30-Feb-96 00:00:00") == 0);
    CHECK(accepted_rfc850("00-Mar-96 00:00:00") == 0);
    CHECK(accepted_rfc850("31-Apr-96 00:00:00") == 0);
    // 2000 is a leap year and 2100 is not.
    CHECK(accepted_rfc850("29-Feb-00 00:00:00", sys_days(2049y / 12 / 31)) ==
          1);
    CHECK(accepted_rfc850("29-Feb-00 00:00:00", sys_days(2051y / 1 / 1)) == 0);
}

TEST_CASE("a leap second is read as the following second", "[http_date]")
{
    constexpr sys_seconds now = sys_days(2016y / December / 31);
    CHECK(moment_of("Sat, 31 Dec 2016 23:59:60 GMT", now) == now + 24h);
    CHECK(moment_of("Saturday, 31-Dec-16 23:59:60 GMT", now) == now + 24h);
    CHECK(moment_of("Sat Dec 31 23:59:60 2016", now) == now + 24h);
    CHECK(moment_of("Sat, 31 Dec 2016 12:00:60 GMT", now) == now + 12h + 1min);
}
