#include "catch.hpp"

#include <airudder/client/retry_after.hpp>

#include <chrono>
#include <cstddef>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace std::chrono;
using airudder::detail::longest_retry_after;

namespace {

constexpr std::string_view imf_fixdate = "Sun, 06 Nov 1994 08:49:37 GMT";
constexpr std::string_view rfc850_date = "Sunday, 06-Nov-94 08:49:37 GMT";
constexpr std::string_view asctime_date = "Sun Nov  6 08:49:37 1994";
constexpr sys_seconds documented =
    sys_days(1994y / November / 6) + 8h + 49min + 37s;

constexpr sys_seconds some_time = documented - 10s;

/// What stands between the bars.
std::vector<std::string> texts(std::string_view list)
{
    std::vector<std::string> out(1);
    for (char const c : list)
        if (c == '|')
            out.emplace_back();
        else
            out.back() += c;
    return out;
}

/// The wait for a value that ends where its memory does, for AddressSanitizer
/// to see.
std::optional<seconds> wait_for(std::string_view value,
                                system_clock::time_point now = some_time)
{
    std::vector<char> const exact(value.begin(), value.end());
    return airudder::detail::retry_after({exact.data(), exact.size()}, now);
}

/// The moment that a date is, which is less than 68 years after `now`.
std::optional<sys_seconds> moment_of(std::string_view value, sys_seconds now)
{
    auto const wait = wait_for(value, now);
    if (!wait)
        return std::nullopt;
    CHECK(*wait > 0s);
    return now + *wait;
}

/// `date` behind each of the names of the days of the week, so that none of
/// them is refused for the name alone; how many are accepted.
int accepted(std::string_view names,
             std::string const& date,
             system_clock::time_point now = some_time)
{
    int count = 0;
    for (auto const& weekday : texts(names))
        count += wait_for(weekday + date, now).has_value() ? 1 : 0;
    return count;
}

constexpr auto weekdays = "Mon|Tue|Wed|Thu|Fri|Sat|Sun";

int accepted_imf(std::string const& date_and_time)
{
    return accepted(weekdays, ", " + date_and_time + " GMT");
}

int accepted_asctime(std::string const& date)
{
    return accepted(weekdays, " " + date);
}

int accepted_rfc850(std::string const& date_and_time,
                    system_clock::time_point now = some_time)
{
    return accepted("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
                    ", " + date_and_time + " GMT",
                    now);
}

/// What the C library writes, in the locale "C".
std::string written(sys_seconds time, char const* format)
{
    auto const count = static_cast<std::time_t>(time.time_since_epoch() / 1s);
    char text[64];
    auto const size =
        std::strftime(text, sizeof text, format, std::gmtime(&count));
    return {text, size};
}

std::string replaced(std::string_view text, std::size_t at, std::string_view by)
{
    return std::string(text.substr(0, at))
        .append(by)
        .append(text.substr(at + 1));
}

} // namespace

TEST_CASE("a number is a wait in seconds, whatever time it is", "[retry_after]")
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

TEST_CASE("a number beyond 2^31 seconds is 2^31 seconds", "[retry_after]")
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

TEST_CASE("the longest wait may be added to any clock", "[retry_after]")
{
    CHECK(system_clock::now() + longest_retry_after > system_clock::now());
    CHECK(steady_clock::now() + longest_retry_after > steady_clock::now());
}

TEST_CASE("what is no number and no date counts as absent", "[retry_after]")
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

TEST_CASE("the three forms of the RFC's example are the same moment",
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
    // The same before 1970, where times are negative.
    CHECK(wait_for("Thu, 01 Jan 1970 00:00:00 GMT", sys_seconds() - 1500ms) ==
          2s);
}

TEST_CASE("a date that is not in the future is no wait", "[retry_after]")
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

TEST_CASE("a date far in the future is 2^31 seconds away", "[retry_after]")
{
    CHECK(wait_for("Fri, 31 Dec 9999 23:59:59 GMT") == longest_retry_after);
    CHECK(wait_for("Fri Dec 31 23:59:60 9999",
                   system_clock::time_point::min()) == longest_retry_after);
    auto const now = documented - longest_retry_after;
    CHECK(wait_for(imf_fixdate, now + 1s) == longest_retry_after - 1s);
    CHECK(wait_for(imf_fixdate, now) == longest_retry_after);
    CHECK(wait_for(imf_fixdate, now - 1s) == longest_retry_after);
}

