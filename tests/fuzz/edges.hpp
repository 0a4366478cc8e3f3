#ifndef AIRUDDER_TESTS_FUZZ_EDGES_HPP
#define AIRUDDER_TESTS_FUZZ_EDGES_HPP

#include <string>
#include <vector>

/// Values for the seeds and the dictionary that the spec does not have.
namespace fuzz {

/// Edge cases of JSON values.
inline std::vector<std::string> const edges{
    "null",
    "true",
    "[]",
    "{}",
    "-0",
    "0.0",
    "20000.00",
    "2E4",
    "100e-2",
    "9007199254740993",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "18446744073709551616",
    "0.1000000000000000055511151231257827",
    "0.30000000000000004",
    "1.7976931348623159e308",
    "5e-324",
    "2e-324",
    "1e21",
    "1e400",
    "-1e99999999999999999999",
    R"("")",
    R"("\u0000\ud83d\ude00\/\n")",
    R"("0123456789 \u001f\u0001 123456 \\ 012345 \" 0123456789")",
    R"({"a":1,"a":{"b":[1e400]}})",
    "[null,0,\"\",{},[[]]]",
};

/// Edge cases of UTF-8 and of escapes, as parts of strings.
inline std::vector<std::string> const string_parts{
    "\x7F",
    "\x80",
    "\xC1\xBF",
    "\xC2\x80",
    "\xE0\x9F\xBF",
    "\xE0\xA0\x80",
    "\xED\x9F\xBF",
    "\xED\xA0\x80",
    "\xEF\xBB\xBF",
    "\xF0\x8F\xBF\xBF",
    "\xF0\x90\x80\x80",
    "\xF4\x8F\xBF\xBF",
    "\xF4\x90\x80\x80",
    "\xF5\x80\x80\x80",
    "\xC3",
    "\xE4\xBD",
    "\xF0\x9F\x98",
    R"(\u0000)",
    R"(\u001f)",
    R"(\ud83d\ude00)",
    R"(\ud800)",
    R"(\udc00)",
    R"(\/)",
    R"(\b)",
    "~",
    "/",
};

} // namespace fuzz

#endif // AIRUDDER_TESTS_FUZZ_EDGES_HPP
