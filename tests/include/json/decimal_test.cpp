#include "catch.hpp"

#include <airudder/detail/json/number.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

using airudder::detail::read_decimal;

namespace {

std::optional<std::int64_t> int64_of(std::string_view text)
{
    std::int64_t value;
    if (!airudder::detail::to_int64(read_decimal(text), value))
        return std::nullopt;
    return value;
}

bool equal(std::string_view left, std::string_view right)
{
    return airudder::detail::equal(read_decimal(left), read_decimal(right));
}

} // namespace

TEST_CASE("any spelling of an integer in range is that integer")
{
    CHECK(int64_of("0") == 0);
    CHECK(int64_of("-0") == 0);
    CHECK(int64_of("0.000e99999999999999999999999") == 0);
    CHECK(int64_of("1.0") == 1);
    CHECK(int64_of("1e2") == 100);
    CHECK(int64_of("12.50E+1") == 125);
    CHECK(int64_of("-100e-2") == -1);
    CHECK(int64_of("0.001e3") == 1);
    CHECK(int64_of("9223372036854775807") == INT64_MAX);
    CHECK(int64_of("-9223372036854775808.00") == INT64_MIN);
    CHECK(int64_of("922337203685477580.7e1") == INT64_MAX);
    CHECK(int64_of("1" + std::string(500, '0') + "e-500") == 1);
    CHECK(int64_of("0." + std::string(500, '0') + "1e501") == 1);
}

TEST_CASE("fractions and integers out of range are not integers")
{
    for (auto const text : {"0.5",
                            "1e-1",
                            "12.50E0",
                            "9223372036854775808",
                            "-9223372036854775809",
                            "18446744073709551616",
                            "99999999999999999999",
                            "1e19",
                            "1e20",
                            "1e99999999999999999999999",
                            "1e-99999999999999999999999"}) {
        CAPTURE(text);
        CHECK_FALSE(int64_of(text));
    }
}

TEST_CASE("integers up to 2^64 - 1 are read as unsigned")
{
    std::uint64_t value;
    REQUIRE(airudder::detail::to_integer(read_decimal("18446744073709551615"),
                                         value));
    CHECK(value == UINT64_MAX);
    CHECK_FALSE(airudder::detail::to_integer(
        read_decimal("18446744073709551616"), value));
    CHECK_FALSE(airudder::detail::to_integer(
        read_decimal("20000000000000000000"), value));
}

TEST_CASE("decimals are equal when their values are")
{
    CHECK(equal("1", "1.0"));
    CHECK(equal("100", "1e2"));
    CHECK(equal("0.012", "12E-3"));
    CHECK(equal("1.25", "0.125e1"));
    CHECK(equal("-0", "0.0"));
    CHECK(equal("0e5", "0"));
    CHECK_FALSE(equal("1", "-1"));
    CHECK_FALSE(equal("1", "0"));
    CHECK_FALSE(equal("1", "10"));
    CHECK_FALSE(equal("1.25", "1.26"));
    CHECK_FALSE(equal("1.25", "1.251"));
    CHECK_FALSE(equal("12.5", "1.25"));
}