TEST_CASE("any time that a clock can have may be compared with a date",
          "[retry_after]")
{
    CHECK(wait_for(imf_fixdate, system_clock::time_point::max()) == 0s);
    CHECK(wait_for(imf_fixdate, system_clock::time_point::min()) ==
          longest_retry_after);
    CHECK(accepted_rfc850("06-Nov-94 08:49:37",
                          system_clock::time_point::max()) == 1);
    CHECK(accepted_rfc850("06-Nov-94 08:49:37",
                          system_clock::time_point::min()) == 1);
}

TEST_CASE("every day of a century is read as the C library writes it",
          "[retry_after]")
{
    auto time = sys_days(1999y / January / 1) + 1s;
    // Less than a day, so that none is left out, and any time of day.
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

TEST_CASE("two digits are the latest year not more than 50 years ahead",
          "[retry_after]")
{
    constexpr sys_seconds now = sys_days(2024y / June / 15) + 12h;
    constexpr sys_seconds in_50_years = sys_days(2074y / June / 15) + 12h;
    CHECK(moment_of("Friday, 15-Jun-74 11:59:59 GMT", now) == in_50_years - 1s);
    CHECK(moment_of("Friday, 15-Jun-74 12:00:00 GMT", now) == in_50_years);
    // The same day of 1974 was a Saturday, and is over.
    CHECK(wait_for("Friday, 15-Jun-74 12:00:01 GMT", now) == std::nullopt);
    CHECK(wait_for("Saturday, 15-Jun-74 12:00:01 GMT", now) == 0s);
    CHECK(wait_for("Saturday, 15-Jun-74 12:00:00 GMT", now) == std::nullopt);
    // Part of a second decides as well.
    CHECK(moment_of("Friday, 15-Jun-74 12:00:01 GMT", now + 1s) ==
          in_50_years + 1s);
    CHECK(wait_for("Saturday, 15-Jun-74 12:00:01 GMT", now + 999ms) == 0s);
}

TEST_CASE("two digits may be a year of this century, the last or the next",
          "[retry_after]")
{
    constexpr sys_seconds in_2024 = sys_days(2024y / June / 15);
    CHECK(wait_for("Wednesday, 01-Jan-75 00:00:00 GMT", in_2024) == 0s);
    CHECK(wait_for("Friday, 31-Dec-99 23:59:59 GMT", in_2024) == 0s);
    CHECK(wait_for("Thursday, 31-Dec-99 23:59:59 GMT", in_2024) ==
          std::nullopt);
    CHECK(wait_for("Saturday, 01-Jan-00 00:00:00 GMT", in_2024) == 0s);
    CHECK(wait_for("Friday, 14-Jun-24 00:00:00 GMT", in_2024) == 0s);
    CHECK(wait_for("Sunday, 16-Jun-24 00:00:00 GMT", in_2024) == 24h);

    constexpr sys_seconds last_second =
        sys_days(2099y / December / 31) + 23h + 59min + 59s;
    CHECK(wait_for("Friday, 01-Jan-00 00:00:00 GMT", last_second) == 1s);
    CHECK(wait_for("Thursday, 31-Dec-99 23:59:60 GMT", last_second) == 1s);
    CHECK(moment_of("Wednesday, 31-Dec-49 23:59:59 GMT", last_second) ==
          sys_days(2149y / December / 31) + 23h + 59min + 59s);
    CHECK(wait_for("Saturday, 01-Jan-50 00:00:00 GMT", last_second) == 0s);
}

TEST_CASE("50 years after 29 February is 1 March", "[retry_after]")
{
    constexpr sys_seconds now = sys_days(2024y / February / 29) + 6h;
    CHECK(moment_of("Thursday, 01-Mar-74 06:00:00 GMT", now) ==
          sys_days(2074y / March / 1) + 6h);
    CHECK(wait_for("Friday, 01-Mar-74 06:00:01 GMT", now) == 0s);
    CHECK(accepted_rfc850("29-Feb-74 00:00:00", now) == 0);
}

TEST_CASE("a day of the week that is not the date's counts as absent",
          "[retry_after]")
{
    CHECK(accepted_imf("06 Nov 1994 08:49:37") == 1);
    CHECK(accepted_rfc850("06-Nov-94 08:49:37") == 1);
    CHECK(accepted_asctime("Nov  6 08:49:37 1994") == 1);
    CHECK(wait_for("Sat, 06 Nov 1994 08:49:37 GMT") == std::nullopt);
}

TEST_CASE("a date that its month does not have counts as absent",
          "[retry_after]")
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

TEST_CASE("29 February of two digits is one of the year they stand for",
          "[retry_after]")
{
    CHECK(accepted_rfc850("29-Feb-96 00:00:00") == 1);
    CHECK(accepted_rfc850("29-Feb-95 00:00:00") == 0);
    CHECK(accepted_rfc850("30-Feb-96 00:00:00") == 0);
    CHECK(accepted_rfc850("00-Mar-96 00:00:00") == 0);
    CHECK(accepted_rfc850("31-Apr-96 00:00:00") == 0);
    // 2000 has one, 2100 has not.
    CHECK(accepted_rfc850("29-Feb-00 00:00:00", sys_days(2049y / 12 / 31)) ==
          1);
    CHECK(accepted_rfc850("29-Feb-00 00:00:00", sys_days(2051y / 1 / 1)) == 0);
}

TEST_CASE("a time of day goes from 00:00:00 to 23:59:60", "[retry_after]")
{
    for (auto const& time : texts("00:00:00|23:59:59|23:59:60")) {
        CAPTURE(time);
        CHECK(accepted_imf("06 Nov 1994 " + time) == 1);
        CHECK(accepted_rfc850("06-Nov-94 " + time) == 1);
        CHECK(accepted_asctime("Nov  6 " + time + " 1994") == 1);
    }
    for (auto const& time :
         texts("24:00:00|25:00:00|99:00:00|00:60:00|00:99:00|00:00:61|"
               "00:00:99|23:60:00|24:00:60|23:59:61|-1:00:00|+1:00:00|"
               " 1:00:00|1:00:00|001:00:00|01:0:00|01:00:0|01:00|010000|"
               "01.00.00|01-00-00|01:00:00.0|01:00:00 PM|01:00:00Z|")) {
        CAPTURE(time);
        CHECK(accepted_imf("06 Nov 1994 " + time) == 0);
        CHECK(accepted_rfc850("06-Nov-94 " + time) == 0);
        CHECK(accepted_asctime("Nov  6 " + time + " 1994") == 0);
    }
}

TEST_CASE("a leap second is the moment after it", "[retry_after]")
{
    constexpr sys_seconds now = sys_days(2016y / December / 31);
    CHECK(wait_for("Sat, 31 Dec 2016 23:59:60 GMT", now) == 24h);
    CHECK(wait_for("Saturday, 31-Dec-16 23:59:60 GMT", now) == 24h);
    CHECK(wait_for("Sat Dec 31 23:59:60 2016", now) == 24h);
    CHECK(wait_for("Sat, 31 Dec 2016 12:00:60 GMT", now) == 12h + 1min);
}

TEST_CASE("a day of the form of asctime has two places", "[retry_after]")
{
    CHECK(wait_for("Sun Nov  6 08:49:37 1994") == 10s);
    CHECK(wait_for("Sun Nov 06 08:49:37 1994") == 10s);
    CHECK(wait_for("Wed Nov 16 08:49:37 1994") == 240h + 10s);
    for (auto const& date : texts("Sun Nov 6|Sun Nov   6|Sun Nov  06|"
                                  "Wed Nov  16|Wed Nov 016|Sun Nov +6")) {
        CAPTURE(date);
        CHECK(wait_for(date + " 08:49:37 1994") == std::nullopt);
    }
}

TEST_CASE("a date is in GMT and says so", "[retry_after]")
{
    std::string const imf = "Sun, 06 Nov 1994 08:49:37";
    std::string const rfc850 = "Sunday, 06-Nov-94 08:49:37";
    for (auto const& zone :
         texts("| | UTC| UT| Z| EST| +0000| -0000| GM| gmt| Gmt|GMT|  GMT|"
               "\tGMT| GMT | GMT+1| GMT;| GMTx")) {
        CAPTURE(zone);
        CHECK(wait_for("Sun Nov  6 08:49:37 1994" + zone).has_value() ==
              zone.empty());
        CHECK(wait_for(imf + zone) == std::nullopt);
        CHECK(wait_for(rfc850 + zone) == std::nullopt);
    }
}

TEST_CASE("names are spelled as the RFC spells them", "[retry_after]")
{
    for (auto const& value :
         texts("SUN, 06 Nov 1994 08:49:37 GMT|Sun, 06 NOV 1994 08:49:37 GMT|"
               "Sun, 06 November 1994 08:49:37 GMT|"
               "Sun, 06 11 1994 08:49:37 GMT|06 Nov 1994 08:49:37 GMT|"
               "Sun, 06-Nov-94 08:49:37 GMT|Sun, 06-Nov-1994 08:49:37 GMT|"
               "Sunday, 06 Nov 94 08:49:37 GMT|"
               "Sunday, 06 Nov 1994 08:49:37 GMT|"
               "SUNDAY, 06-NOV-94 08:49:37 GMT|Sunday, 06-11-94 08:49:37 GMT|"
               "Sunday Nov  6 08:49:37 1994|SUN NOV  6 08:49:37 1994|"
               "Sun, Nov  6 08:49:37 1994|Sun 06 Nov 08:49:37 1994")) {
        CAPTURE(value);
        CHECK(wait_for(value) == std::nullopt);
    }
}

TEST_CASE("a year has the digits of its form", "[retry_after]")
{
    for (auto const& year :
         texts("|4|94|994|01994|11994|-994|+994| 994|199 |19.4|MCM4")) {
        CAPTURE(year);
        CHECK(accepted_imf("06 Nov " + year + " 08:49:37") == 0);
        CHECK(accepted_asctime("Nov  6 08:49:37 " + year) == 0);
    }
    for (auto const& year : texts("|4|994|1994|-4|+4| 4")) {
        CAPTURE(year);
        CHECK(accepted_rfc850("06-Nov-" + year + " 08:49:37") == 0);
    }
}

TEST_CASE("a date that lacks its end, or has something around it, is none",
          "[retry_after]")
{
    for (auto const value : {imf_fixdate, rfc850_date, asctime_date}) {
        for (std::size_t size = 0; size != value.size(); ++size) {
            CAPTURE(value, size);
            CHECK(wait_for(value.substr(0, size)) == std::nullopt);
        }
        for (auto const& other : texts(" |\t|\n|\r\n|0|x|,|;|\"")) {
            CAPTURE(value, other);
            CHECK(wait_for(std::string(value) + other) == std::nullopt);
            CHECK(wait_for(other + std::string(value)) == std::nullopt);
        }
        CHECK(wait_for(std::string(value) + '\0') == std::nullopt);
        CHECK(wait_for(std::string(value) + ", " + std::string(value)) ==
              std::nullopt);
    }
}

TEST_CASE("a date with any byte too many, too few or of another kind is none",
          "[retry_after]")
{
    // Digits for digits may be another date, so they are left alone.
    auto const is_digit = [](char c) {
        return c >= '0' && c <= '9';
    };
    for (std::string_view const value : {"Wed, 16 Nov 1994 08:49:37 GMT",
                                         "Wednesday, 16-Nov-94 08:49:37 GMT",
                                         "Wed Nov 16 08:49:37 1994"}) {
        REQUIRE(wait_for(value) == 240h + 10s);
        for (std::size_t at = 0; at != value.size(); ++at) {
            CAPTURE(value, at);
            CHECK(wait_for(replaced(value, at, "")) == std::nullopt);
            for (int byte = 0; byte != 256; ++byte) {
                auto const other = static_cast<char>(byte);
                CAPTURE(byte);
                auto const more = std::string{other, value[at]};
                CHECK(wait_for(replaced(value, at, more)) == std::nullopt);
                if (other != value[at] &&
                    !(is_digit(other) && is_digit(value[at])))
                    CHECK(wait_for(replaced(value, at, {&other, 1})) ==
                          std::nullopt);
            }
        }
    }
}
