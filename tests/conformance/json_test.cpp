#include "json.hpp"

#include "catch.hpp"
#include "mutations.hpp"

#include <utility>

using namespace airudder::conformance;

namespace {

/// The number that a pointer leads to, or "none".
std::string number_at(std::string_view pointer)
{
    auto const root =
        read_json(
            R"({"list":[10,11,12],"a/b~c":1,"~1":2,"":{"":3},"0":4,"text":"x"})")
            .value();
    auto const value = at(root, pointer);
    return value == nullptr ? "none" : value->text;
}

/// The first difference, or "none".
std::string difference(char const* written, char const* read)
{
    return first_difference(*read_json(written), *read_json(read))
        .value_or("none");
}

} // namespace

TEST_CASE("JSON keeps the spelling of numbers and the order of members")
{
    auto const* const text =
        R"({"b":[1.0,-0,1e2,12345678901234567890123],"a":{"c":null,"d":true}})";
    CHECK(write_json(read_json(text).value()) == text);
}

TEST_CASE("strings are decoded and written with the fewest escapes")
{
    auto const value = read_json(R"("\u00e9\/\u0000\"\ud83d\ude00")");
    REQUIRE(value);
    CHECK(value->text == std::string("é/\0\"😀", 9));
    CHECK(write_json(*value) == "\"é/\\u0000\\\"😀\"");
}

TEST_CASE("text that is not JSON is refused")
{
    for (std::string_view const text : {"",
                                        " ",
                                        "{} {}",
                                        "[1,]",
                                        "[,1]",
                                        "[1 2]",
                                        "[",
                                        "]",
                                        "{",
                                        "{,}",
                                        "{\"a\"}",
                                        "{\"a\":}",
                                        "{\"a\":1,}",
                                        "{a:1}",
                                        "{1:2}",
                                        "01",
                                        "-",
                                        "+1",
                                        "1.",
                                        ".5",
                                        "1e",
                                        "1e+",
                                        "--1",
                                        "0x1",
                                        "NaN",
                                        "nul",
                                        "nulll",
                                        "True",
                                        "'a'",
                                        "\"",
                                        "\"\\",
                                        "\"\\\"",
                                        "\"\\x\"",
                                        "\"\\u12g4\"",
                                        "\"\\u123\"",
                                        "\"\n\"",
                                        "\"\x1f\"",
                                        "\"\x80\"",
                                        "\"\xC0\x80\"",
                                        "\"\xED\xA0\x80\"",
                                        "\xEF\xBB\xBF{}",
                                        "1 // one",
                                        "\"\\ud800\"",
                                        "\"\\udc00\"",
                                        "\"\\ud800\\ud800\"",
                                        "\"\\ud800x\"",
                                        "\"\xF4\x90\x80\x80\""}) {
        CAPTURE(std::string(text));
        CHECK_FALSE(read_json(text));
    }
    CHECK_FALSE(read_json(std::string_view("{}\0", 3)));
    CHECK_FALSE(read_json(std::string_view("\"\0\"", 3)));
    CHECK(read_json(" { } \r\n\t"));
    CHECK(read_json("\"\x7f\xEF\xBF\xBF\xF4\x8F\xBF\xBF\\uDBFF\\uDFFF\""));
}

TEST_CASE("text is at most as deep as allowed")
{
    CHECK(read_json("[{\"a\":[]},{}]", 3));
    CHECK_FALSE(read_json("[{\"a\":[]},{}]", 2));
    CHECK(read_json("1", 0));
    CHECK_FALSE(read_json("[]", 0));
    CHECK_FALSE(read_json(std::string(100000, '[')));
}

TEST_CASE("repeated names are kept, and the last one counts")
{
    auto const text = R"([{"a":1,"b":{"c":2,"c":3},"a":4}])";
    auto const value = read_json(text).value();
    CHECK(write_json(value) == text);
    CHECK(at(value, "/0/a")->text == "4");
    CHECK(at(value, "/0/b/c")->text == "3");
    CHECK(write_json(without_repeated_names(value)) ==
          R"([{"b":{"c":3},"a":4}])");
}

