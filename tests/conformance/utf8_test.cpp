#include "utf8.hpp"

#include "catch.hpp"

using namespace airudder::conformance;

TEST_CASE("the first and last characters of each length are UTF-8")
{
    for (unsigned const character : {0x00u,
                                     0x7fu,
                                     0x80u,
                                     0x7ffu,
                                     0x800u,
                                     0xd7ffu,
                                     0xe000u,
                                     0xffffu,
                                     0x10000u,
                                     0x10ffffu}) {
        std::string text = "a";
        append_utf8(text, character);
        text += 'z';
        CAPTURE(character);
        CHECK(is_utf8(text));
        CHECK(only_utf8(text) == text);
        CHECK_FALSE(is_utf8(text.substr(0, text.size() - 2) + '\xff'));
    }
    std::string text;
    append_utf8(text, 0xe9);
    append_utf8(text, 0x1f600);
    CHECK(text == "\xC3\xA9\xF0\x9F\x98\x80");
}

TEST_CASE("bytes that belong to no character are told, and replaced")
{
    for (auto const* text : {"\x80",
                             "\xC0\xAF",
                             "\xC1\xBF",
                             "\xC3",
                             "\xC3x",
                             "\xE0\x9F\xBF",
                             "\xED\xA0\x80",
                             "\xF0\x8F\xBF\xBF",
                             "\xF4\x90\x80\x80",
                             "\xF5\x80\x80\x80",
                             "\xFF"})
        CHECK_FALSE(is_utf8(text));
    CHECK(only_utf8("a\x80\xC3\xA9\xE0\x9Fz") == "a?\xC3\xA9??z");
}

TEST_CASE("the part before the first byte that is not UTF-8 is a prefix")
{
    CHECK(utf8_prefix("") == 0);
    CHECK(utf8_prefix("a\xC3\xA9") == 3);
    CHECK(utf8_prefix("a\xC3\xA9\xA9 b") == 3);
    CHECK(utf8_prefix("a\xC3") == 1);
}
