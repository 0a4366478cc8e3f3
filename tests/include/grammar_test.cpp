#include "catch.hpp"
#include "codec.hpp"
#include "fixtures.hpp"
#include "random_json.hpp"

#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>

#include <boost/json/parse.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace std::string_literals;
using namespace std::string_view_literals;
using fixtures::Nothing;
using fixtures::One;

namespace {

bool accepts(std::string_view text)
{
    return airudder::parse<Nothing>(text).has_value();
}

/// Whether a value is accepted wherever one can stand: skipped, decoded into
/// an open object, within a list and as a misfit.
bool accepts_value(std::string const& value)
{
    auto const skipped = accepts("{\"k\":" + value + "}");
    auto const opened = airudder::parse<One<boost::json::object>>(
                            "{\"value\":{\"k\":" + value + "}}")
                            .has_value();
    auto const listed = airudder::parse<One<std::vector<std::string>>>(
                            "{\"value\":[0," + value + "]}")
                            .has_value();
    auto const misfitted =
        airudder::parse<fixtures::Outer>(
            "{\"count\":" + value + ",\"amount\":" + value +
            ",\"level\":" + value + ",\"flag\":" + value +
            ",\"text\":" + value + ",\"inner\":" + value + "}")
            .has_value();
    CAPTURE(value);
    CHECK(opened == skipped);
    CHECK(listed == skipped);
    CHECK(misfitted == skipped);
    return skipped;
}

} // namespace

TEST_CASE("values of RFC 8259 are accepted wherever they stand")
{
    for (std::string const value : {
             "null",
             "true",
             "false",
             "0",
             "-0",
             "-1",
             "10",
             "0.5",
             "1.0",
             "1e5",
             "1E5",
             "1e+5",
             "1e-05",
             "0e1",
             "0.0E-0",
             "\"\"",
             "\"/\"",
             R"("\"\\\/\b\f\n\r\t")",
             R"("\u0000\u00e9\uFFFF")",
             R"("\ud83d\ude00")",
             "\"\x7F\"",
             "\"\xC2\x80\"",
             "\"\xEF\xBB\xBF\"",
             "\"\xED\x9F\xBF\xEE\x80\x80\"",
             "\"\xF4\x8F\xBF\xBF\"",
             "[]",
             "[ ]",
             "[[]]",
             "[1,2]",
             "[\t1\r\n, 2 ]",
             "{}",
             "{ }",
             "{\"\":{}}",
             "{\"a\":1,\"a\":2}",
         })
        CHECK(accepts_value(value));
}

TEST_CASE("what is no value of RFC 8259 is refused wherever it stands")
{
    for (auto const& value : {
             ""s,
             "nul"s,
             "nulll"s,
             "Null"s,
             "NULL"s,
             "tru"s,
             "truee"s,
             "False"s,
             "undefined"s,
             "NaN"s,
             "Infinity"s,
             "-Infinity"s,
             "+1"s,
             "-"s,
             "--1"s,
             "01"s,
             "-01"s,
             "00"s,
             "1."s,
             ".5"s,
             "-.5"s,
             "1.e1"s,
             "1e"s,
             "1e+"s,
             "1e1.5"s,
             "0x10"s,
             "1_000"s,
             "1,"s,
             "1 2"s,
             "1f"s,
             "'a'"s,
             "a"s,
             "\""s,
             "\"a"s,
             "\"a\\\""s,
             "\"\n\""s,
             "\"\t\""s,
             "\"\0\""s,
             "\"\x1F\""s,
             "\"\\x41\""s,
             "\"\\'\""s,
             "\"\\0\""s,
             "\"\\u\""s,
             "\"\\u12\""s,
             "\"\\u123g\""s,
             "\"\\U0041\""s,
             "\"\\ud800\""s,
             "\"\\ud800x\""s,
             "\"\\ud800\\n\""s,
             "\"\\ud800\\u0041\""s,
             "\"\\ud800\\ud800\""s,
             "\"\\ud800\\ue000\""s,
             "\"\\udc00\""s,
             "\"\\udc00\\ud800\""s,
             "\"\x80\""s,
             "\"\xC0\x80\""s,
             "\"\xE0\x80\x80\""s,
             "\"\xED\xA0\x80\""s,
             "\"\xF4\x90\x80\x80\""s,
             "\"\xFF\""s,
             "\"\xC3\""s,
             "["s,
             "]"s,
             "[1"s,
             "[1,"s,
             "[,]"s,
             "[1,]"s,
             "[,1]"s,
             "[1,,2]"s,
             "[1 2]"s,
             "[1:2]"s,
             "[}"s,
             "{"s,
             "}"s,
             "{]"s,
             "{\"a\""s,
             "{\"a\":"s,
             "{\"a\":1"s,
             "{\"a\":1,"s,
             "{\"a\":1,}"s,
             "{,}"s,
             "{\"a\"}"s,
             "{\"a\",1}"s,
             "{\"a\":}"s,
             "{\"a\" 1}"s,
             "{\"a\"::1}"s,
             "{a:1}"s,
             "{1:1}"s,
             "{'a':1}"s,
             "{null:1}"s,
             "{\"a\":1 \"b\":2}"s,
             "{\"a\":1,,\"b\":2}"s,
             "/**/1"s,
             "1//"s,
             "#1"s,
             "\xC2\xA0"
             "1"s,
             "\f1"s,
             "\v1"s,
             "\0"s,
             "1\0"s,
             "\xEF\xBB\xBF"
             "1"s,
         })
        CHECK_FALSE(accepts_value(value));
}

TEST_CASE("around the root only white space is accepted")
{
    CHECK(accepts(" \t\r\n{} \t\r\n"));
    for (auto const text : {"\xEF\xBB\xBF{}"sv,
                            "{}{}"sv,
                            "{},"sv,
                            "{}]"sv,
                            "{}x"sv,
                            "{}\0"sv,
                            "\0{}"sv,
                            "\f{}"sv,
                            "{} //"sv,
                            "\xFF\xFE{\0}\0"sv})
        CHECK_FALSE(accepts(text));
}

TEST_CASE("a text cut anywhere is refused")
{
    auto const whole = fixtures::complete_outer;
    for (std::size_t size = 0; size < whole.size(); ++size) {
        auto const text = whole.substr(0, size);
        REQUIRE_FALSE(airudder::parse<fixtures::Outer>(text).has_value());
        REQUIRE_FALSE(accepts(text));
    }
}

TEST_CASE("mutated texts are accepted if Boost.JSON accepts them")
{
    boost::json::parse_options options;
    options.max_depth = 64;
    int accepted = 0;
    int refused = 0;
    for (std::uint64_t seed = 0; seed < 6000; ++seed) {
        RandomJson random(seed, seed % 4 == 0);
        auto const text = random.mutated(random.outer());
        CAPTURE(seed, text);
        boost::json::error_code code;
        auto const value = boost::json::parse(text, code, {}, options);
        // Boost.JSON 1.81 refuses exponents beyond int.
        if (code == boost::json::error::exponent_overflow)
            continue;
        auto const expected = !code && value.is_object();
        REQUIRE(airudder::parse<fixtures::Outer>(text).has_value() == expected);
        REQUIRE(accepts(text) == expected);
        ++(expected ? accepted : refused);
    }
    CHECK(accepted > 300);
    CHECK(refused > 1000);
}
