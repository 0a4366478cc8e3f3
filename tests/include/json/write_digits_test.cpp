// Integers are written as std::to_chars writes them.
#include "catch.hpp"

#include <airudder/detail/json/write_digits.hpp>

#include <cstdint>
#include <random>
#include <string>

using airudder::detail::count_digits;
using airudder::detail::write_digits;

namespace {

void check_digits(std::uint64_t number)
{
    char digits[20];
    std::string const written(digits, write_digits(digits, number));
    CAPTURE(number);
    REQUIRE(written == std::to_string(number));
    REQUIRE(count_digits(number) == written.size());
}

} // namespace

TEST_CASE("numbers of any length are written in decimal")
{
    for (std::uint64_t number = 0; number != 20000; ++number)
        check_digits(number);
    std::uint64_t power = 1;
    for (int digits = 1; digits <= 20; ++digits, power *= 10)
        for (std::uint64_t more = 0; more != 3; ++more) {
            check_digits(power + more);
            check_digits(power - more);
        }
    for (int bit = 0; bit != 64; ++bit) {
        check_digits(std::uint64_t{1} << bit);
        check_digits((std::uint64_t{1} << bit) - 1);
    }
    check_digits(UINT64_MAX);
}

TEST_CASE("arbitrary numbers are written in decimal")
{
    std::mt19937_64 random(20261121);
    for (int count = 0; count != 20000; ++count) {
        auto const number = random();
        check_digits(number >> (number & 63));
    }
}
