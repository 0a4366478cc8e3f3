#include "catch.hpp"
#include "client/http/http_dates.hpp"

#include <airudder/detail/client/http_date.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

using namespace http_dates;
using namespace std::chrono_literals;

namespace {

std::string replaced(std::string_view text, std::size_t at, std::string_view by)
{
    return std::string(text.substr(0, at))
        .append(by)
        .append(text.substr(at + 1));
}

} // namespace

TEST_CASE("a time of day ranges from 00:00:00 to 23:59:60", "[http_date]")
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

TEST_CASE("an asctime date has a day of two characters", "[http_date]")
{
    CHECK(moment_of("Sun Nov  6 08:49:37 1994") == documented);
    CHECK(moment_of("Sun Nov 06 08:49:37 1994") == documented);
    CHECK(moment_of("Wed Nov 16 08:49:37 1994") == documented + 240h);
    for (auto const& date : texts("Sun Nov 6|Sun Nov   6|Sun Nov  06|"
                                  "Wed Nov  16|Wed Nov 016|Sun Nov +6")) {
        CAPTURE(date);
        CHECK(moment_of(date + " 08:49:37 1994") == std::nullopt);
    }
}

TEST_CASE("a date without the suffix GMT is refused except in asctime form",
          "[http_date]")
{
    std::string const imf = "Sun, 06 Nov 1994 08:49:37";
    std::string const rfc850 = "Sunday, 06-Nov-94 08:49:37";
    for (auto const& zone :
         texts("| | UTC| UT| Z| EST| +0000| -0000| GM| gmt| Gmt|GMT|  GMT|"
               "\tGMT| GMT | GMT+1| GMT;| GMTx")) {
        CAPTURE(zone);
        CHECK(moment_of("Sun Nov  6 08:49:37 1994" + zone).has_value() ==
              zone.empty());
        CHECK(moment_of(imf + zone) == std::nullopt);
        CHECK(moment_of(rfc850 + zone) == std::nullopt);
    }
}

TEST_CASE("names of days and months must be spelled as in the RFC",
          "[http_date]")
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
        CHECK(moment_of(value) == std::nullopt);
    }
}

TEST_CASE("a year must have as many digits as its date form requires",
          "[http_date]")
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

TEST_CASE(
    "a date that is truncated or has other characters around it is refused",
    "[http_date]")
{
    for (auto const value : {imf_fixdate, rfc850_date, asctime_date}) {
        for (std::size_t size = 0; size != value.size(); ++size) {
            CAPTURE(value, size);
            CHECK(moment_of(value.substr(0, size)) == std::nullopt);
        }
        for (auto const& other : texts(" |\t|\n|\r\n|0|x|,|;|\"")) {
            CAPTURE(value, other);
            CHECK(moment_of(std::string(value) + other) == std::nullopt);
            CHECK(moment_of(other + std::string(value)) == std::nullopt);
        }
        CHECK(moment_of(std::string(value) + '\0') == std::nullopt);
        CHECK(moment_of(std::string(value) + ", " + std::string(value)) ==
              std::nullopt);
    }
}

TEST_CASE("a date with any byte added, removed or changed is refused",
          "[http_date]")
{
    // Replacing a digit with a digit can yield another valid date, so this test
    // does not do that.
    auto const is_digit = [](char c) {
        return c >= '0' && c <= '9';
    };
    for (std::string_view const value : {"Wed, 16 Nov 1994 08:49:37 GMT",
                                         "Wednesday, 16-Nov-94 08:49:37 GMT",
                                         "Wed Nov 16 08:49:37 1994"}) {
        REQUIRE(moment_of(value) == documented + 240h);
        for (std::size_t at = 0; at != value.size(); ++at) {
            CAPTURE(value, at);
            CHECK(moment_of(replaced(value, at, "")) == std::nullopt);
            for (int byte = 0; byte != 256; ++byte) {
                auto const other = static_cast<char>(byte);
                CAPTURE(byte);
                auto const more = std::string{other, value[at]};
                CHECK(moment_of(replaced(value, at, more)) == std::nullopt);
                if (other != value[at] &&
                    !(is_digit(other) && is_digit(value[at])))
                    CHECK(moment_of(replaced(value, at, {&other, 1})) ==
                          std::nullopt);
            }
        }
    }
}
