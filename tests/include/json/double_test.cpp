#include "catch.hpp"

#include <airudder/detail/json/number.hpp>

#include <bit>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>
#include <string_view>

using airudder::detail::DoubleReading;

namespace {

DoubleReading read(std::string_view text)
{
    return airudder::detail::read_double(
        text, text.find_first_of(".eE") == std::string_view::npos);
}

std::string spelled(double value)
{
    char buffer[airudder::detail::number_room];
    return {buffer, airudder::detail::spell_double(buffer, value)};
}

/// The number as the C library reads it.
double back(std::string const& text)
{
    return std::strtod(text.c_str(), nullptr);
}

} // namespace

TEST_CASE("doubles are written as ECMAScript writes them")
{
    CHECK(spelled(0.0) == "0");
    CHECK(spelled(-0.0) == "0");
    CHECK(spelled(1.0) == "1");
    CHECK(spelled(-20000.0) == "-20000");
    CHECK(spelled(0.1) == "0.1");
    CHECK(spelled(-1.5) == "-1.5");
    CHECK(spelled(123456.789) == "123456.789");
    CHECK(spelled(1e-6) == "0.000001");
    CHECK(spelled(1.5e-6) == "0.0000015");
    CHECK(spelled(1e-7) == "1e-7");
    CHECK(spelled(1.25e-7) == "1.25e-7");
    CHECK(spelled(9007199254740993.0) == "9007199254740992");
    CHECK(spelled(1e20) == "100000000000000000000");
    CHECK(spelled(123456789012345680000.0) == "123456789012345680000");
    CHECK(spelled(1e21) == "1e+21");
    CHECK(spelled(-1.5e300) == "-1.5e+300");
    CHECK(spelled(5e-324) == "5e-324");
    CHECK(spelled(1.7976931348623157e308) == "1.7976931348623157e+308");
    CHECK(spelled(std::numeric_limits<double>::infinity()) == "null");
    CHECK(spelled(std::numeric_limits<double>::quiet_NaN()) == "null");
}

TEST_CASE("numbers of any length are rounded correctly")
{
    CHECK(read("0.1").value == 0.1);
    CHECK(read("123456789e-20").value == 123456789e-20);
    CHECK(read("9007199254740993").value == 9007199254740992.0);
    CHECK(read("9007199254740993.00000000000000001").value ==
          9007199254740994.0);
    // The digit that decides follows 900 zeros after the point.
    std::string const half = "9007199254740993." + std::string(900, '0');
    CHECK(read(half).value == 9007199254740992.0);
    CHECK(read(half + "1").value == 9007199254740994.0);
    CHECK(read("0." + std::string(1000, '0') + "25e1001").value == 2.5);
    CHECK(read("1" + std::string(1000, '0') + "e-1000").value == 1.0);
    CHECK(read("2.2250738585072011e-308").value == 2.2250738585072011e-308);
}

TEST_CASE("numbers beyond a double's range do not fit")
{
    CHECK_FALSE(read("1e309").fits);
    CHECK_FALSE(read("-1.7976931348623159e308").fits);
    CHECK_FALSE(read("1e99999999999999999999999").fits);
    CHECK(read("1.7976931348623157e308").fits);
    CHECK(read("1e-99999999999999999999999").fits);
    CHECK(read("0e99999999999999999999999").fits);
    CHECK(read("0e99999999999999999999999").value == 0.0);
}

TEST_CASE("a number is rounded if the shortest form has another value")
{
    for (auto const text : {"0.1",
                            "0.10",
                            "1e23",
                            "5e-324",
                            "1e300",
                            "-0.0",
                            "0.30000000000000004",
                            "100000000000000000000000",
                            "9007199254740992",
                            "1.7976931348623157e308"}) {
        CAPTURE(text);
        CHECK_FALSE(read(text).rounded);
    }
    for (auto const text : {"9007199254740993",
                            "2e-324",
                            "1e-400",
                            "4e-324",
                            "0.1000000000000000055511151231257827",
                            "0.300000000000000041",
                            "3.14159265358979323846",
                            "123456789012345678901234567890"}) {
        CAPTURE(text);
        CHECK(read(text).rounded);
    }
}

TEST_CASE("a reading says whether a number has the spelling that we write")
{
    for (auto const text : {"0",
                            "1",
                            "-1",
                            "0.5",
                            "-0.25",
                            "0.000001",
                            "123456789012345",
                            "1234567890123456",
                            "1e-7",
                            "1e+21",
                            "100000000000000000000",
                            "1.5e+300"}) {
        CAPTURE(text);
        CHECK(read(text).spelled);
    }
    for (auto const text : {"-0",
                            "0.0",
                            "1.0",
                            "0.10",
                            "1e2",
                            "2E4",
                            "0.0000001",
                            "1e21",
                            "1E+21",
                            "1.50e+300",
                            "1e-07",
                            "1000000000000000000000",
                            "9007199254740993"}) {
        CAPTURE(text);
        CHECK_FALSE(read(text).spelled);
    }
}

TEST_CASE("every double is written so that it reads back exactly")
{
    std::mt19937_64 random(4711);
    for (int round = 0; round < 20000; ++round) {
        auto const value = std::bit_cast<double>(random());
        if (value != value || value - value != 0)
            continue;
        auto const text = spelled(value);
        CAPTURE(text);
        auto const reading = read(text);
        REQUIRE(reading.value == value);
        REQUIRE(reading.spelled);
        REQUIRE_FALSE(reading.rounded);
        REQUIRE(back(text) == value);
    }
}

TEST_CASE("random decimals read as strtod reads them")
{
    std::mt19937_64 random(815);
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (auto digits = 1 + random() % 25; digits != 0; --digits)
            text += static_cast<char>('0' + random() % 10);
        text.insert(1, ".");
        text += "0e" + std::to_string(static_cast<int>(random() % 660) - 340);
        CAPTURE(text);
        auto const reading = read(text);
        auto const expected = back(text);
        if (reading.fits)
            REQUIRE(reading.value == expected);
        else
            REQUIRE(expected == std::numeric_limits<double>::infinity());
    }
}
