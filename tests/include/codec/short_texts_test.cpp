// Texts around the size that a std::string holds without allocating. They are
// copied in blocks, which must neither change a text nor read beyond it.
#include "catch.hpp"
#include "codec.hpp"
#include "fixtures.hpp"
#include "last_page.hpp"

#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace {

/// Parses a copy whose memory ends with the text, so that AddressSanitizer
/// notices reads past the end.
fixtures::Outer parse_exactly(std::string_view text)
{
    std::vector<char> const exact(text.begin(), text.end());
    auto const result =
        airudder::parse<fixtures::Outer>({exact.data(), exact.size()});
    CAPTURE(std::string(text));
    REQUIRE(result.has_value());
    return *result;
}

} // namespace

TEST_CASE("a text of any size is read in any kind of member")
{
    for (std::size_t size = 0; size != 40; ++size)
        for (std::string_view const last : {"", "z", "\\n", "\u00e9"}) {
            CAPTURE(size, last);
            auto const json =
                "\"" + std::string(size, 'a') + std::string(last) + "\"";
            auto const value = std::string(size, 'a') +
                               (last == "\\n" ? "\n" : std::string(last));
            auto const outer =
                parse_exactly("{\"text\":" + json + ",\"maybe_text\":" + json +
                              ",\"texts\":[" + json + "," + json +
                              "],\"open\":{\"a\":" + json +
                              "},\"inner\":{\"id\":" + json + "}}");
            CHECK(outer.text == value);
            CHECK(outer.maybe_text == value);
            CHECK(outer.texts == std::vector<std::string>{value, value});
            CHECK(outer.open.at("a").as_string() == value.c_str());
            CHECK(outer.inner.id == value);
        }
}

TEST_CASE("a text is read at any distance from the end of the whole text")
{
    for (std::size_t size = 0; size != 20; ++size)
        for (std::size_t space = 0; space != 20; ++space) {
            auto const value = std::string(size, 'b');
            auto const outer = parse_exactly("{\"maybe_text\":\"" + value +
                                             "\"}" + std::string(space, ' '));
            CAPTURE(size, space);
            CHECK(outer.maybe_text == value);
        }
}

TEST_CASE("the last of two texts counts, whichever is longer")
{
    for (std::size_t first = 0; first < 40; first += 13)
        for (std::size_t second = 0; second < 40; second += 13) {
            auto const value = std::string(second, 'd');
            auto const one = "\"" + std::string(first, 'c') + "\"";
            auto const other = "\"" + value + "\"";
            auto const outer =
                parse_exactly("{\"text\":" + one + ",\"maybe_text\":" + one +
                              ",\"text\":" + other +
                              ",\"maybe_text\":" + other + ",\"flag\":true}");
            CAPTURE(first, second);
            CHECK(outer.text == value);
            CHECK(outer.maybe_text == value);
        }
}

TEST_CASE("parse refuses a cut text and reads nothing past its end")
{
    // Members in and out of order, with and without white space; all kinds of
    // strings; and a name as long as the look-ahead.
    std::string const text = R"({"text":"abc",
    "count": 1234567,
    "amount": 1.5,
    "flag":true,"level":"low","inner":{"id":"a\u00e9b"},
    "open": {"one": "1", "two":{ "three" :[1 ,"2" , null]}},
    "maybe_text": "0123456789abcdef0123456789abcdef0123456789abcdef",
    "maybe_count":-7,
    "texts": ["a", "b", "c",  "d"],
    "a_name_that_nobody_has_documented":"x",
    "inners": [
        {"id": "1"},
        {"id": "2"}
    ],
    "maybe_flag": false,
    "maybe_inner": {"id": "last"}
    })";
    LastPage page;
    CHECK(airudder::parse<fixtures::Outer>(page.put(text)).has_value());
    for (std::size_t size = 0; size != text.size(); ++size) {
        CAPTURE(size);
        auto const cut = std::string_view(text).substr(0, size);
        auto const result = airudder::parse<fixtures::Outer>(page.put(cut));
        REQUIRE(result.has_error());
        // An error in a word is at its beginning.
        CHECK(result.error().offset <= size);
        CHECK(result.error().offset + 5 > size);
    }
}
