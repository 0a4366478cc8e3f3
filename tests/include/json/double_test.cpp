#include "catch.hpp"

#include <airudder/detail/json/number.hpp>

#include <bit>
#include <clocale>
#include <cstdint>
#include <cstdlib>
#include <locale>
#include <random>
#include <string>
#include <string_view>

// The same tests are compiled with -ffast-math and for the x87. Doubles are
// compared bit by bit, because the processor may take subnormals for zero.

using airudder::detail::bits_of;
using airudder::detail::DoubleReading;
using airudder::detail::infinite;
using airudder::detail::sign_bit;

namespace {

DoubleReading read(std::string_view text)
{
    return airudder::detail::read_double(
        text, text.find_first_of(".eE") == std::string_view::npos);
}

std::uint64_t bits_in(std::string_view text)
{
    return bits_of(read(text).value);
}

std::string spelled(double const& value)
{
    char buffer[airudder::detail::number_room];
    return {buffer, airudder::detail::spell_double(buffer, value)};
}

std::string spelled_bits(std::uint64_t bits)
{
    return spelled(std::bit_cast<double>(bits));
}

/// The number as the C library reads it, which computes with integers.
std::uint64_t back(std::string const& text)
{
    return bits_of(std::strtod(text.c_str(), nullptr));
}

/// `count` random digits, the first and last of which are not 0.
std::string random_digits(std::mt19937_64& random, std::uint64_t count)
{
    std::string text;
    for (; count != 0; --count)
        text += static_cast<char>('0' + random() % 10);
    for (auto const end : {&text.front(), &text.back()})
        *end = static_cast<char>('1' + random() % 9);
    return text;
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
}

TEST_CASE("infinities and NaNs of any kind are written as null")
{
    for (auto const bits :
         {infinite, infinite + 1, infinite | infinite >> 1, sign_bit - 1})
        for (auto const sign : {std::uint64_t{0}, sign_bit})
            CHECK(spelled_bits(bits | sign) == "null");
    CHECK(spelled_bits(infinite - 1) == "1.7976931348623157e+308");
}

TEST_CASE("subnormals are written and read")
{
    CHECK(spelled_bits(1) == "5e-324");
    CHECK(spelled_bits(1 | sign_bit) == "-5e-324");
    CHECK(spelled_bits(2) == "1e-323");
    CHECK(spelled_bits((1ull << 52) - 1) == "2.225073858507201e-308");
    CHECK(spelled_bits(1ull << 52) == "2.2250738585072014e-308");
    CHECK(bits_in("5e-324") == 1);
    CHECK(bits_in("-5e-324") == (1 | sign_bit));
    CHECK(bits_in("2.4703282292062327e-324") == 0);
    CHECK(bits_in("2.4703282292062328e-324") == 1);
    CHECK(bits_in("2.225073858507201e-308") == (1ull << 52) - 1);
    CHECK(bits_in("2.2250738585072012e-308") == 1ull << 52);
    CHECK_FALSE(read("5e-324").rounded);
    CHECK(read("5e-324").spelled);
    CHECK(read("4e-324").rounded);
}

TEST_CASE("minus zero keeps its sign and is written as zero")
{
    CHECK(bits_in("-0") == sign_bit);
    CHECK(bits_in("-0.0e5") == sign_bit);
    CHECK(bits_in("0") == 0);
    CHECK(spelled_bits(sign_bit) == "0");
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
    CHECK(bits_in("2.2250738585072011e-308") ==
          bits_of(2.2250738585072011e-308));
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
        auto const bits = random();
        if ((bits & ~sign_bit) >= infinite)
            continue;
        auto const text = spelled_bits(bits);
        CAPTURE(text);
        auto const reading = read(text);
        REQUIRE(bits_of(reading.value) == bits);
        REQUIRE(reading.spelled);
        REQUIRE_FALSE(reading.rounded);
        REQUIRE(back(text) == bits);
    }
}

