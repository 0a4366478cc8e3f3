#include "catch.hpp"
#include "codec.hpp"
#include "fixtures.hpp"
#include "kinds.hpp"

#include <airudder/serialize.hpp>
#include <airudder/value.hpp>

#include <boost/describe/class.hpp>
#include <boost/json/error.hpp>
#include <boost/json/value_from.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

using airudder::serialize;
using codec::again;
using fixtures::Inner;
using fixtures::Level;
using fixtures::Nothing;
using fixtures::One;
using fixtures::Optional;
using fixtures::Outer;

TEST_CASE("a complete record comes back byte for byte")
{
    CHECK(again<Outer>(fixtures::complete_outer) == fixtures::complete_outer);
}

namespace {

/// The lengths of the names are around the 32 bytes of a key that are copied at
/// once.
struct NamesAround32Bytes {
    std::string has_twenty_eight_letters_now{};
    std::string has_twenty_nine_letters_in_it{};
    std::optional<std::string> has_thirty_letters_all_in_all_{};
    std::optional<std::string> has_thirty_one_letters_in_total{};
    std::int64_t has_thirty_two_letters_in_it_all{};
    airudder::Unmodeled unmodeled{};
};

using airudder::tag_invoke;

BOOST_DESCRIBE_STRUCT(NamesAround32Bytes,
                      (),
                      (has_twenty_eight_letters_now,
                       has_twenty_nine_letters_in_it,
                       has_thirty_letters_all_in_all_,
                       has_thirty_one_letters_in_total,
                       has_thirty_two_letters_in_it_all))

} // namespace

TEST_CASE("members with long names are written like any others")
{
    std::string const text = R"({"has_twenty_eight_letters_now":"a",)"
                             R"("has_twenty_nine_letters_in_it":"b\n",)"
                             R"("has_thirty_letters_all_in_all_":"c",)"
                             R"("has_thirty_one_letters_in_total":"d",)"
                             R"("has_thirty_two_letters_in_it_all":5})";
    CHECK(again<NamesAround32Bytes>(text) == text);
}

TEST_CASE("a record made by hand is written with all required members")
{
    CHECK(serialize(Inner{}) == R"({"id":""})");
    CHECK(serialize(Inner{.id = "a", .size = 5}) == R"({"id":"a","size":5})");
    CHECK(serialize(Nothing{}) == "{}");
    CHECK(serialize(Optional{}) == "{}");
    CHECK(serialize(One<Inner>{}) == R"({"value":{"id":""}})");
    CHECK(serialize(One<bool>{}) == R"({"value":false})");
    CHECK(serialize(One<double>{}) == R"({"value":0})");
    CHECK(serialize(One<boost::json::object>{}) == R"({"value":{}})");
    CHECK(serialize(One<std::vector<Inner>>{{{}, {"b", 1, {}}}, {}}) ==
          R"({"value":[{"id":""},{"id":"b","size":1}]})");
}

TEST_CASE("serialize_to appends")
{
    std::string out = "before ";
    airudder::serialize_to(out, Inner{.id = "a"});
    airudder::serialize_to(out, Nothing{});
    CHECK(out == R"(before {"id":"a"}{})");
}

TEST_CASE("serialize_to appends to a text of the record itself")
{
    // Shorter and longer than the block that is written at once.
    for (std::size_t const size : {0u, 3u, 40u, 3000u, 4095u, 5000u, 20000u})
        for (std::size_t const before : {0u, 50u, 3000u, 4090u, 5000u}) {
            CAPTURE(size, before);
            auto const text = std::string(size, 'x') + "\n\x01 and the rest";
            Outer outer;
            outer.text = std::string(before, 'b');
            outer.maybe_text = text;
            outer.texts = {"first", text, "last"};
            outer.inners = {{.id = "a"}, {.id = text}};
            auto const expected = text + serialize(outer);
            auto const check = [&](std::string& (*place)(Outer&)) {
                auto copy = outer;
                airudder::serialize_to(place(copy), copy);
                CHECK(place(copy) == expected);
            };
            check([](Outer& in) -> std::string& { return *in.maybe_text; });
            check([](Outer& in) -> std::string& { return in.texts[1]; });
            check([](Outer& in) -> std::string& { return in.inners[1].id; });
        }
}

TEST_CASE("serialize_to appends to a name of a map in the record")
{
    One<fixtures::Map<std::string>> one;
    auto const name = std::string(5000, 'n') + '"';
    one.value["first"] = std::string(3000, 'b');
    one.value[name] = "value";
    auto const expected = name + serialize(one);
    auto& out = one.value.begin()[1].name;
    airudder::serialize_to(out, one);
    CHECK(out == expected);
}

