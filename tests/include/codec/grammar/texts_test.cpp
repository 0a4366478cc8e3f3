// Whole texts: the text around the root, encodings, and depth.
#include "codec.hpp"
#include "grammar_cases.hpp"

#include <string>

using namespace std::string_view_literals;
using codec::repeated;
using grammar::check;
using grammar::RefusedText;

namespace {

constexpr RefusedText refused_texts[]{
    {"nothing", "", 0, "an object"},
    {"space only", " ", 1, "an object"},
    {"byte order mark only", "\xEF\xBB\xBF", 0, "an object"},
    {"half a byte order mark", "\xEF\xBB{}", 0, "an object"},
    {"NUL before", "\0{}"sv, 0, "an object"},
    {"NUL after", "{}\0"sv, 2, "the end of the text"},
    {"form feed before", "\f{}", 0, "an object"},
    {"form feed after", "{}\f", 2, "the end of the text"},
    {"no-break space after", "{}\xC2\xA0", 2, "the end of the text"},
    {"word joiner", "\xE2\x81\xA0{}", 0, "an object"},
    {"two objects", "{}{}", 2, "the end of the text"},
    {"two objects on two lines", "{}\n{}", 3, "the end of the text"},
    {"comma after", "{},", 2, "the end of the text"},
    {"bracket after", "{}]", 2, "the end of the text"},
    {"brace after", "{\"a\":true}}", 10, "the end of the text"},
    {"value after", "{\"a\":true} \"x\"", 11, "the end of the text"},
    {"letter after", "{}x", 2, "the end of the text"},
    {"hash after", "{\"a\":\"b\"}#{}", 9, "the end of the text"},
    {"comment after", "{\"a\":\"b\"}/**/", 9, "the end of the text"},
    {"comment line after", "{\"a\":\"b\"}//", 9, "the end of the text"},
    {"comment before", "/**/{}", 0, "an object"},
    {"brace only", "{", 1, "a name or '}'"},
    {"brace and space", "{ ", 2, "a name or '}'"},
    {"brace and NUL", "{\0}"sv, 1, "a name or '}'"},
    {"brace and comma", "{,", 1, "'\"' and a name"},
    {"brace and bracket", "{[", 1, "'\"' and a name"},
    {"brace and quote", "{\"", 2, "'\"' at the end of a string"},
    {"brace and a name begun", "{\"a", 3, "'\"' at the end of a string"},
    {"brace and apostrophe", "{'a'", 1, "'\"' and a name"},
    {"name only", "{\"a\"", 4, "':'"},
    {"name and colon", "{\"asd\":", 7, "a value"},
    {"open member", "{\"asd\":\"asd\"", 12, "',' or '}'"},
    {"open after a comma", "{\"a\":1,", 7, "'\"' and a name"},
    {"open array", "{\"a\":[", 6, "a value or ']'"},
    {"open array with a value", "{\"a\":[1", 7, "',' or ']'"},
    {"array and NUL", "{\"a\":[\0]}"sv, 6, "a value or ']'"},
    {"bracket twice", "{\"a\":[\"x\"]]}", 10, "',' or '}'"},
    {"half a word", "{\"a\":tru", 5, "a value"},
    {"half an escape", "{\"a\":\"\\u00A", 11, "four hexadecimal digits"},
    {"half a pair", "{\"a\":\"\\uD800", 8, "a pair of surrogates"},
    {"half a pair and u", "{\"a\":\"\\uD800\\u", 14, "four hexadecimal digits"},
    {"half a character", "{\"a\":\"\xE4\xBD", 6, "UTF-8"},
    {"half a number", "{\"a\":-", 6, "a digit"},
};

/// RFC 8259 allows any value as the root. It requires senders to use UTF-8
/// without a byte order mark, but lets a parser ignore the mark. We refuse
/// other roots, other encodings and the mark.
constexpr RefusedText roots_and_encodings[]{
    {"array as root", "[1]", 0, "an object"},
    {"string as root", "\"asd\"", 0, "an object"},
    {"empty string as root", "\"\"", 0, "an object"},
    {"integer as root", "42", 0, "an object"},
    {"number as root", "-0.1", 0, "an object"},
    {"true as root", "true", 0, "an object"},
    {"false as root", "false", 0, "an object"},
    {"null as root", "null", 0, "an object"},
    {"byte order mark", "\xEF\xBB\xBF{}", 0, "an object"},
    {"UTF-16, little endian", "{\0}\0"sv, 1, "a name or '}'"},
    {"UTF-16, big endian", "\0{\0}"sv, 0, "an object"},
    {"UTF-16 with mark, little endian", "\xFF\xFE{\0}\0"sv, 0, "an object"},
    {"UTF-16 with mark, big endian", "\xFE\xFF\0{\0}"sv, 0, "an object"},
    {"UTF-32, little endian", "{\0\0\0}\0\0\0"sv, 1, "a name or '}'"},
    {"UTF-32, big endian", "\0\0\0{\0\0\0}"sv, 0, "an object"},
};

/// An object with a member of nested arrays, 500 levels in total.
std::string nested_arrays()
{
    return "{\"a\":" + repeated("[", 500) + repeated("]", 500) + "}";
}

} // namespace

TEST_CASE("only white space may surround the root object")
{
    using fixtures::Nothing;
    CHECK(codec::again<Nothing>(" \t\r\n{} \t\r\n") == "{}");
    CHECK(codec::again<Nothing>("{}\n") == "{}");
    for (auto const& text : refused_texts)
        check(text);
}

TEST_CASE("parse refuses other roots and encodings")
{
    for (auto const& text : roots_and_encodings)
        check(text);
}

TEST_CASE("parse accepts 500 levels if max_depth allows them")
{
    using fixtures::Nothing;
    auto const text = nested_arrays();
    auto const error = codec::error<Nothing>(text);
    CHECK(error.offset == 5 + 63);
    CHECK(error.message == "expected a less deeply nested value, found '['");
    auto const kept = airudder::parse<Nothing>(text, {.max_depth = 1024});
    REQUIRE(kept.has_value());
    CHECK(airudder::serialize(*kept) == text);
}

TEST_CASE("parse refuses 100,000 open brackets at the depth limit")
{
    for (std::string const part : {"[", "{\"\":"})
        for (std::size_t const levels : {64u, 1024u}) {
            auto const many = repeated(part, 100000);
            auto const skipped = codec::error<fixtures::Nothing>(
                "{\"a\":" + many, {.max_depth = levels});
            CHECK(skipped.offset == 5 + (levels - 1) * part.size());
            auto const opened =
                codec::error<fixtures::One<boost::json::object>>(
                    "{\"value\":{\"a\":" + many, {.max_depth = levels});
            CHECK(opened.offset == 14 + (levels - 2) * part.size());
        }
}