TEST_CASE("a written value comes back if none of its members is lost or added")
{
    auto const comes = [](char const* written, char const* read) {
        return comes_back(*read_json(written), *read_json(read));
    };
    CHECK(comes(R"({"b":[1.0],"a":{}})", R"({"a":{},"b":[1.0]})"));
    CHECK_FALSE(comes(R"({"a":1,"a":1})", R"({"a":1})"));
    CHECK_FALSE(comes("{}", R"({"a":1})"));
    CHECK_FALSE(comes(R"({"a":1.0})", R"({"a":1})"));
    CHECK(comes(R"({"a":2})", R"({"a":1,"a":2})"));
    CHECK(comes(R"({"x":{"a":1,"a":2}})", R"({"x":{"a":1,"a":2}})"));
    CHECK_FALSE(comes(R"({"a":1})", R"({"a":1,"a":2})"));
}

TEST_CASE("the first difference is the first in the order of what was read")
{
    CHECK(difference(R"({"b":[1.0],"a":{}})", R"({"a":{},"b":[1.0]})") ==
          "none");
    CHECK(difference("1", "1.0") == "");
    CHECK(difference("[]", "{}") == "");
    CHECK(difference(R"({"a":1,"b":2})", R"({"b":1,"a":2})") == "/b");
    CHECK(difference(R"([[1,2],3])", R"([[1,2.0],4])") == "/0/1");
    CHECK(difference("[1]", "[1,2,3]") == "/1");
    CHECK(difference("[1,2,3]", "[1]") == "/1");
    CHECK(difference(R"({"a":1,"x":1})", R"({"a":1})") == "/x");
    CHECK(difference("{}", R"({"a/~":1})") == "/a~1~0");
    CHECK(difference(R"({"a":[{"c":1}]})", R"({"a":[{"b":1}]})") == "/a/0/b");
}

TEST_CASE("only the last value of a repeated name makes a difference")
{
    CHECK(difference(R"({"a":2})", R"({"a":1,"a":2})") == "none");
    CHECK(difference(R"({"a":1,"a":2})", R"({"a":1,"a":2})") == "none");
    CHECK(difference(R"({"a":1})", R"({"a":1,"a":2})") == "/a");
    CHECK(difference(R"({"a":2,"a":2})", R"({"a":2})") == "/a");
    CHECK(difference(R"({"a":[{}]})", R"({"a":1,"a":[{"b":1,"b":2}]})") ==
          "/a/0/b");
}

TEST_CASE("there is a difference to each mutation that does not come back")
{
    auto const value =
        read_json(R"({"a":[1,"x",{}],"b":{"c":true,"a":null}})").value();
    int count = 0;
    for_each_mutation(value, [&](Mutation const& mutation) {
        CAPTURE(mutation.what, mutation.pointer);
        CHECK(first_difference(value, mutation.value).has_value() !=
              comes_back(value, mutation.value));
        CHECK(first_difference(mutation.value, value).has_value() !=
              comes_back(mutation.value, value));
        ++count;
    });
    CHECK(count > 50);
}

TEST_CASE("malformed text is malformed somewhere")
{
    CHECK_FALSE(find_malformed(" [{}] "));
    CHECK(find_malformed("") == 0);
    CHECK(find_malformed("[1,]") == 3);
    CHECK(find_malformed("{\"a\" 1}") == 5);
    CHECK(find_malformed("[] x") == 3);
    CHECK(find_malformed("[]\xff") == 2);
    CHECK(find_malformed("[\"\xff\"]") == 2);
    CHECK(find_malformed("[[]]", 1) == 2);
}