TEST_CASE("short decimals read as strtod reads them")
{
    std::mt19937_64 random(42);
    std::size_t wrong = 0;
    for (int round = 0; round < 50'000; ++round) {
        auto const text = random_digits(random, 1 + random() % 15) + "e" +
                          std::to_string(static_cast<int>(random() % 45) - 22);
        if (bits_in(text) != back(text))
            ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("random decimals read as strtod reads them")
{
    std::mt19937_64 random(815);
    for (int round = 0; round < 20000; ++round) {
        auto text = random_digits(random, 1 + random() % 25);
        text.insert(1, ".");
        text += "0e" + std::to_string(static_cast<int>(random() % 660) - 340);
        CAPTURE(text);
        auto const reading = read(text);
        auto const expected = back(text);
        if (reading.fits)
            REQUIRE(bits_of(reading.value) == expected);
        else
            REQUIRE(expected == infinite);
    }
}

// On most platforms, the library converts most numbers.
TEST_CASE("integer arithmetic alone reads decimals as strtod reads them")
{
    std::mt19937_64 random(4);
    for (int round = 0; round < 20'000; ++round) {
        auto const digits = random_digits(random, 1 + random() % 25);
        auto const power = static_cast<int>(random() % 600) - 325;
        auto const text = digits + "e" + std::to_string(power);
        CAPTURE(text);
        REQUIRE(airudder::detail::nearest_double(digits, power) == back(text));
    }
    // Halfway between two doubles, and one digit more or less.
    auto const nearest = airudder::detail::nearest_double;
    CHECK(nearest("9007199254740993", 0) == back("9007199254740992"));
    CHECK(nearest("9007199254740995", 0) == back("9007199254740996"));
    auto const long_half = "9007199254740993" + std::string(784, '0');
    CHECK(nearest(long_half, -784) == back("9007199254740992"));
    CHECK(nearest(long_half + "1", -785) == back("9007199254740994"));
    CHECK(nearest(std::string(801, '9'), -1130) == back("1e-329"));
    CHECK(nearest(std::string(801, '9'), -801) == back("1"));
    CHECK(nearest("17976931348623158", 292) == infinite - 1);
    CHECK(nearest("17976931348623159", 292) == infinite);
    CHECK(nearest("1", 310) == infinite);
}

TEST_CASE("integer arithmetic alone finds the shortest digits")
{
    auto const check = [](std::uint64_t magnitude) {
        CAPTURE(magnitude);
        auto const digits = airudder::detail::exact_shortest_digits(magnitude);
        std::string text(digits.text, digits.count);
        if (text.size() > 1)
            text.insert(1, ".");
        text += "e" + std::to_string(digits.exponent);
        REQUIRE(back(text) == magnitude);
        if (magnitude < std::uint64_t{1} << 52)
            return;
        auto const expected = airudder::detail::shortest_digits(magnitude);
        REQUIRE(digits.exponent == expected.exponent);
        REQUIRE(std::string_view(digits.text, digits.count) ==
                std::string_view(expected.text, expected.count));
    };
    std::mt19937_64 random(7);
    for (int round = 0; round < 3'000; ++round)
        if (auto const magnitude = random() & ~sign_bit;
            magnitude != 0 && magnitude < infinite)
            check(magnitude);
    for (int round = 0; round < 2'000; ++round)
        check(1 + (random() & ((std::uint64_t{1} << 52) - 1)));
    // Powers of 2 are not in the middle of what reads as them.
    for (std::uint64_t field = 1; field != 0x7FF; ++field)
        check(field << 52);
    for (std::uint64_t magnitude = 1; magnitude != 200; ++magnitude) {
        check(magnitude);
        check(infinite - magnitude);
    }
}

TEST_CASE("numbers are read and written alike in any locale")
{
    struct Comma : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
    };
    auto const before =
        std::locale::global(std::locale(std::locale::classic(), new Comma));
    // Not all machines have one of these.
    for (auto const name : {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE"})
        if (std::setlocale(LC_NUMERIC, name) != nullptr)
            break;
    auto const value = bits_in("1234567890.12345678");
    auto const tiny = bits_in("12.5e-320");
    auto const text = spelled(1234.5678901234567) + spelled_bits(3);
    std::locale::global(before);
    std::setlocale(LC_NUMERIC, "C");
    CHECK(value == bits_of(1234567890.12345678));
    CHECK(tiny == back("12.5e-320"));
    CHECK(text == "1234.56789012345671.5e-323");
}
