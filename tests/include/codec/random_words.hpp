#ifndef AIRUDDER_TESTS_INCLUDE_RANDOM_WORDS_HPP
#define AIRUDDER_TESTS_INCLUDE_RANDOM_WORDS_HPP

#include <array>
#include <string_view>

/// The words that RandomJson chooses from: edge cases of JSON.
namespace random_words {

using namespace std::string_view_literals;

inline constexpr std::string_view numbers[]{
    "0",
    "-0",
    "0.0",
    "-0.0e5",
    "1",
    "-1",
    "1.0",
    "1e2",
    "1E2",
    "1E+2",
    "100e-2",
    "0.1",
    "0.5",
    "0.10",
    "20000.00",
    "2E4",
    "1e-7",
    "0.0000001",
    "0.000001",
    "1e21",
    "1e+21",
    "100000000000000000000",
    "9007199254740991",
    "9007199254740993",
    "-9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "1000000000000000000000000000000",
    "123456789012345678901234567890",
    "0.12345678901234567",
    "0.30000000000000004",
    "0.1000000000000000055511151231257827",
    "5e-324",
    "2e-324",
    "1e-400",
    "1.7976931348623157e308",
    "1.7976931348623159e308",
    "1e400",
    "-1e99999999999999999999",
    "1e-99999999999999999999",
    "0e99999999999999999999",
    "-0.0e500",
    "1e0000000000000000000002",
};

inline constexpr std::string_view strings[]{
    ""sv,
    "x"sv,
    "low"sv,
    "high"sv,
    "default"sv,
    "\"\\\0/"sv,
    "other"sv,
    "with \"quotes\" and \\"sv,
    "line\nbreak\ttab\x01\x1f\x7f"sv,
    "nul\0inside"sv,
    "a/b~c"sv,
    "\xF0\x9F\x98\x80\xF4\x8F\xBF\xBF\xEF\xBF\xBF"sv,
    "caf\xC3\xA9 \xE4\xBD\xA0\xE5\xA5\xBD \xF0\x9F\x98\x80"sv,
    "a string that is longer than any small string buffer, by far"sv,
};

inline constexpr auto thousand_bytes = [] {
    std::array<char, 1000> bytes{};
    bytes.fill('n');
    return bytes;
}();

inline constexpr std::string_view names[]{
    ""sv,
    "a"sv,
    "b/c"sv,
    "/"sv,
    "~"sv,
    "~0~1"sv,
    "Text"sv,
    "unknown"sv,
    "unmodeled"sv,
    "nul\0"sv,
    "\"quote\""sv,
    "\xF0\x9F\x98\x80"sv,
    {thousand_bytes.data(), thousand_bytes.size()},
    "default_"sv,
    "k"sv,
    "k1"sv,
    "k2"sv,
};

inline constexpr std::string_view members[]{
    "text"sv,        "count"sv,      "amount"sv,       "flag"sv,
    "level"sv,       "inner"sv,      "open"sv,         "maybe_text"sv,
    "maybe_count"sv, "maybe_flag"sv, "maybe_amount"sv, "maybe_level"sv,
    "maybe_inner"sv, "maybe_open"sv, "maybe_texts"sv,  "texts"sv,
    "counts"sv,      "amounts"sv,    "levels"sv,       "inners"sv,
    "opens"sv,       "default"sv,    "a/b~c"sv,        "n\0l"sv,
    "q\"\\\n"sv,     ""sv,
};

} // namespace random_words

#endif // AIRUDDER_TESTS_INCLUDE_RANDOM_WORDS_HPP