namespace {

/// Runs `write`. Returns the error code that it throws.
template <class F>
boost::system::error_code code_of_writing(F write)
{
    try {
        write();
    } catch (boost::system::system_error const& error) {
        return error.code();
    }
    return {};
}

/// Checks that a record of `depth` levels is written if it has at most 1,024,
/// and that writing fails otherwise.
template <class T>
void check_depth(T const& record, std::size_t depth)
{
    CAPTURE(depth);
    std::string out = "before";
    auto const code =
        code_of_writing([&] { airudder::serialize_to(out, record); });
    auto const from = code_of_writing(
        [&] { static_cast<void>(boost::json::value_from(record)); });
    if (depth <= 1024) {
        CHECK_FALSE(code);
        CHECK(out.size() > 2 * depth);
    } else {
        CHECK(code == boost::json::error::too_deep);
        CHECK(out == "before");
        CHECK_THROWS_AS(serialize(record), boost::system::system_error);
    }
    CHECK(from == code);
}

} // namespace

TEST_CASE("values nested deeper than 1024 levels are not written")
{
    for (std::size_t const depth : {1023u, 1024u, 1025u, 5'000u}) {
        // The record, an object in it, and the rest.
        boost::json::value arrays(nullptr);
        boost::json::value objects(nullptr);
        for (std::size_t level = 2; level != depth; ++level) {
            arrays = boost::json::array{std::move(arrays)};
            objects = boost::json::object{{"a", std::move(objects)}};
        }
        One<boost::json::object> open;
        open.value["a"] = std::move(arrays);
        check_depth(open, depth);
        open.value["a"] = std::move(objects);
        check_depth(open, depth);
        One<boost::json::value> any;
        any.value = std::move(open.value);
        check_depth(any, depth);
    }
}

TEST_CASE("records nested deeper than 1024 levels are not written")
{
    for (std::size_t const depth : {1022u, 1024u, 1026u, 5'000u}) {
        // The innermost record has a list without elements.
        fixtures::Egg chain;
        for (std::size_t level = 2; level != depth; ++level) {
            fixtures::Egg outer;
            outer.egg = std::move(chain);
            chain = std::move(outer);
        }
        check_depth(chain, depth);
        // Each record is in a list of the next.
        fixtures::Egg nest;
        for (std::size_t level = 2; level != depth; level += 2) {
            fixtures::Egg outer;
            outer.eggs.push_back(std::move(nest));
            nest = std::move(outer);
        }
        check_depth(nest, depth);
    }
}

TEST_CASE("unknown is left out; in a list it is written as null")
{
    CHECK(serialize(One<Level>{}) == "{}");
    CHECK(serialize(One<Level>{static_cast<Level>(77), {}}) == "{}");
    CHECK(serialize(One<std::optional<Level>>{Level::unknown, {}}) == "{}");
    CHECK(
        serialize(One<std::vector<Level>>{{Level::low, Level::unknown}, {}}) ==
        R"({"value":["low",null]})");
    CHECK(serialize(One<Level>{Level::quoted_, {}}) ==
          R"({"value":"\"\\\u0000/"})");
}

TEST_CASE("NaN and infinity are written as null")
{
    auto const nan = std::numeric_limits<double>::quiet_NaN();
    auto const infinity = std::numeric_limits<double>::infinity();
    CHECK(serialize(One<double>{nan, {}}) == R"({"value":null})");
    CHECK(serialize(One<std::optional<double>>{-infinity, {}}) ==
          R"({"value":null})");
    CHECK(serialize(One<std::vector<double>>{{1, infinity}, {}}) ==
          R"({"value":[1,null]})");
    boost::json::object open;
    open["k"] = infinity;
    CHECK(serialize(One<boost::json::object>{open, {}}) ==
          R"({"value":{"k":null}})");
}

TEST_CASE("strings are escaped only where JSON requires it")
{
    auto const written = [](std::string_view text) {
        return serialize(One<std::string>{std::string(text), {}});
    };
    CHECK(written("\"\\/\b\f\n\r\t") == R"({"value":"\"\\/\b\f\n\r\t"})");
    CHECK(written({"\0\x01\x1F\x7F", 4}) ==
          "{\"value\":\"\\u0000\\u0001\\u001f\x7F\"}");
    CHECK(written("\xE4\xBD\xA0") == "{\"value\":\"\xE4\xBD\xA0\"}");
    for (std::size_t size = 0; size < 40; ++size) {
        auto const plain = std::string(size, 'x');
        REQUIRE(written(plain + "\n" + plain) ==
                "{\"value\":\"" + plain + "\\n" + plain + "\"}");
        REQUIRE(written(plain + "\x80" + plain) ==
                "{\"value\":\"" + plain + "\x80" + plain + "\"}");
    }
    CHECK(written(std::string(5000, '\x01')).size() == 12 + 6 * 5000);
}

