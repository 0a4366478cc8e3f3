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

TEST_CASE("an integer fits 64 bits by value")
{
    auto fits = [](char const* text) {
        return fits_int64(read_decimal(text));
    };
    CHECK(fits("0"));
    CHECK(fits("-0"));
    CHECK(fits("1.0"));
    CHECK(fits("1e18"));
    CHECK(fits("9223372036854775807"));
    CHECK(fits("-9223372036854775808"));
    CHECK_FALSE(fits("9223372036854775808"));
    CHECK_FALSE(fits("-9223372036854775809"));
    CHECK_FALSE(fits("0.5"));
    CHECK_FALSE(fits("1e19"));
    CHECK_FALSE(fits("1e400"));
    CHECK(fits_uint64(read_decimal("18446744073709551615")));
    CHECK_FALSE(fits_uint64(read_decimal("18446744073709551616")));
    CHECK_FALSE(fits_uint64(read_decimal("-1")));
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
    CHECK(fits_double("1e308"));
    CHECK_FALSE(fits_double("1e309"));
}
