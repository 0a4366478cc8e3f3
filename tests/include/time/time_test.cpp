#include "catch.hpp"

#include <airudder/time.hpp>

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

using namespace std::chrono_literals;
using airudder::at_offset;
using airudder::DateTime;
using airudder::from_unix_time;
using airudder::parse_date;
using airudder::parse_date_time;
using airudder::parse_hh_mm_ss;
using airudder::to_utc_string;
using std::chrono::April;
using std::chrono::August;
using std::chrono::December;
using std::chrono::February;
using std::chrono::January;
using std::chrono::local_days;
using std::chrono::October;
using std::chrono::seconds;
using std::chrono::September;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

namespace {

constexpr sys_seconds sent_at = sys_days(2023y / October / 19) + 3h + 20s;

/// Offset and text of the error, e.g. "4: expected '-'".
template <class T>
std::string refused_at(airudder::Result<T> const& result)
{
    REQUIRE(result.has_error());
    CHECK(result.error().pointer.empty());
    CHECK(result.error().line == 1);
    CHECK(result.error().column == result.error().offset + 1);
    return std::to_string(result.error().offset) + ": " +
           result.error().message;
}

std::string rejected(std::string_view text)
{
    return refused_at(parse_date_time(text));
}

} // namespace

TEST_CASE("parse_date_time reads UTC and says so")
{
    auto const time = parse_date_time("2023-10-19T03:00:20Z").value();
    CHECK(time.offset == 0min);
    CHECK(time.local == local_days(2023y / October / 19) + 3h + 20s);
    CHECK(time.sys_time() == sent_at);
    CHECK(time.sys_time(8h) == sent_at);
}

TEST_CASE("parse_date_time reads a time without a zone and says so")
{
    auto const time = parse_date_time("2023-10-19 14:13:07").value();
    CHECK(time.offset == std::nullopt);
    CHECK(time.local == local_days(2023y / October / 19) + 14h + 13min + 7s);
    CHECK(time.sys_time() == std::nullopt);
    CHECK(time.sys_time(8h) ==
          sys_days(2023y / October / 19) + 6h + 13min + 7s);
}

TEST_CASE("parse_date_time reads an offset; it overrides an assumed one")
{
    auto const time = parse_date_time("2023-09-01 00:00:00+08:00").value();
    CHECK(time.offset == 8h);
    CHECK(time.local == local_days(2023y / September / 1));
    CHECK(time.sys_time() == sys_days(2023y / August / 31) + 16h);
    CHECK(time.sys_time(1h) == sys_days(2023y / August / 31) + 16h);

    CHECK(parse_date_time("2023-09-01 00:00:00-03:30").value().offset ==
          -210min);
    CHECK(parse_date_time("2023-09-01 00:00:00-00:00").value().offset == 0min);
    CHECK(parse_date_time("2023-09-01 00:00:00+23:59").value().offset ==
          23h + 59min);
}

TEST_CASE("parse_date_time reads the variations of RFC 3339")
{
    for (std::string_view text : {"2023-10-19t03:00:20z",
                                  "2023-10-19 03:00:20Z",
                                  "2023-10-19T03:00:20+00:00",
                                  "2023-10-18T23:00:20-04:00"}) {
        CAPTURE(text);
        CHECK(parse_date_time(text).value().sys_time() == sent_at);
    }
}

TEST_CASE("parse_date_time keeps nine digits of a fraction")
{
    auto const fraction = [](std::string_view text) {
        auto const time = parse_date_time(text).value();
        CHECK(time.sys_time(0h) == sent_at);
        return time.fraction;
    };
    CHECK(fraction("2023-10-19T03:00:20Z") == 0ns);
    CHECK(fraction("2023-10-19T03:00:20.5Z") == 500ms);
    CHECK(fraction("2023-10-19 03:00:20.000001") == 1us);
    CHECK(fraction("2023-10-19T03:00:20.999999999Z") == 999999999ns);
    CHECK(fraction("2023-10-19T03:00:20.1234567899999999999Z") == 123456789ns);
}

TEST_CASE("parse_date_time knows the length of each month")
{
    CHECK(parse_date_time("2024-02-29 00:00:00").has_value());
    CHECK(parse_date_time("2000-02-29 00:00:00").has_value());
    CHECK(parse_date_time("0000-02-29 00:00:00").has_value());
    CHECK(rejected("2023-02-29 00:00:00") ==
          "8: expected a day that this month has");
    CHECK(rejected("1900-02-29 00:00:00") ==
          "8: expected a day that this month has");
    CHECK(rejected("2023-04-31 00:00:00") ==
          "8: expected a day that this month has");
}

