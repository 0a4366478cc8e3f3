// Texts that are not strings of RFC 8259.
#include "grammar_cases.hpp"

using namespace std::string_view_literals;
using grammar::check;
using grammar::Refused;

namespace {

/// Quotes, escapes and control characters.
constexpr Refused refused_strings[]{
    {"no closing quote", "\"a", 4, "'\"' at the end of a string"},
    {"quote alone", "\"", 3, "'\"' at the end of a string"},
    {"escaped closing quote", "\"a\\\"", 6, "'\"' at the end of a string"},
    {"apostrophes", "'a'", 0, "a value"},
    {"no quotes", "a", 0, "a value"},
    {"letter with accent, no quotes", "\xC3\xA9", 0, "a value"},
    {"backslash at the end", "\"\\", 2, "one of \"\\/bfnrtu"},
    {"escape x", "\"\\x41\"", 2, "one of \"\\/bfnrtu"},
    {"escape a", "\"\\a\"", 2, "one of \"\\/bfnrtu"},
    {"escape 0", "\"\\0\"", 2, "one of \"\\/bfnrtu"},
    {"escape '", "\"\\'\"", 2, "one of \"\\/bfnrtu"},
    {"escape v", "\"\\v\"", 2, "one of \"\\/bfnrtu"},
    {"escape U", "\"\\U0041\"", 2, "one of \"\\/bfnrtu"},
    {"escaped NUL byte", "\"\\\0\""sv, 2, "one of \"\\/bfnrtu"},
    {"escaped tab byte", "\"\\\t\"", 2, "one of \"\\/bfnrtu"},
    {"escaped line break", "\"\\\n\"", 2, "one of \"\\/bfnrtu"},
    {"escaped emoji", "\"\\\xF0\x9F\x8C\x80\"", 2, "one of \"\\/bfnrtu"},
    {"escaped bad UTF-8", "\"\\\xE5\"", 2, "one of \"\\/bfnrtu"},
    {"three backslashes", "\"\\\\\\\"", 7, "'\"' at the end of a string"},
    {"u without digits", "\"\\u\"", 3, "four hexadecimal digits"},
    {"u with one digit", "\"\\u0\"", 4, "four hexadecimal digits"},
    {"u with two digits", "\"\\u00\"", 5, "four hexadecimal digits"},
    {"u with three digits", "\"\\u00A\"", 6, "four hexadecimal digits"},
    {"u and letters", "\"\\uqqqq\"", 3, "four hexadecimal digits"},
    {"u with a late letter", "\"\\u123g\"", 6, "four hexadecimal digits"},
    {"u with a sign", "\"\\u+123\"", 3, "four hexadecimal digits"},
    {"u with bad UTF-8", "\"\\u00\xE5\"", 5, "four hexadecimal digits"},
    {"u at the end", "\"\\u", 3, "four hexadecimal digits"},
    {"high surrogate, backslash", "\"\\uD800\\\"", 3, "a pair of surrogates"},
    {"high surrogate, u", "\"\\uD800\\u\"", 9, "four hexadecimal digits"},
    {"high surrogate, u1", "\"\\uD800\\u1\"", 10, "four hexadecimal digits"},
    {"high surrogate, u1x", "\"\\uD800\\u1x\"", 10, "four hexadecimal digits"},
    {"high surrogate cut", "\"\\uD834\\uDd\"", 11, "four hexadecimal digits"},
    {"high surrogate, escape x",
     "\"\\uD800\\uD800\\x\"",
     3,
     "a pair of surrogates"},
    {"NUL",
     "\"a\0"
     "a\""sv,
     2,
     "a control character to be escaped"},
    {"line break", "\"new\nline\"", 4, "a control character to be escaped"},
    {"tab", "\"\t\"", 1, "a control character to be escaped"},
    {"last control character",
     "\"\x1F\"",
     1,
     "a control character to be escaped"},
    {"carriage return", "\"\r\"", 1, "a control character to be escaped"},
    {"escape before a string", "\\u0020\"x\"", 0, "a value"},
    {"escape instead of a string", "\\n", 0, "a value"},
    {"bytes after", "\"\"x", 2, "',' or '}'"},
    {"two strings", "\"a\"\"b\"", 3, "',' or '}'"},
    {"backticks", "`a`", 0, "a value"},
    {"typographic quotes",
     "\xE2\x80\x9C"
     "a\xE2\x80\x9D",
     0,
     "a value"},
};

/// Bytes that are not UTF-8, and unpaired surrogates. RFC 8259 allows unpaired
/// surrogates. We refuse them because UTF-8 cannot encode them.
constexpr Refused refused_characters[]{
    {"lone continuation byte", "\"\x81\"", 1, "UTF-8"},
    {"first byte alone", "\"\xE0\xFF\"", 1, "UTF-8"},
    {"latin 1", "\"\xE9\"", 1, "UTF-8"},
    {"overlong, two bytes", "\"\xC0\xAF\"", 1, "UTF-8"},
    {"overlong NUL", "\"\xC0\x80\"", 1, "UTF-8"},
    {"overlong, three bytes", "\"\xE0\x9F\xBF\"", 1, "UTF-8"},
    {"overlong, four bytes", "\"\xF0\x8F\xBF\xBF\"", 1, "UTF-8"},
    {"overlong, six bytes", "\"\xFC\x83\xBF\xBF\xBF\xBF\"", 1, "UTF-8"},
    {"overlong NUL, six bytes", "\"\xFC\x80\x80\x80\x80\x80\"", 1, "UTF-8"},
    {"beyond Unicode", "\"\xF4\xBF\xBF\xBF\"", 1, "UTF-8"},
    {"just beyond Unicode", "\"\xF4\x90\x80\x80\"", 1, "UTF-8"},
    {"five bytes", "\"\xF8\x88\x80\x80\x80\"", 1, "UTF-8"},
    {"surrogate in UTF-8", "\"\xED\xA0\x80\"", 1, "UTF-8"},
    {"last surrogate in UTF-8", "\"\xED\xBF\xBF\"", 1, "UTF-8"},
    {"cut sequence", "\"\xE0\xA0\"", 1, "UTF-8"},
    {"cut sequence of four", "\"\xF0\x9F\x98\"", 1, "UTF-8"},
    {"two bytes cut", "\"\xC3\"", 1, "UTF-8"},
    {"invalid sequence", "\"\xE6\x97\xA5\xD1\x88\xFA\"", 6, "UTF-8"},
    {"high surrogate alone", "\"\\uD888\"", 3, "a pair of surrogates"},
    {"high surrogate, then text", "\"\\uDADAx\"", 3, "a pair of surrogates"},
    {"two high surrogates", "\"\\uD888\\uD888\"", 3, "a pair of surrogates"},
    {"high surrogate, then a letter",
     "\"\\uD888\\u1234\"",
     3,
     "a pair of surrogates"},
    {"high surrogate, then a line break",
     "\"\\uD800\\n\"",
     3,
     "a pair of surrogates"},
    {"high surrogate, then a pair",
     "\"\\uD800\\uD800\\uDC00\"",
     3,
     "a pair of surrogates"},
    {"low surrogate alone", "\"\\uDC00\"", 3, "a pair of surrogates"},
    {"low surrogate, then text", "\"\\uDFAAx\"", 3, "a pair of surrogates"},
    {"pair the wrong way round",
     "\"\\uDD1E\\uD834\"",
     3,
     "a pair of surrogates"},
    {"first after the low ones",
     "\"\\uD800\\uE000\"",
     3,
     "a pair of surrogates"},
    {"last before the low ones",
     "\"\\uD800\\uDBFF\"",
     3,
     "a pair of surrogates"},
};

} // namespace

TEST_CASE("parse refuses a malformed string where it goes wrong")
{
    for (auto const& refused : refused_strings)
        check(refused);
}

TEST_CASE("parse refuses a malformed character where it stands")
{
    for (auto const& refused : refused_characters)
        check(refused);
}
