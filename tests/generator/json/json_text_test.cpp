#include "generator/json/json_text.hpp"

#include "catch.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <string>

using namespace airudder::generator;

namespace {

JsonText read(std::string_view text)
{
    auto result = read_json_text(text);
    if (auto const* const error = std::get_if<JsonTextError>(&result))
        FAIL(error->message);
    return std::get<JsonText>(std::move(result));
}

JsonTextError refused(std::string_view text)
{
    auto result = read_json_text(text);
    REQUIRE(std::holds_alternative<JsonTextError>(result));
    return std::get<JsonTextError>(std::move(result));
}

} // namespace

TEST_CASE("JSON text keeps the spelling of numbers and escapes")
{
    auto const text = R"({"a":[20000.00,1E+2,-0,1e999],"b\u00e9":"\/\u4f60"})";
    CHECK(minified(read(text)) == text);
}

TEST_CASE("minified JSON keeps white space only inside strings")
{
    CHECK(minified(read(" { \"a b\" :\t[ 1 ,\r\n true , \"  \" ] } ")) ==
          R"({"a b":[1,true,"  "]})");
}

TEST_CASE("pretty JSON puts a value on one line if it fits")
{
    CHECK(pretty(read(R"({"a":[1,2],"b":{}})")) ==
          "{ \"a\": [1, 2], \"b\": {} }\n");

    std::string const word(60, 'x');
    auto const text =
        "{\"first\":\"" + word + "\",\"second\":[\"" + word + "\",{\"k\":1}]}";
    CHECK(pretty(read(text)) == "{\n  \"first\": \"" + word +
                                    "\",\n  \"second\": [\"" + word +
                                    "\", { \"k\": 1 }]\n}\n");
}

TEST_CASE("a pretty line has at most 100 columns including the comma")
{
    // {"k": "x…x"} on a line of its own inside an array takes 2 + 10 + n.
    for (std::size_t n : {86u, 87u, 88u, 89u}) {
        auto const value = "{\"k\":\"" + std::string(n, 'x') + "\"}";
        auto const text = pretty(read("[" + value + "," + value + "]"));
        std::size_t longest = 0;
        for (std::size_t at = 0; at < text.size();) {
            auto const end = text.find('\n', at);
            longest = std::max(longest, end - at);
            at = end + 1;
        }
        CHECK(longest <= 100);
        CHECK(read(text).elements.size() == 2);
    }
}

TEST_CASE("pretty JSON read again is the same text")
{
    auto const text =
        read(R"({"a":{"b":[{"c":"0123456789012345678901234567890123456789"},
        {"c":"0123456789012345678901234567890123456789"},null,false,-1.5e-7]}})");
    CHECK(minified(read(pretty(text))) == minified(text));
}

TEST_CASE("JSON text knows the offset of each value")
{
    auto const root = read(" {\n\"a\" : [ 1, \"x\"],\"b\":{} }");
    CHECK(root.offset == 1);
    CHECK(at_pointer(root, "/a")->offset == 9);
    CHECK(at_pointer(root, "/a/0")->offset == 11);
    CHECK(at_pointer(root, "/a/1")->offset == 14);
    CHECK(at_pointer(root, "/b")->offset == 23);
}

TEST_CASE("a count is a whole number spelled with digits alone")
{
    CHECK(count_of(read("0")) == 0u);
    CHECK(count_of(read("18446744073709551615")) == 18446744073709551615u);
    for (std::string_view const text : {"-1",
                                        "-0",
                                        "1.0",
                                        "1e2",
                                        "18446744073709551616",
                                        "\"1\"",
                                        "true",
                                        "[1]",
                                        "{}"})
        CHECK_FALSE(count_of(read(text)));
}

TEST_CASE("a string is decoded")
{
    CHECK(string_of(read(R"("a\u4f60\/\n")")) == "a\u4f60/\n");
    CHECK(string_of(read(R"("")")) == "");
    for (std::string_view const text : {"1", "null", "[]", "{}"})
        CHECK_FALSE(string_of(read(text)));
}

TEST_CASE("a text that is not JSON is refused with its line and offset")
{
    auto const error = refused("{\n  \"a\": 1,\n  oops\n}");
    CHECK(error.line == 3);
    CHECK(error.offset == 14);
    CHECK(error.message == "expected a member's name");
}

TEST_CASE("JSON text refuses what RFC 8259 refuses")
{
    for (std::string_view const text : {"",
                                        " ",
                                        "{",
                                        "[1,]",
                                        "{\"a\":1,}",
                                        "01",
                                        "1.",
                                        ".5",
                                        "+1",
                                        "1e",
                                        "-",
                                        "nul",
                                        "NaN",
                                        "\"",
                                        "\"\\x\"",
                                        "\"\\u12g4\"",
                                        "\"\\u12\"",
                                        "\"\t\"",
                                        "[1 2]",
                                        "{\"a\" 1}",
                                        "{1:2}",
                                        "1 1",
                                        "'a'",
                                        "\"\\ud800\"",
                                        "\"\\ud800\\u0041\"",
                                        "\"\\udc00\"",
                                        "\"\xff\"",
                                        "\"\xed\xa0\x80\"",
                                        "// 1\n1",
                                        "\xef\xbb\xbf"
                                        "1"})
        CHECK_FALSE(refused(text).message.empty());
}

TEST_CASE("JSON text refuses a repeated name in any spelling")
{
    auto const error = refused(R"({"ab":1,"a\u0062":2})");
    CHECK(error.message == "expected each name once, found another \"ab\"");
    CHECK(error.offset == 8);
}

TEST_CASE("JSON text refuses more than 100 levels instead of overflowing")
{
    CHECK(refused(std::string(10'000'000, '[')).message ==
          "expected at most 100 levels");
    CHECK(
        minified(read(std::string(100, '[') + std::string(100, ']'))).size() ==
        200);
}

TEST_CASE("JSON text has at most the levels and values that the limits allow")
{
    auto const accepts = [](std::string const& text) {
        return std::holds_alternative<JsonText>(
            read_json_text(text, {.levels = 110, .values = 200}));
    };
    CHECK(accepts(std::string(110, '[') + std::string(110, ']')));
    CHECK_FALSE(accepts(std::string(112, '[') + std::string(112, ']')));
    std::string many = "[1";
    for (int i = 0; i < 200; ++i)
        many += ",1";
    CHECK_FALSE(accepts(many + ']'));
}

TEST_CASE("a JSON Pointer finds members and elements in JSON text")
{
    auto const root = read(R"({"a/b":{"~":[10,{"":"x"}]},"\u0061":1})");
    CHECK(minified(*at_pointer(root, "/a~1b/~0/0")) == "10");
    CHECK(minified(*at_pointer(root, "/a~1b/~0/1/")) == "\"x\"");
    CHECK(minified(*at_pointer(root, "/a")) == "1");
    CHECK(at_pointer(root, "") == &root);
    for (std::string_view const nowhere :
         {"a", "/b", "/a~1b/~0/2", "/a~1b/~0/01", "/a~1b/~0/-", "/a/x"})
        CHECK(at_pointer(root, nowhere) == nullptr);
}

TEST_CASE("a Boost.JSON value becomes JSON text in its own order")
{
    auto const value =
        boost::json::parse(R"({"b":[1,"\"",null],"a":{"c":true}})");
    CHECK(minified(to_json_text(value)) ==
          R"({"b":[1,"\"",null],"a":{"c":true}})");
}
