#include "catch.hpp"
#include "codec.hpp"
#include "fixtures.hpp"

#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>

#include <cmath>
#include <cstdint>
#include <string>

using airudder::serialize;
using fixtures::One;

namespace {

constexpr char const* spellings[]{
    "0",
    "-0",
    "0.0",
    "-0.0",
    "0e0",
    "1.0",
    "1e2",
    "20000.00",
    "2E4",
    "1e-7",
    "0.0000001",
    "1E+21",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "1000000000000000000000000000000",
    "0.12345678901234567",
    "0.1000000000000000055511151231257827",
    "5e-324",
    "1e400",
    "-1e400",
    "1e-400",
    "1e99999999999999999999",
    "1e-99999999999999999999",
    "0e99999999999999999999",
};

template <class T>
std::string with(std::string const& number)
{
    auto const text = "{\"value\":" + number + "}";
    return codec::again<One<T>>(text) == text ? number : "something else";
}

} // namespace

TEST_CASE("a number is written as it was spelled, wherever it stands")
{
    for (std::string const number : spellings) {
        CHECK(with<std::int64_t>(number) == number);
        CHECK(with<double>(number) == number);
        CHECK(with<std::string>(number) == number);
        CHECK(with<std::optional<double>>(number) == number);
        CHECK(with<fixtures::Level>(number) == number);
        CHECK(with<fixtures::Inner>(number) == number);
        auto const list = "[" + number + ",2," + number + "]";
        CHECK(with<std::vector<double>>(list) == list);
        CHECK(with<std::vector<std::int64_t>>(list) == list);
        CHECK(with<std::optional<std::vector<double>>>(list) == list);
        auto const object = "{\"a\":" + number + ",\"b\":" + list + "}";
        CHECK(with<boost::json::object>(object) == object);
        CHECK(with<std::vector<boost::json::object>>("[" + object + "]") ==
              "[" + object + "]");
    }
}

TEST_CASE("integers are read from any spelling and their text is kept")
{
    auto const one = codec::tolerant<One<std::int64_t>>(R"({"value":1.50e1})");
    CHECK(one.value == 15);
    CHECK(one.unmodeled.find("value") == "1.50e1");
    CHECK(codec::tolerant<One<std::int64_t>>(R"({"value":150})")
              .unmodeled.empty());
}

TEST_CASE("an integer out of range becomes a default with its text")
{
    auto const one =
        codec::tolerant<One<std::int64_t>>(R"({"value":9223372036854775808})");
    CHECK(one.value == 0);
    CHECK(one.unmodeled.find("value") == "9223372036854775808");
}

TEST_CASE("minus zero is read as a double and kept as text")
{
    auto one = codec::tolerant<One<double>>(R"({"value":-0})");
    CHECK(std::signbit(one.value));
    CHECK(serialize(one) == R"({"value":-0})");
    one.value = 0.0;
    CHECK(serialize(one) == R"({"value":0})");
}

TEST_CASE("a rounded number is written exactly until it is changed")
{
    auto one = codec::tolerant<One<double>>(R"({"value":9007199254740993})");
    CHECK(one.value == 9007199254740992.0);
    CHECK(serialize(one) == R"({"value":9007199254740993})");
    one.value += 2;
    CHECK(serialize(one) == R"({"value":9007199254740994})");
}

TEST_CASE("an open object holds the nearest possible value of each number")
{
    auto const one = codec::tolerant<One<boost::json::object>>(
        R"({"value":{"i":-5,"u":18446744073709551615,"d":0.1,"e":1e400,)"
        R"("b":18446744073709551616,"f":1.0}})");
    CHECK(one.value.at("i").as_int64() == -5);
    CHECK(one.value.at("u").as_uint64() == UINT64_MAX);
    CHECK(one.value.at("d").as_double() == 0.1);
    CHECK(one.value.at("e").is_null());
    CHECK(one.value.at("b").as_double() == 18446744073709551616.0);
    CHECK(one.value.at("f").as_double() == 1.0);
}

TEST_CASE("a number beyond a double's range replaces a value with null")
{
    auto const one = codec::tolerant<One<boost::json::object>>(
        R"({"value":{"a":{"b":1},"a":1e400}})");
    CHECK(one.value.at("a").is_null());
    CHECK(serialize(one) == R"({"value":{"a":1e400}})");
}

TEST_CASE("an edited open object is written with our spelling of numbers")
{
    auto one = codec::tolerant<One<boost::json::object>>(
        R"({"value":{"a":1.50,"b":2E4,"c":-0.0,"d":1e400}})");
    one.value["z"] = 1;
    CHECK(serialize(one) ==
          R"({"value":{"a":1.5,"b":20000,"c":0,"d":null,"z":1}})");
    one.value.erase("z");
    CHECK(serialize(one) ==
          R"({"value":{"a":1.50,"b":2E4,"c":-0.0,"d":1e400}})");
}

TEST_CASE("another name or kind of value makes an open object edited")
{
    using Open = One<boost::json::object>;
    auto const original = codec::tolerant<Open>(R"({"value":{"a":1.50}})");
    auto renamed = original;
    renamed.value.erase("a");
    renamed.value["b"] = 1.5;
    CHECK(serialize(renamed) == R"({"value":{"b":1.5}})");
    auto quoted = original;
    quoted.value["a"] = "1.50";
    CHECK(serialize(quoted) == R"({"value":{"a":"1.50"}})");
    auto more = original;
    more.value["z"] = nullptr;
    CHECK(serialize(more) == R"({"value":{"a":1.5,"z":null}})");
}
