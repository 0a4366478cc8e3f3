// Edge cases of reading, reporting and writing.
#include "catch.hpp"
#include "codec.hpp"
#include "fixtures.hpp"
#include "last_page.hpp"

#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>
#include <airudder/value.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/json/error.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using airudder::parse;
using fixtures::Inner;
using fixtures::Level;
using fixtures::Nothing;
using fixtures::One;
using fixtures::Outer;

TEST_CASE("control characters are escaped at every position of a string")
{
    constexpr std::string_view hex = "0123456789abcdef";
    for (std::size_t size = 0; size < 40; ++size)
        for (std::size_t at = 0; at <= size; ++at)
            for (std::size_t code : {0x00u, 0x01u, 0x0Bu, 0x1Eu, 0x1Fu}) {
                std::string const before(at, 'x');
                std::string const after(size - at, 'y');
                Inner const inner{.id =
                                      before + static_cast<char>(code) + after};
                auto const escape =
                    std::string("\\u00") + hex[code / 16] + hex[code % 16];
                REQUIRE(airudder::serialize(inner) ==
                        "{\"id\":\"" + before + escape + after + "\"}");
            }
}

TEST_CASE("parse refuses the last surrogate on its own")
{
    CHECK(codec::error<Nothing>(R"({"x":"\uDFFF"})").message ==
          "expected a pair of surrogates, found 'D'");
}

TEST_CASE("an error names an unprintable byte by its number")
{
    CHECK(codec::error<Inner>("{\"id\":\"\"} \x7F").message ==
          "expected the end of the text, found byte 0x7F");
    CHECK(codec::error<Inner>("{\"id\":\"\"} ~").message ==
          "expected the end of the text, found '~'");
}

namespace {

std::string message_of(std::string_view text)
{
    std::vector<airudder::Issue> issues;
    static_cast<void>(parse<One<Inner>>(text, {.issues = &issues}));
    return issues.at(0).message;
}

} // namespace

TEST_CASE("the message about a wrong type names the kind of value found")
{
    for (auto const& [text, kind] :
         std::vector<std::pair<std::string, std::string>>{
             {"{}", "an object"},
             {"[]", "an array"},
             {"true", "a boolean"},
             {"false", "a boolean"},
             {"null", "null"},
             {"-1", "a number"}})
        CHECK(message_of("{\"value\":{\"id\":" + text + "}}") ==
              "expected a string, found " + kind);
    auto const size = std::string(R"({"value":{"id":"","size":)");
    CHECK(message_of(size + "1.5}}") ==
          "expected an integer, found a number with a fraction");
    CHECK(message_of(size + "1e19}}") ==
          "expected an integer from -2^63 to 2^63 - 1, found one beyond");
}

TEST_CASE("a strict parse locates missing, repeated and unknown members")
{
    airudder::ParseOptions const strict{.strict = true};
    CHECK(codec::error<Inner>(R"({"size":1})", strict).offset == 9);
    CHECK(codec::error<Inner>(R"({"id":"","id":""})", strict).offset == 9);
    CHECK(codec::error<Nothing>(R"( {"x":1})", strict).offset == 2);
}

TEST_CASE("an optional member is empty only if its value does not fit at all")
{
    CHECK_FALSE(codec::tolerant<Outer>(R"({"maybe_amount":1e400})")
                    .maybe_amount.has_value());
    CHECK(codec::tolerant<Outer>(R"({"maybe_amount":1e-400})").maybe_amount ==
          0.0);
    CHECK(codec::tolerant<Outer>(R"({"maybe_level":"new"})").maybe_level ==
          Level::unknown);
    CHECK(codec::tolerant<Outer>(R"({"maybe_texts":["x",1]})").maybe_texts ==
          std::vector<std::string>{"x", ""});
}

namespace {

struct Filled {
    std::vector<std::int64_t> counts{1, 2};
    boost::json::object open{{"a", 1}};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Filled, (), (counts, open))

} // namespace

TEST_CASE("parsed values replace a member's default value")
{
    auto const filled =
        codec::tolerant<Filled>(R"({"counts":[3],"open":{"b":2}})");
    CHECK(filled.counts == std::vector<std::int64_t>{3});
    CHECK(filled.open == boost::json::object{{"b", 2}});
    CHECK(codec::tolerant<Filled>(R"({"counts":[]})").counts.empty());
}

TEST_CASE("an issue's pointer contains decoded names")
{
    CHECK(codec::issues<One<boost::json::object>>(
              R"({"value":{"\u006eame":["long\u0020text",1e400]}})") ==
          "/value/name/1 wrong_type; ");
}