TEST_CASE("values know where they stand")
{
    auto const value = read_json(R"( { "a" : [ 10 , "\u0041" ] } )").value();
    auto const place = [&](std::string_view pointer) {
        auto const* found = at(value, pointer);
        return std::pair(found->begin, found->end);
    };
    CHECK(place("") == std::pair<std::size_t, std::size_t>(1, 28));
    CHECK(place("/a") == std::pair<std::size_t, std::size_t>(9, 26));
    CHECK(place("/a/0") == std::pair<std::size_t, std::size_t>(11, 13));
    CHECK(place("/a/1") == std::pair<std::size_t, std::size_t>(16, 24));
    CHECK(at(value, "/a")->name_begin == 3);
    CHECK(value == read_json(R"({"a":[10,"A"]})").value());
}

TEST_CASE("values are the same in any order of members, not of elements")
{
    auto same = [](char const* left, char const* right) {
        return same_value(*read_json(left), *read_json(right));
    };
    CHECK(same(R"({"a":1,"b":[{}]})", R"({"b":[{}],"a":1})"));
    CHECK_FALSE(same(R"({"a":1})", R"({"a":1.0})"));
    CHECK_FALSE(same(R"({"a":1})", R"({"a":1,"b":1})"));
    CHECK_FALSE(same(R"({"a":1})", R"({"a":1,"a":1})"));
    CHECK_FALSE(same(R"({"a":1,"a":2})", R"({"a":2,"a":1})"));
    CHECK_FALSE(same(R"({"a":1})", R"({"b":1})"));
    CHECK_FALSE(same("[1,2]", "[2,1]"));
    CHECK_FALSE(same("null", "false"));
    CHECK_FALSE(same("\"1\"", "1"));
}

TEST_CASE("pointers lead to values and to their bytes")
{
    std::string_view const text =
        R"( { "a/b" : [ 1 , { "m~n" : "x\"]}" } ] , "" : 2.50 } )";
    auto const value = read_json(text).value();
    CHECK(at(value, "/a~1b/1/m~0n")->text == "x\"]}");
    CHECK(slice(text, "/a~1b/1/m~0n") == R"("x\"]}")");
    CHECK(slice(text, "/a~1b/0") == "1");
    CHECK(slice(text, "/a~1b/1") == R"({ "m~n" : "x\"]}" })");
    CHECK(slice(text, "/") == "2.50");
    CHECK_FALSE(slice(text, "/a~1b/2"));
    CHECK_FALSE(slice(text, "/c"));
    CHECK(at(value, "/a~1b/01") == nullptr);
    CHECK(below("/a", "b/~") == "/a/b~1~0");
}

TEST_CASE("white space goes only from between tokens")
{
    CHECK(minified("{ \"a b\" :\t[ 1.0 , \" \\\" \" ]\r\n}") ==
          "{\"a b\":[1.0,\" \\\" \"]}");
}

TEST_CASE("a pointer leads to members and elements")
{
    auto const root = read_json("[]").value();
    CHECK(at(root, "") == &root);
    CHECK(number_at("/list/0") == "10");
    CHECK(number_at("/list/2") == "12");
    CHECK(number_at("/a~1b~0c") == "1");
    CHECK(number_at("/~01") == "2");
    CHECK(number_at("//") == "3");
    CHECK(number_at("/0") == "4");
}

TEST_CASE("a pointer that is malformed or leads to nothing gives nothing")
{
    for (auto const pointer :
         {"list",      "/list/3",   "/list/",
          "/list/-",   "/list/-0",  "/list/+1",
          "/list/ 1",  "/list/1 ",  "/list/x",
          "/list/1x",  "/list/01",  "/list/00",
          "/list/0/0", "/list/~0",  "/list/18446744073709551616",
          "/none",     "/text/0",   "/text/",
          "/a/b~0c",   "/a~1b~c",   "/a~1b~2c",
          "/a~2b~0c",  "/a~1b~0c~", "/~",
          "/~~1"}) {
        CAPTURE(pointer);
        CHECK(number_at(pointer) == "none");
    }
}