TEST_CASE("parse_date_time names what is out of range")
{
    CHECK(rejected("2023-00-19T03:00:20Z") ==
          "5: expected a month from 01 to 12");
    CHECK(rejected("2023-13-19T03:00:20Z") ==
          "5: expected a month from 01 to 12");
    CHECK(rejected("2023-10-00T03:00:20Z") ==
          "8: expected a day from 01 to 31");
    CHECK(rejected("2023-10-32T03:00:20Z") ==
          "8: expected a day from 01 to 31");
    CHECK(rejected("2023-10-19T24:00:00Z") ==
          "11: expected an hour from 00 to 23");
    CHECK(rejected("2023-10-19T03:60:20Z") ==
          "14: expected a minute from 00 to 59");
    CHECK(rejected("2023-10-19T03:00:20+24:00") ==
          "20: expected an hour from 00 to 23");
    CHECK(rejected("2023-10-19T03:00:20+08:60") ==
          "23: expected a minute from 00 to 59");
}

TEST_CASE("parse_date_time refuses a leap second")
{
    CHECK(rejected("1990-12-31T23:59:60Z") ==
          "17: expected a second from 00 to 59");
}

TEST_CASE("parse_date_time names the first character that does not belong")
{
    CHECK(rejected("") == "0: expected a year of four digits, found the end");
    CHECK(rejected("2023") == "4: expected '-', found the end");
    CHECK(rejected("23-10-19 03:00:20") == "2: expected a year of four digits");
    CHECK(rejected("+2023-10-19 03:00:20") ==
          "0: expected a year of four digits");
    CHECK(rejected("12023-10-19 03:00:20") == "4: expected '-'");
    CHECK(rejected("2023-1-19T03:00:20Z") ==
          "6: expected a month from 01 to 12");
    CHECK(rejected("2023/10/19 03:00:20") == "4: expected '-'");
    CHECK(rejected("20231019T030020Z") == "4: expected '-'");
    CHECK(rejected("2023-10-19") ==
          "10: expected 'T' or a space, found the end");
    CHECK(rejected("2023-10-19_03:00:20") == "10: expected 'T' or a space");
    CHECK(rejected("2023-10-19  3:00:20") ==
          "11: expected an hour from 00 to 23");
    CHECK(rejected("2023-10-19T03:00") == "16: expected ':', found the end");
    CHECK(rejected("2023-10-19T03:00:20,5Z") ==
          "19: expected 'Z', '+', '-' or the end");
    CHECK(rejected("2023-10-19T03:00:20.Z") == "20: expected a digit");
    CHECK(rejected("2023-10-19T03:00:20 +08:00") ==
          "19: expected 'Z', '+', '-' or the end");
    CHECK(rejected("2023-10-19T03:00:20+0800") == "22: expected ':'");
    CHECK(rejected("2023-10-19T03:00:20+08") ==
          "22: expected ':', found the end");
    CHECK(rejected("2023-10-19T03:00:20Z ") == "20: expected the end");
    CHECK(rejected(" 2023-10-19T03:00:20Z") ==
          "0: expected a year of four digits");
    CHECK(rejected(std::string_view("2023-10-19T03:00:20Z\0", 21)) ==
          "20: expected the end");
    CHECK(rejected("２023-10-19T03:00:20Z") ==
          "0: expected a year of four digits");
}

TEST_CASE("parse_date reads a date alone")
{
    CHECK(parse_date("2024-02-01").value() == 2024y / February / 1);
    CHECK(parse_date("2024-02-29").value() == 2024y / February / 29);
    CHECK(refused_at(parse_date("2023-02-29")) ==
          "8: expected a day that this month has");
    CHECK(refused_at(parse_date("2024-02-01 ")) == "10: expected the end");
    CHECK(refused_at(parse_date("2024-02")) ==
          "7: expected '-', found the end");
}

TEST_CASE("parse_hh_mm_ss reads a position in a call")
{
    CHECK(parse_hh_mm_ss("00:00:14").value() == 14s);
    CHECK(parse_hh_mm_ss("01:02:03").value() == 1h + 2min + 3s);
    CHECK(parse_hh_mm_ss("99:59:59").value() == 99h + 59min + 59s);
    CHECK(refused_at(parse_hh_mm_ss("00:60:00")) ==
          "3: expected a minute from 00 to 59");
    CHECK(refused_at(parse_hh_mm_ss("0:00:14")) ==
          "1: expected two digits of hours");
    CHECK(refused_at(parse_hh_mm_ss("100:00:14")) == "2: expected ':'");
    CHECK(refused_at(parse_hh_mm_ss("-0:00:14")) ==
          "0: expected two digits of hours");
    CHECK(refused_at(parse_hh_mm_ss("00:00:14.5")) == "8: expected the end");
}