namespace {

struct NamesOfThreeSizes {
    std::optional<std::string> a_name_of_forty_bytes_that_ends_with_one{};
    std::optional<std::string> a_name_of_thirty_one_bytes_no_1{};
    std::optional<std::string> a_name_of_twenty_nine_bytes_1{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(NamesOfThreeSizes,
                      (),
                      (a_name_of_forty_bytes_that_ends_with_one,
                       a_name_of_thirty_one_bytes_no_1,
                       a_name_of_twenty_nine_bytes_1))

} // namespace

TEST_CASE("names of any length are compared byte for byte")
{
    std::string const name = "a_name_of_forty_bytes_that_ends_with_one";
    std::string const shorter = "a_name_of_thirty_one_bytes_no_1";
    std::string const shortest = "a_name_of_twenty_nine_bytes_1";
    for (auto const& exact : {name, shorter, shortest})
        for (std::size_t at = 0; at <= exact.size(); ++at) {
            auto other = exact;
            if (at == exact.size())
                other += 'x';
            else
                other[at] = '#';
            CAPTURE(other);
            for (std::string const after : {"", "                        "})
                CHECK(codec::issues<NamesOfThreeSizes>(
                          "{\"" + other + "\":\"1\"}" + after + after) ==
                      "/" + other + " unknown_member; ");
        }
    LastPage page;
    auto const text = "{\"" + name + "\":\"1\",\"" + shorter + "\":\"2\",\"" +
                      shortest + "\":\"3\"}";
    auto const all = codec::tolerant<NamesOfThreeSizes>(page.put(text));
    CHECK(all.a_name_of_forty_bytes_that_ends_with_one == "1");
    CHECK(all.a_name_of_thirty_one_bytes_no_1 == "2");
    CHECK(all.a_name_of_twenty_nine_bytes_1 == "3");
    CHECK(all.unmodeled.empty());
}

TEST_CASE("parse reports a repeated name where it expects another one")
{
    CHECK(codec::issues<NamesOfThreeSizes>(
              R"({"a_name_of_twenty_nine_bytes_1":"1",)"
              R"("a_name_of_thirty_one_bytes_no_1":"2",)"
              R"("a_name_of_twenty_nine_bytes_1":"3"})" +
              std::string(64, ' ')) ==
          "/a_name_of_twenty_nine_bytes_1 duplicate; ");
}

TEST_CASE("parse does not confuse names of the same length")
{
    CHECK(codec::issues<Inner>(R"({"xd":1,"ix":2})" + std::string(40, ' ')) ==
          "/xd unknown_member; /ix unknown_member; /id missing; ");
    // Change each byte, because the hash of a name does not cover all of them.
    for (std::string const name : {"maybe_amount", "maybe_count", "inners"})
        for (std::size_t at = 0; at != name.size(); ++at) {
            auto other = name;
            other[at] = '#';
            auto const outer =
                codec::tolerant<Outer>("{\"x\":1,\"" + other + "\":\"1\"}");
            CAPTURE(other);
            CHECK(outer.unmodeled.find(other) == "\"1\"");
            CHECK(outer.unmodeled.size() == 2);
        }
}

namespace {

/// Its values have gaps and are not in order.
enum class Sparse { unknown, ten = 10, two = 2, one = 1 };

BOOST_DESCRIBE_ENUM(Sparse, ten, two, one)

} // namespace

TEST_CASE("enumerators may have any values")
{
    using List = One<std::vector<Sparse>>;
    auto const text = R"({"value":["one","two","ten","two"]})";
    CHECK(codec::tolerant<List>(text).value ==
          std::vector{Sparse::one, Sparse::two, Sparse::ten, Sparse::two});
    CHECK(codec::again<List>(text) == text);
    List list;
    list.value = {Sparse::two, Sparse::ten, Sparse::one, Sparse::unknown};
    CHECK(airudder::serialize(list) == R"({"value":["two","ten","one",null]})");
}

TEST_CASE("kept texts have no white space between their tokens")
{
    CHECK(codec::again<Nothing>("{\"a\":[1,\n2,\t3,\r4 \n\t\r,{ }\n]}") ==
          R"({"a":[1,2,3,4,{}]})");
    CHECK(codec::again<Nothing>("{\"a\"\n:\t\" \\\" \"\r}") ==
          R"({"a":" \" "})");
}

namespace {

struct Keyed {
    Level APPKey{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Keyed, (), (APPKey))

} // namespace

TEST_CASE("a member whose name has capitals may still be a secret")
{
    auto const error =
        codec::error<Keyed>(R"({"APPKey":"hush"})", {.strict = true});
    CHECK(error.message ==
          "expected one of the documented values, found another");
}

TEST_CASE("serialize ignores a kept text that says more than its record")
{
    fixtures::Optional optional{.inner = Inner{.id = "x"}};
    optional.unmodeled.set("inner", R"({"size":null,"id":"x"})");
    CHECK(airudder::serialize(optional) == R"({"inner":{"id":"x"}})");
    optional.unmodeled.set("inner", R"({"\u0069d":"x"})");
    CHECK(airudder::serialize(optional) == R"({"inner":{"\u0069d":"x"}})");
}

TEST_CASE("value_from keeps the sign of zero and turns NaN into null")
{
    auto const value_of = [](double number) {
        return boost::json::value_from(One<double>{number, {}}).at("value");
    };
    CHECK(std::signbit(value_of(-0.0).as_double()));
    CHECK_FALSE(std::signbit(value_of(0.0).as_double()));
    CHECK(value_of(std::numeric_limits<double>::quiet_NaN()).is_null());
}

TEST_CASE("serialize writes thousands of long texts with escapes")
{
    One<std::vector<std::string>> const list{
        std::vector<std::string>(10000, "\n" + std::string(900, 'x')), {}};
    std::string expected = "{\"value\":[";
    for (std::size_t count = 0; count != list.value.size(); ++count)
        expected += "\"\\n" + std::string(900, 'x') + "\",";
    expected.replace(expected.size() - 1, 1, "]}");
    CHECK((airudder::serialize(list) == expected));
}

TEST_CASE("parse reports no issues of a text that is too large")
{
    std::size_t count = 7;
    CHECK(
        parse<Inner>("{}", {.max_size = 1, .issue_count = &count}).has_error());
    CHECK(count == 0);
}

TEST_CASE("try_value_to reports that an enumerator requires a string")
{
    auto const level = boost::json::try_value_to<Level>(boost::json::value(1));
    REQUIRE(level.has_error());
    CHECK(level.error() == boost::json::error::not_string);
}

TEST_CASE("serialize writes a default that was assigned over a kept number")
{
    auto one = codec::tolerant<One<std::int64_t>>(R"({"value":1.0})");
    one.value = 0;
    CHECK(airudder::serialize(one) == R"({"value":0})");
}
