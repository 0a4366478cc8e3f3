// Texts that are not arrays, objects or literals of RFC 8259.
#include "grammar_cases.hpp"

using namespace std::string_view_literals;
using grammar::check;
using grammar::Refused;

namespace {

/// Arrays.
constexpr Refused refused_arrays[]{
    {"two values without comma", "[1 true]", 3, "',' or ']'"},
    {"bad UTF-8 in it", "[a\xE5]", 1, "a value"},
    {"bad UTF-8 alone", "[\xFF]", 1, "a value"},
    {"colon instead of comma", "[\"\":1]", 3, "',' or ']'"},
    {"comma after", "[\"\"],", 5, "'\"' and a name"},
    {"comma first", "[,1]", 1, "a value"},
    {"two commas", "[1,,2]", 3, "a value"},
    {"two commas last", "[\"x\",,]", 5, "a value"},
    {"comma last", "[\"\",]", 4, "a value"},
    {"no end", "[\"x\"", 4, "',' or ']'"},
    {"half a value", "[x", 1, "a value"},
    {"arrays without comma", "[3[4]]", 2, "',' or ']'"},
    {"semicolon", "[1;2]", 2, "',' or ']'"},
    {"comma only", "[,]", 1, "a value"},
    {"minus only", "[-]", 2, "a digit"},
    {"no value between commas", "[ , \"\"]", 2, "a value"},
    {"line breaks, no end", "[\"a\",\n4\n,1,", 11, "a value"},
    {"number and comma", "[1,]", 3, "a value"},
    {"several commas", "[1,,]", 3, "a value"},
    {"vertical tab and form feed",
     "[\"\x0B"
     "a\"\\f]",
     2,
     "a control character to be escaped"},
    {"star", "[*]", 1, "a value"},
    {"open", "[\"\"", 3, "',' or ']'"},
    {"open after a comma", "[1,", 3, "a value"},
    {"open over lines", "[1,\n1\n,1", 8, "',' or ']'"},
    {"open after an object", "[{}", 3, "',' or ']'"},
    {"brace closes it", "[}", 1, "a value"},
    {"half of false", "[fals]", 1, "a value"},
    {"half of null", "[nul]", 1, "a value"},
    {"half of true", "[tru]", 1, "a value"},
    {"vertical tab between",
     "[1,\x0B"
     "2]",
     3,
     "a value"},
    {"form feed", "[\x0C]", 1, "a value"},
    {"word joiner", "[\xE2\x81\xA0]", 1, "a value"},
    {"no-break space",
     "[\xC2\xA0"
     "1]",
     1,
     "a value"},
    {"bracket alone", "[", 1, "a value"},
    {"closing bracket alone", "]", 0, "a value"},
    {"line separator",
     "[\xE2\x80\xA8"
     "1]",
     1,
     "a value"},
    {"ellipsis", "[1,...]", 3, "a value"},
};

/// Objects.
constexpr Refused refused_objects[]{
    {"value that is not a word", "{\"x\":truth}", 5, "a value"},
    {"bracket as name", "{[: \"x\"}", 1, "'\"' and a name"},
    {"comma instead of colon", "{\"x\", null}", 4, "':'"},
    {"two colons", "{\"x\"::\"b\"}", 5, "a value"},
    {"emoji as name",
     "{\xF0\x9F\x87\xA8\xF0\x9F\x87\xAD}",
     1,
     "'\"' and a name"},
    {"bytes after the value", "{\"a\":\"a\" 123}", 9, "',' or '}'"},
    {"name in apostrophes", "{'a':0}", 1, "'\"' and a name"},
    {"continuation byte in a name", "{\"\xB9\":\"0\",}", 2, "UTF-8"},
    {"no colon", "{\"a\" b}", 5, "':'"},
    {"no name", "{:\"b\"}", 1, "'\"' and a name"},
    {"space instead of colon", "{\"a\" \"b\"}", 5, "':'"},
    {"no value", "{\"a\":", 5, "a value"},
    {"no value but the end", "{\"a\":}", 5, "a value"},
    {"name only, open", "{\"a\"", 4, "':'"},
    {"number as name", "{1:1}", 1, "'\"' and a name"},
    {"huge number as name", "{9999E9999:1}", 1, "'\"' and a name"},
    {"null as name", "{null:null,null:null}", 1, "'\"' and a name"},
    {"comma last", "{\"id\":0,}", 8, "'\"' and a name"},
    {"several commas last", "{\"id\":0,,,,,}", 8, "'\"' and a name"},
    {"apostrophe for a name", "{'a'}", 1, "'\"' and a name"},
    {"comment after", "{\"a\":\"b\"}/**/", 9, "',' or '}'"},
    {"open comment after", "{\"a\":\"b\"}/**//", 9, "',' or '}'"},
    {"slash comment after", "{\"a\":\"b\"}//", 9, "',' or '}'"},
    {"half a comment after", "{\"a\":\"b\"}/", 9, "',' or '}'"},
    {"two commas", "{\"a\":\"b\",,\"c\":\"d\"}", 9, "'\"' and a name"},
    {"name without quotes", "{a: \"b\"}", 1, "'\"' and a name"},
    {"open string", "{\"a\":\"a", 9, "'\"' at the end of a string"},
    {"single string", "{ \"foo\" : \"bar\", \"a\" }", 21, "':'"},
    {"hash after", "{\"a\":\"b\"}#", 9, "',' or '}'"},
    {"comma first", "{,}", 1, "'\"' and a name"},
    {"bracket closes it", "{]", 1, "'\"' and a name"},
    {"brace alone", "{", 3, "',' or '}'"},
    {"closing brace alone", "}", 0, "a value"},
    {"no comma", "{\"a\":1 \"b\":2}", 7, "',' or '}'"},
    {"open after a comma", "{\"a\":1,", 7, "'\"' and a name"},
    {"open after a value", "{\"a\":1", 8, "',' or '}'"},
    {"escape in a bare name", "{\\u0061:1}", 1, "'\"' and a name"},
    {"name with a control byte",
     "{\"\n\":1}",
     2,
     "a control character to be escaped"},
    {"name with a lone surrogate",
     "{\"\\uDC00\":1}",
     4,
     "a pair of surrogates"},
    {"comment within", "{\"a\":/*comment*/\"b\"}", 5, "a value"},
    {"comma as point", "{\"a\":1,5}", 7, "'\"' and a name"},
    {"equals sign", "{\"a\"=1}", 4, "':'"},
    {"comma in the place of a brace", "{\"x\":true,", 10, "'\"' and a name"},
};

/// Words, bytes and white space that do not exist in JSON.
constexpr Refused refused_words[]{
    {"nothing", "", 0, "a value"},
    {"False", "False", 0, "a value"},
    {"NULL", "NULL", 0, "a value"},
    {"nulll", "nulll", 4, "',' or '}'"},
    {"truee", "truee", 4, "',' or '}'"},
    {"undefined", "undefined", 0, "a value"},
    {"None", "None", 0, "a value"},
    {"identifier beyond ASCII", "a\xC3\xA5", 0, "a value"},
    {"letter beyond ASCII", "\xC3\xA5", 0, "a value"},
    {"star", "*", 0, "a value"},
    {"angle bracket and point", "<.>", 0, "a value"},
    {"angle brackets", "<null>", 0, "a value"},
    {"bad byte", "\xE9", 0, "a value"},
    {"byte 0xFF", "\xFF", 0, "a value"},
    {"NUL", "\0"sv, 0, "a value"},
    {"NUL after", "1\0"sv, 1, "',' or '}'"},
    {"comment before", "/**/1", 0, "a value"},
    {"comment line after", "1//x", 1, "',' or '}'"},
    {"hash", "#1", 0, "a value"},
    {"no-break space before",
     "\xC2\xA0"
     "1",
     0,
     "a value"},
    {"form feed before",
     "\x0C"
     "1",
     0,
     "a value"},
    {"vertical tab before",
     "\x0B"
     "1",
     0,
     "a value"},
    {"byte order mark before",
     "\xEF\xBB\xBF"
     "1",
     0,
     "a value"},
    {"word joiner alone", "\xE2\x81\xA0", 0, "a value"},
    {"ideographic space before",
     "\xE3\x80\x80"
     "1",
     0,
     "a value"},
    {"next line before",
     "\xC2\x85"
     "1",
     0,
     "a value"},
};

} // namespace

TEST_CASE("parse refuses a malformed array where it goes wrong")
{
    for (auto const& refused : refused_arrays)
        check(refused);
}

TEST_CASE("parse refuses a malformed object where it goes wrong")
{
    for (auto const& refused : refused_objects)
        check(refused);
}

TEST_CASE("parse refuses a word or byte that JSON does not have")
{
    for (auto const& refused : refused_words)
        check(refused);
}
