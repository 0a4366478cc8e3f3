// Texts that are not numbers of RFC 8259.
#include "grammar_cases.hpp"

using namespace std::string_view_literals;
using grammar::check;
using grammar::Refused;

namespace {

/// Malformed numbers, and the offset at which each one goes wrong.
constexpr Refused refused_numbers[]{
    {"plus plus", "++1", 0, "a value"},
    {"plus", "+1", 0, "a value"},
    {"plus Inf", "+Inf", 0, "a value"},
    {"zero before a digit", "01", 1, "',' or '}'"},
    {"minus zero before a digit", "-01", 2, "',' or '}'"},
    {"two zeros", "00", 1, "',' or '}'"},
    {"minus zero twelve", "-012", 2, "',' or '}'"},
    {"two points", "-1.0.", 4, "',' or '}'"},
    {"point without digit", "-2.", 3, "a digit"},
    {"minus NaN", "-NaN", 1, "a digit"},
    {"point before minus", ".-1", 0, "a value"},
    {"begins with a point", ".2e-3", 0, "a value"},
    {"minus before a point", "-.123", 1, "a digit"},
    {"two fractions", "0.1.2", 3, "',' or '}'"},
    {"exponent of nothing", "0.3e", 4, "a digit"},
    {"exponent sign only", "0.3e+", 5, "a digit"},
    {"capital exponent of nothing", "0E", 2, "a digit"},
    {"capital exponent sign only", "0E+", 3, "a digit"},
    {"zero exponent of nothing", "0e", 2, "a digit"},
    {"zero exponent sign only", "0e+", 3, "a digit"},
    {"point before e", "0.e1", 2, "a digit"},
    {"e of one and nothing", "1.0e", 4, "a digit"},
    {"e minus and nothing", "1.0e-", 5, "a digit"},
    {"e plus and nothing", "1.0e+", 5, "a digit"},
    {"space within", "1 000", 2, "',' or '}'"},
    {"underscore within", "1_000", 1, "',' or '}'"},
    {"two e", "1eE2", 2, "a digit"},
    {"fraction in the exponent", "1e1.5", 3, "',' or '}'"},
    {"point before e plus", "2.e+3", 2, "a digit"},
    {"point before e minus", "2.e-3", 2, "a digit"},
    {"point before e and digit", "2.e3", 2, "a digit"},
    {"point, e plus, nothing", "9.e+", 2, "a digit"},
    {"Inf", "Inf", 0, "a value"},
    {"NaN", "NaN", 0, "a value"},
    {"nan", "nan", 0, "a value"},
    {"Infinity", "Infinity", 0, "a value"},
    {"minus Infinity", "-Infinity", 1, "a digit"},
    {"full-width digit", "\xEF\xBC\x91", 0, "a value"},
    {"sum", "1+2", 1, "',' or '}'"},
    {"hexadecimal", "0x1", 1, "',' or '}'"},
    {"hexadecimal with letters", "0xAF", 1, "',' or '}'"},
    {"octal", "0o7", 1, "',' or '}'"},
    {"two exponent signs", "0e+-1", 3, "a digit"},
    {"letters after", "-123.123foo", 8, "',' or '}'"},
    {"suffix f", "1.5f", 3, "',' or '}'"},
    {"bad UTF-8 after an integer", "123\xE5", 3, "',' or '}'"},
    {"bad UTF-8 in an exponent", "1e1\xE5", 3, "',' or '}'"},
    {"bad UTF-8 after zero", "0\xE5", 1, "',' or '}'"},
    {"bad UTF-8 for an exponent", "1e\xE5", 2, "a digit"},
    {"minus alone", "-", 1, "a digit"},
    {"minus and letters", "-foo", 1, "a digit"},
    {"minus, space, digit", "- 1", 1, "a digit"},
    {"two minus", "--1", 1, "a digit"},
    {"letter after", "-1x", 2, "',' or '}'"},
    {"letter as exponent", "1ea", 2, "a digit"},
    {"point at the end", "1.", 2, "a digit"},
    {"point alone", ".", 0, "a value"},
    {"letter in the fraction", "1.2a-3", 3, "',' or '}'"},
    {"letter as exponent mark", "1.8011670033376514H-308", 18, "',' or '}'"},
    {"NUL after", "123\0"sv, 3, "',' or '}'"},
    {"apostrophes in it", "1'000", 1, "',' or '}'"},
    {"Arabic digit", "\xD9\xA1", 0, "a value"},
};

} // namespace

TEST_CASE("parse refuses a malformed number where it goes wrong")
{
    for (auto const& refused : refused_numbers)
        check(refused);
}