TEST_CASE("from_unix_time is the moment in UTC")
{
    using airudder::from_unix_time;
    using airudder::to_unix_time;
    auto const sent = from_unix_time(1744687206);
    CHECK(sent == sys_days(2025y / April / 15) + 3h + 20min + 6s);
    CHECK(to_utc_string(sent) == "2025-04-15T03:20:06Z");
    CHECK(from_unix_time(-1) == sys_days(1970y / January / 1) - 1s);
    CHECK(to_unix_time(sent_at) == 1697684420);
    CHECK(to_unix_time(from_unix_time(-5)) == -5);
}

TEST_CASE("to_string writes a date-time as requests spell it")
{
    CHECK(to_string(DateTime{local_days(2023y / September / 1), 8h}) ==
          "2023-09-01 00:00:00+08:00");
    CHECK(to_string(at_offset(sent_at, -210min)) ==
          "2023-10-18 23:30:20-03:30");
    CHECK(to_string(at_offset(sent_at, 0h)) == "2023-10-19 03:00:20+00:00");
    CHECK(to_string(DateTime{local_days(2023y / October / 19) + 14h}) ==
          "2023-10-19 14:00:00");
    CHECK(to_string(DateTime{.local = local_days(1969y / December / 31) + 23h,
                             .fraction = 1500us}) ==
          "1969-12-31 23:00:00.0015");
}

TEST_CASE("a moment out of range stays at the limit")
{
    auto const latest = from_unix_time(INT64_MAX);
    auto const earliest = from_unix_time(INT64_MIN);
    CHECK(at_offset(latest, 8h).local.time_since_epoch().count() == INT64_MAX);
    CHECK(at_offset(latest - 8h, 8h).local.time_since_epoch().count() ==
          INT64_MAX);
    CHECK(at_offset(earliest, -8h).local.time_since_epoch().count() ==
          INT64_MIN);
    CHECK(at_offset(earliest + 8h, -8h).local.time_since_epoch().count() ==
          INT64_MIN);
    CHECK(at_offset(latest, -8h).sys_time() == latest);
    CHECK(at_offset(earliest, -8h).sys_time() == earliest + 8h);
}

TEST_CASE("to_utc_string writes UTC")
{
    CHECK(to_utc_string(sent_at) == "2023-10-19T03:00:20Z");
    CHECK(to_utc_string(sys_days(0y / January / 1)) == "0000-01-01T00:00:00Z");
    CHECK(to_utc_string(sys_days(10000y / January / 1) - 1s) ==
          "9999-12-31T23:59:59Z");
}

TEST_CASE("parse_date_time reads written times back")
{
    for (std::int64_t count = -62167219200; count < 253402300800;
         count += 1234567891) {
        auto const time = airudder::from_unix_time(count);
        CAPTURE(count);
        CHECK(parse_date_time(to_utc_string(time)).value().sys_time() == time);
    }
    for (auto offset : {-1439min, -1min, 0min, 1min, 480min, 1439min}) {
        auto time = at_offset(sent_at, offset);
        time.fraction = 120ns;
        CHECK(parse_date_time(to_string(time)).value() == time);
        CHECK(time.sys_time() == sent_at);
    }
}

TEST_CASE("a time without a spelling is refused")
{
    CHECK_THROWS_AS(to_utc_string(sys_days(10000y / January / 1)),
                    std::out_of_range);
    CHECK_THROWS_AS(to_utc_string(sys_days(0y / January / 1) - 1s),
                    std::out_of_range);
    CHECK_THROWS_AS(to_utc_string(sys_seconds(
                        seconds(std::numeric_limits<std::int64_t>::max()))),
                    std::out_of_range);
    CHECK_THROWS_AS(to_utc_string(sys_seconds(
                        seconds(std::numeric_limits<std::int64_t>::min()))),
                    std::out_of_range);
    CHECK_THROWS_AS(to_string(DateTime{.offset = 24h}), std::out_of_range);
    CHECK_THROWS_AS(to_string(DateTime{.offset = -24h}), std::out_of_range);
    CHECK_THROWS_AS(to_string(DateTime{.fraction = 1s}), std::out_of_range);
    CHECK_THROWS_AS(to_string(DateTime{.fraction = -1ns}), std::out_of_range);
}
