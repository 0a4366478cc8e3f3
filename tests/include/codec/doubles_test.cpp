#include "catch.hpp"
#include "codec.hpp"
#include "fixtures.hpp"

#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>
#include <airudder/value.hpp>

#include <bit>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

// The same tests are compiled with -ffast-math.

using fixtures::One;

namespace {

constexpr std::uint64_t minus_bit = std::uint64_t{1} << 63;
constexpr std::uint64_t infinite_bits = std::uint64_t{0x7FF} << 52;

/// Doubles as bits, and the text that is written for them.
std::vector<std::pair<std::uint64_t, std::string>> const special_doubles{
    {0, "0"},
    {minus_bit, "0"},
    {1, "5e-324"},
    {1 | minus_bit, "-5e-324"},
    {(std::uint64_t{1} << 52) - 1, "2.225073858507201e-308"},
    {std::uint64_t{1} << 52, "2.2250738585072014e-308"},
    {infinite_bits - 1, "1.7976931348623157e+308"},
    {infinite_bits, "null"},
    {infinite_bits | minus_bit, "null"},
    {infinite_bits + 1, "null"},
    {infinite_bits | infinite_bits >> 1 | minus_bit, "null"},
};

std::uint64_t bits_of_double(double const& value)
{
    return std::bit_cast<std::uint64_t>(value);
}

} // namespace

TEST_CASE("subnormals, infinities and NaNs are written wherever they stand")
{
    for (auto const& [bits, text] : special_doubles) {
        auto const value = std::bit_cast<double>(bits);
        CAPTURE(text);
        One<double> one;
        one.value = value;
        CHECK(airudder::serialize(one) == "{\"value\":" + text + "}");
        One<std::optional<double>> optional;
        optional.value = value;
        CHECK(airudder::serialize(optional) == "{\"value\":" + text + "}");
        One<std::vector<double>> list;
        list.value.assign(3, value);
        CHECK(airudder::serialize(list) ==
              "{\"value\":[" + text + "," + text + "," + text + "]}");
        One<boost::json::object> open;
        open.value["a"] = value;
        CHECK(airudder::serialize(open) == "{\"value\":{\"a\":" + text + "}}");
    }
}

TEST_CASE("subnormals and minus zero are read wherever they stand")
{
    for (auto const& [bits, text] : special_doubles) {
        if (text == "null" || text == "0")
            continue;
        CAPTURE(text);
        auto const whole = "{\"value\":" + text + "}";
        std::vector<airudder::Issue> issues;
        auto const one =
            airudder::parse<One<double>>(whole, {.issues = &issues});
        REQUIRE(one.has_value());
        CHECK(bits_of_double(one->value) == bits);
        CHECK(one->unmodeled.empty());
        CHECK(issues.empty());
        auto const open = codec::tolerant<One<boost::json::object>>(
            "{\"value\":{\"a\":" + text + "}}");
        CHECK(bits_of_double(open.value.at("a").get_double()) == bits);
        CHECK(open.unmodeled.empty());
    }
    CHECK(bits_of_double(
              codec::tolerant<One<double>>(R"({"value":-0.0})").value) ==
          minus_bit);
    CHECK(codec::issues<One<double>>(R"({"value":4e-324})") ==
          "/value rounded; ");
    CHECK(codec::issues<One<double>>(R"({"value":1.8e308})") ==
          "/value wrong_type; ");
}

TEST_CASE("a boost::json::value has special doubles, and null for infinities")
{
    for (auto const& [bits, text] : special_doubles) {
        CAPTURE(text);
        One<double> one;
        one.value = std::bit_cast<double>(bits);
        auto const value = boost::json::value_from(one).at("value");
        if (text == "null") {
            CHECK(value.is_null());
            continue;
        }
        REQUIRE(value.is_double());
        CHECK(bits_of_double(value.get_double()) == bits);
        auto const back =
            boost::json::value_to<One<double>>(boost::json::value_from(one));
        CHECK(bits_of_double(back.value) == bits);
    }
}

TEST_CASE("text that is kept for a double is dropped when its sign changes")
{
    auto one = codec::tolerant<One<double>>(R"({"value":-0})");
    CHECK(airudder::serialize(one) == R"({"value":-0})");
    one.value = std::bit_cast<double>(std::uint64_t{0});
    CHECK(airudder::serialize(one) == R"({"value":0})");
    one = codec::tolerant<One<double>>(R"({"value":5.0e-324})");
    CHECK(airudder::serialize(one) == R"({"value":5.0e-324})");
    one.value = std::bit_cast<double>(std::uint64_t{0});
    CHECK(airudder::serialize(one) == R"({"value":0})");
}
