#include "catch.hpp"

#include <airudder/detail/json/reader.hpp>

#include <string>
#include <string_view>
#include <vector>

using airudder::detail::Reader;
using namespace std::string_literals;
using namespace std::string_view_literals;

namespace {

std::string string_in(std::string_view text)
{
    Reader reader(text, 1);
    std::string_view string;
    auto const end = reader.read_string(reader.begin(), string);
    REQUIRE(end == text.data() + text.size());
    return std::string(string);
}

/// The concatenated names of an object, or the offset of the failure and what
/// was expected there.
std::string walk_names(std::string_view text)
{
    Reader reader(text, 64);
    std::string names;
    std::string_view name;
    auto const end = reader.each_member(reader.begin(), [&](char const* at) {
        at = reader.read_name(at, name);
        names += name;
        return at == nullptr ? nullptr : reader.skip_value(at);
    });
    if (end != nullptr && reader.finish(end))
        return names;
    auto const& failure = reader.failure();
    return std::to_string(failure.offset) + ": " + failure.expected;
}

/// The same for an array of strings.
std::string walk_strings(std::string_view text)
{
    Reader reader(text, 64);
    std::string strings;
    std::string_view string;
    auto const end = reader.each_element(reader.begin(), [&](char const* at) {
        if (reader.peek(at) != '"')
            return reader.fail(at, "a string");
        at = reader.read_string(at, string);
        strings += string;
        return at;
    });
    if (end != nullptr && reader.finish(end))
        return strings;
    auto const& failure = reader.failure();
    return std::to_string(failure.offset) + ": " + failure.expected;
}

} // namespace

TEST_CASE("the reader visits the names of an object one by one")
{
    Reader reader(R"( { "a" : [ 1 , {} ] , "b\u0000" : "x" , "" : null } )",
                  64);
    std::vector<std::string> names;
    std::string_view name;
    auto const begin = reader.token(reader.begin());
    REQUIRE(reader.peek(begin) == '{');
    auto const end = reader.each_member(begin, [&](char const* at) {
        auto const value = reader.read_name(at, name);
        REQUIRE(value != nullptr);
        names.emplace_back(name);
        return reader.skip_value(value);
    });
    REQUIRE(end != nullptr);
    CHECK(reader.finish(end));
    CHECK(names == std::vector{"a"s, "b\0"s, ""s});
}

TEST_CASE("the reader visits the elements of an array one by one")
{
    Reader reader("[ 1 ,[2],\"]\" ]", 64);
    std::string firsts;
    auto const end = reader.each_element(reader.begin(), [&](char const* at) {
        firsts += *at;
        return reader.skip_value(at);
    });
    REQUIRE(end != nullptr);
    CHECK(reader.finish(end));
    CHECK(firsts == "1[\"");
}

TEST_CASE("the text between two items may differ from the one before")
{
    // The lengths are around the 32 bytes, including the quote of a name, that
    // are compared at once.
    std::vector const gaps{","s,
                           ", "s,
                           " ,"s,
                           ",\n    "s,
                           ",\n     "s,
                           ",\r\n\t"s,
                           "," + std::string(30, ' '),
                           "," + std::string(31, ' '),
                           "," + std::string(32, ' '),
                           "," + std::string(69, ' ')};
    for (auto const& one : gaps)
        for (auto const& two : gaps)
            for (auto const& three : gaps) {
                CAPTURE(one, two, three);
                auto const members = R"({"a":1)" + one + R"("b":2)" + two +
                                     R"("c":3)" + three + R"("d":4)";
                auto const elements =
                    "[\"a\"" + one + "\"b\"" + two + "\"c\"" + three + "\"d\"";
                for (auto const& tail : {""s, std::string(40, ' ')}) {
                    CHECK(walk_names(members + tail + "}") == "abcd");
                    CHECK(walk_strings(elements + tail + "]") == "abcd");
                }
            }
}

TEST_CASE("the reader checks the text between every two items")
{
    std::string const rest(40, ' ');
    CHECK(walk_names("{\"a\":1, \"b\":2, x" + rest) == "15: '\"' and a name");
    CHECK(walk_names("{\"a\":1, \"b\":2  \"c\":3}" + rest) == "15: ',' or '}'");
    CHECK(walk_names("{\"a\":1,\"b\":2,}" + rest) == "13: '\"' and a name");
    CHECK(walk_names("{\"a\":1,\n \"b\":2,\f \"c\":3}" + rest) ==
          "15: '\"' and a name");
    CHECK(walk_strings("[\"a\", \"b\"; \"c\"]" + rest) == "9: ',' or ']'");
    CHECK(walk_strings("[\"a\", \"b\",\f\"c\"]" + rest) == "10: a string");
}

TEST_CASE("the reader stops visiting when its caller stops")
{
    Reader reader("[1,2,3]", 64);
    auto count = 0;
    auto const end = reader.each_element(reader.begin(), [&](char const* at) {
        return ++count == 2 ? nullptr : at + 1;
    });
    CHECK(end == nullptr);
    CHECK(count == 2);
    CHECK(reader.failure().expected == nullptr);
}

