#include "decimal.hpp"

#include "catch.hpp"

using namespace airudder::conformance;

TEST_CASE("decimals are equal when their values are, however spelled")
{
    CHECK(read_decimal("20000") == read_decimal("2E4"));
    CHECK(read_decimal("20000.00") == read_decimal("0.2e+5"));
    CHECK(read_decimal("-0.0") == read_decimal("0e9"));
    CHECK(read_decimal("1.5e-3") == read_decimal("0.0015"));
    CHECK(read_decimal("-1") != read_decimal("1"));
    CHECK(read_decimal("0.1") != read_decimal("0.10000000000000001"));
}

TEST_CASE("decimals have any exponent")
{
    CHECK(read_decimal("1e99999999999999999999").exponent == 1'000'000'000);
    CHECK(read_decimal("10e99999999999999999999").digits == "1");
    CHECK(read_decimal("0.1e-99999999999999999999").exponent < -1'000'000'000);
    CHECK(read_decimal("0e99999999999999999999") == Decimal{});
}

TEST_CASE("a number is a 64-bit integer by value")
{
    CHECK(int64_of("-0") == 0);
    CHECK(int64_of("1.0") == 1);
    CHECK(int64_of("-12.50e2") == -1250);
    CHECK(int64_of("9223372036854775807") == INT64_MAX);
    CHECK(int64_of("-9223372036854775808") == INT64_MIN);
    CHECK_FALSE(int64_of("9223372036854775808"));
    CHECK_FALSE(int64_of("-9223372036854775809"));
    CHECK_FALSE(int64_of("0.5"));
    CHECK_FALSE(int64_of("1e400"));
    CHECK(uint64_of("18446744073709551615") == UINT64_MAX);
    CHECK_FALSE(uint64_of("18446744073709551616"));
    CHECK_FALSE(uint64_of("-1"));
    CHECK(is_plain_integer("-12"));
    CHECK_FALSE(is_plain_integer("1e2"));
    CHECK_FALSE(is_plain_integer("1.0"));
}

TEST_CASE("a number is rounded when a double's shortest form differs")
{
    CHECK_FALSE(is_rounded("0.1"));
    CHECK_FALSE(is_rounded("1e22"));
    CHECK_FALSE(is_rounded("-0"));
    CHECK_FALSE(is_rounded("20000.00"));
    CHECK(is_rounded("0.10000000000000001"));
    CHECK(is_rounded("123456789012345678901234567890"));
    CHECK(is_rounded("1e-400"));
    CHECK(double_of("1e308") == 1e308);
    CHECK_FALSE(double_of("1e309"));
    CHECK(shortest(0.1) == "1e-01");
}