TEST_CASE("optional escapes are respelled")
{
    CHECK(again<One<std::string>>(R"({"value":"\/\u4f60\u0041"})") ==
          "{\"value\":\"/\xE4\xBD\xA0"
          "A\"}");
}

TEST_CASE("unknown members follow the known ones unchanged")
{
    CHECK(again<Inner>(
              R"({ "z" : [ 1.0, "\/" ] , "id" : "x" , "\u0000\"" : { } })") ==
          R"({"id":"x","z":[1.0,"\/"],"\u0000\"":{}})");
}

TEST_CASE("misfitting members are written unchanged, in their place")
{
    CHECK(again<Inner>(R"({"size":"5","id":null})") ==
          R"({"id":null,"size":"5"})");
    CHECK(again<Optional>(R"({"text":1,"amount":"2","level":3,"inner":4})") ==
          R"({"text":1,"amount":"2","level":3,"inner":4})");
    CHECK(again<Optional>(
              R"({"text":null,"amount":null,"level":null,"inner":null})") ==
          R"({"text":null,"amount":null,"level":null,"inner":null})");
    CHECK(again<One<Level>>(R"({"value":"new"})") == R"({"value":"new"})");
    CHECK(again<One<std::optional<Level>>>(R"({"value":"new"})") ==
          R"({"value":"new"})");
    CHECK(again<One<boost::json::object>>(R"({"value":[]})") ==
          R"({"value":[]})");
    CHECK(again<One<std::vector<Inner>>>(R"({"value":{}})") ==
          R"({"value":{}})");
}

TEST_CASE("a record keeps its whole value if that is not an object")
{
    for (auto const text : {R"({"value":null})",
                            R"({"value":"x"})",
                            R"({"value":[{"id":1.0}]})",
                            R"({"value":1e2})"}) {
        auto const one = codec::tolerant<One<Inner>>(text);
        CHECK(one.unmodeled.empty());
        CHECK_FALSE(one.value.unmodeled.empty());
        CHECK(one.value.unmodeled.size() == 0);
        CHECK(serialize(one) == text);
    }
    auto one = codec::tolerant<One<Inner>>(R"({"value":[ 1, 2 ]})");
    CHECK(one.value.unmodeled.whole() == "[1,2]");
    one.value.size = 3;
    CHECK(serialize(one) == R"({"value":{"id":"","size":3}})");
    one.value.size.reset();
    CHECK(serialize(one) == R"({"value":[1,2]})");
    one.value.unmodeled.set("more", "true");
    CHECK(serialize(one) == R"({"value":{"id":"","more":true}})");
}

TEST_CASE("an optional record is empty if its value is not an object")
{
    auto const optional = codec::tolerant<Optional>(R"({"inner":[5]})");
    CHECK_FALSE(optional.inner);
    CHECK(optional.unmodeled.find("inner") == "[5]");
}

TEST_CASE("absent required members stay absent")
{
    CHECK(again<Outer>("{}") == "{}");
    CHECK(again<One<Inner>>(R"({"value":{}})") == R"({"value":{}})");
    auto inner = codec::tolerant<Inner>("{}");
    CHECK_FALSE(inner.unmodeled.empty());
    CHECK(inner.unmodeled.absent("id"));
    CHECK(inner == Inner{});
    inner.id = "x";
    CHECK(serialize(inner) == R"({"id":"x"})");
    inner.id.clear();
    CHECK(serialize(inner) == "{}");
    CHECK(inner.unmodeled.forget("id"));
    CHECK(serialize(inner) == R"({"id":""})");
    CHECK(inner.unmodeled.empty());
}

TEST_CASE("a deeply nested part comes back unchanged")
{
    std::string text = R"({"value":{"a":)";
    for (int level = 0; level < 1000; ++level)
        text += level % 2 ? "[" : "{\"k\":";
    text += "1.0";
    for (int level = 1000; level-- > 0;)
        text += level % 2 ? "]" : "}";
    text += "}}";
    auto const result =
        airudder::parse<One<boost::json::object>>(text, {.max_depth = 1024});
    REQUIRE(result.has_value());
    CHECK(serialize(*result) == text);
}