TEST_CASE("a string without escapes is a view into the text")
{
    std::string const text = "\"some text\"";
    Reader reader(text, 1);
    std::string_view string;
    REQUIRE(reader.read_string(reader.begin(), string));
    CHECK(string == "some text");
    CHECK(string.data() == text.data() + 1);
}

TEST_CASE("the reader decodes escapes")
{
    CHECK(string_in(R"("\"\\\/\b\f\n\r\t")") == "\"\\/\b\f\n\r\t");
    CHECK(string_in(R"("\u0041\u00e9\u4F60\uD83D\uDE00\u0000")") ==
          "A\xC3\xA9\xE4\xBD\xA0\xF0\x9F\x98\x80\0"sv);
    CHECK(string_in(R"("a\u0041 behind sixteen plain bytes\n")") ==
          "aA behind sixteen plain bytes\n");
    CHECK(string_in(R"("\u007f\u0080\u07ff\u0800\uffff\ud800\udc00")") ==
          "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80");
}

TEST_CASE("a failure says what was expected, and where")
{
    struct Case {
        std::string_view text;
        std::size_t offset;
        std::string_view expected;
    };
    for (auto const& [text, offset, expected] : {
             Case{"", 0, "a value"},
             Case{"  x", 2, "a value"},
             Case{"{1}", 1, "'\"' and a name"},
             Case{"{", 1, "a name or '}'"},
             Case{"{\"a\" 1}", 5, "':'"},
             Case{"{\"a\":1 \"b\"}", 7, "',' or '}'"},
             Case{"{\"a\":1,}", 7, "'\"' and a name"},
             Case{"[", 1, "a value or ']'"},
             Case{"[1 2]", 3, "',' or ']'"},
             Case{"[1,]", 3, "a value"},
             Case{"-", 1, "a digit"},
             Case{"1.", 2, "a digit"},
             Case{"1e+", 3, "a digit"},
             Case{"nul", 0, "a value"},
             Case{"\"a", 2, "'\"' at the end of a string"},
             Case{"\"a\n\"", 2, "a control character to be escaped"},
             Case{"\"a\xFF\"", 2, "UTF-8"},
             Case{"\"\\x\"", 2, "one of \"\\/bfnrtu"},
             Case{"\"\\u12g4\"", 5, "four hexadecimal digits"},
             Case{"\"\\ud800\"", 3, "a pair of surrogates"},
         }) {
        Reader reader(text, 64);
        CAPTURE(text);
        CHECK_FALSE(reader.skip_value(reader.begin()));
        CHECK(reader.failure().offset == offset);
        CHECK(reader.failure().expected == expected);
    }
}

TEST_CASE("depth is limited and counts the outermost bracket")
{
    Reader fits("[[{}]]", 3);
    CHECK(fits.skip_value(fits.begin()));
    Reader deep("[[{}]]", 2);
    CHECK_FALSE(deep.skip_value(deep.begin()));
    CHECK(deep.failure().offset == 2);
    std::string const nested(5000, '[');
    Reader deepest(nested, 1000000);
    CHECK_FALSE(deepest.skip_value(deepest.begin()));
    CHECK(deepest.failure().offset == Reader::most_depth);
}

TEST_CASE("UTF-8 is accepted in its shortest form only")
{
    using airudder::detail::utf8_length;
    auto const length = [](std::string_view text) {
        return utf8_length(text.data(), text.data() + text.size());
    };
    CHECK(length("\xC2\x80") == 2);
    CHECK(length("\xDF\xBF") == 2);
    CHECK(length("\xE0\xA0\x80") == 3);
    CHECK(length("\xED\x9F\xBF") == 3);
    CHECK(length("\xEE\x80\x80") == 3);
    CHECK(length("\xEF\xBF\xBF") == 3);
    CHECK(length("\xF0\x90\x80\x80") == 4);
    CHECK(length("\xF4\x8F\xBF\xBF") == 4);
    for (auto const text : {"\x80",
                            "\xBF",
                            "\xC0\x80",
                            "\xC1\xBF",
                            "\xC2",
                            "\xC2\x7F",
                            "\xC2\xC0",
                            "\xE0\x9F\xBF",
                            "\xE1\x80",
                            "\xE1\x80\x7F",
                            "\xED\xA0\x80",
                            "\xED\xBF\xBF",
                            "\xF0\x8F\xBF\xBF",
                            "\xF0\x90\x80",
                            "\xF1\x80\x80",
                            "\xF1\x80\x80\xC0",
                            "\xF4\x90\x80\x80",
                            "\xF5\x80\x80\x80",
                            "\xFF"}) {
        CAPTURE(text);
        CHECK(length(text) == 0);
    }
}

TEST_CASE("special bytes are found at every distance")
{
    for (std::size_t size = 0; size < 70; ++size)
        for (char const special : {'"', '\\', '\x1F', '\0', '\x80', '\xFF'}) {
            auto const text =
                std::string(size, 'x') + special + std::string(40, 'y');
            auto const found = airudder::detail::find_special(
                text.data(), text.data(), text.data() + text.size());
            REQUIRE(found == text.data() + size);
        }
}
