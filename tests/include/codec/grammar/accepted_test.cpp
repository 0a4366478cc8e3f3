// Values that RFC 8259 allows.
#include "grammar_cases.hpp"

using grammar::Accepted;
using grammar::check;

namespace {

constexpr Accepted accepted_numbers[]{
    {"zero", "0"},
    {"minus zero", "-0"},
    {"one digit", "1"},
    {"digits", "123"},
    {"minus", "-1"},
    {"minus and digits", "-123"},
    {"fraction", "123.456789"},
    {"zero and fraction", "0.5"},
    {"fraction of zero", "1.0"},
    {"close to zero",
     "-0."
     "000000000000000000000000000000000000000000000000000000000000000000001"},
    {"exponent", "1e5"},
    {"capital exponent", "1E22"},
    {"exponent with plus", "1e+2"},
    {"exponent with minus", "1e-2"},
    {"capital exponent with plus", "1E+2"},
    {"capital exponent with minus", "1E-2"},
    {"exponent with zeros", "1e-05"},
    {"exponent of zero", "0e1"},
    {"exponent of zero with plus", "0e+1"},
    {"fraction and exponent", "123.456e78"},
    {"fraction and exponent with minus", "0.0E-0"},
    {"white space before", " \t\r\n4"},
    {"white space after", "4 \t\r\n"},
};

constexpr Accepted accepted_strings[]{
    {"empty", "\"\""},
    {"ASCII", "\"asd\""},
    {"space", "\" \""},
    {"slash", "\"/\""},
    {"comment", "\"a/*b*/c/*d//e\""},
    {"all escapes", R"("\"\\\/\b\f\n\r\t")"},
    {"escaped backslash, then a letter", R"("\\a")"},
    {"escaped backslash, then n", R"("\\n")"},
    {"escaped quote", R"("\"")"},
    {"escaped backslash and NUL", R"("\\u0000")"},
    {"escaped NUL", R"("\u0000")"},
    {"escaped control characters", R"("\u0012\u001F")"},
    {"escaped line break", R"("new\u000Aline")"},
    {"escaped quote by number", R"("\u0022")"},
    {"escaped backslash by number", R"("\u005C")"},
    {"escape with mixed letters", R"("\u00eF\uaBcD")"},
    {"escapes of one, two and three bytes", R"("\u0060\u012a\u12AB")"},
    {"escaped no-break space", R"("new\u00A0line")"},
    {"pair of surrogates", R"("\ud83d\ude39")"},
    {"two pairs", R"("\ud83d\ude39\ud83d\udc8d")"},
    {"first pair", R"("\uD800\uDC00")"},
    {"last pair", R"("\uDBFF\uDFFF")"},
    {"characters beside the surrogates", R"("\uD7FF\uE000")"},
    {"escaped noncharacters", R"("\uFFFF\uFDD0\uFFFE\uD83F\uDFFE")"},
    {"escaped separators", R"("\u2028\u2029\u200B\u2064")"},
    {"delete", "\"\x7F\""},
    {"two bytes", "\"\xC2\x80\xDF\xBF\""},
    {"three bytes", "\"\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\""},
    {"four bytes", "\"\xF0\x90\x80\x80\xF4\x8F\xBF\xBF\""},
    {"noncharacters", "\"\xEF\xBF\xBF\xEF\xBF\xBE\xF0\x9B\xBF\xBF\""},
    {"byte order mark within", "\"\xEF\xBB\xBF\""},
    {"line and paragraph separator", "\"\xE2\x80\xA8\xE2\x80\xA9\""},
    {"word joiner", "\"\xE2\x81\xA0\""},
    {"Greek and emoji", "\"\xCF\x80 \xF0\x9F\x98\x80\""},
};

constexpr Accepted accepted_structures[]{
    {"null", "null"},
    {"true", "true"},
    {"false", "false"},
    {"empty array", "[]"},
    {"empty array with spaces", "[ \n ]"},
    {"empty string in it", "[\"\"]"},
    {"arrays in it", "[[], [[ ]]]"},
    {"values of all kinds", R"([null,1,"1",true,{},[]])"},
    {"many nulls", "[1,null,null,null,2]"},
    {"line break after", "[\"a\"]\n"},
    {"space before and after", " [1] "},
    {"white space around commas", "[\t1\r\n, 2 ]"},
    {"empty object", "{}"},
    {"empty object with spaces", "{\t\n}"},
    {"one member", R"({"asd":"sdf"})"},
    {"two members", R"({"asd":"sdf", "dfg":"fgh"})"},
    {"empty name", R"({"":0})"},
    {"escaped NUL in a name", R"({"foo\u0000bar":42})"},
    {"escapes in a name", R"({"\u0061\/\n":"\u0062"})"},
    {"numbers at the edges", R"({"min":-1.0e+28, "max":1.0e+28})"},
    {"line breaks", "{\n\"a\": \"b\"\n}"},
    {"long names",
     R"({"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx":{"id":"xxxxx"}})"},
    {"a name twice", R"({"a":"b","a":"c"})"},
    {"a name and value twice", R"({"a":"b","a":"b"})"},
    {"a name twice, spelled differently", R"({"a":1,"\u0061":2})"},
};

/// RFC 8259 lets a parser refuse or approximate these numbers. We accept and
/// keep all of them.
constexpr Accepted accepted_large_numbers[]{
    {"huge exponent",
     "0.4e006699999999999999999999999999999999999999999999999999999999999999"
     "969999999006"},
    {"huge negative exponent", "123.456e-789"},
    {"negative with huge exponent", "-1e+9999"},
    {"positive with huge exponent", "1.5e+9999"},
    {"overflow", "123123e100000"},
    {"negative overflow", "-123123e100000"},
    {"underflow", "123e-10000000"},
    {"beyond Int64", "100000000000000000000"},
    {"beyond Int64, negative", "-123123123123123123123123123123"},
    {"beyond any integer", "-237462374673276894279832749832423479823246327846"},
};

} // namespace

TEST_CASE("every number of RFC 8259 is accepted and kept")
{
    for (auto const& accepted : accepted_numbers)
        check(accepted);
}

TEST_CASE("every string of RFC 8259 is accepted and kept")
{
    for (auto const& accepted : accepted_strings)
        check(accepted);
}

TEST_CASE("every structure of RFC 8259 is accepted and kept")
{
    for (auto const& accepted : accepted_structures)
        check(accepted);
}

TEST_CASE("numbers that a parser may refuse are accepted and kept")
{
    for (auto const& accepted : accepted_large_numbers)
        check(accepted);
}
