#include "generator/page/page_lines.hpp"

#include "catch.hpp"

using namespace airudder::generator;

TEST_CASE("the words of a line are separated by single spaces")
{
    CHECK(words_of("  a\t\u00a0b \u3000 c\r") == "a b c");
    CHECK(words_of("\uFEFF\u200b") == "");
    CHECK(without_spaces(" 单个电 话 ") == "单个电话");
}

TEST_CASE("lines keep their numbers with every kind of line end")
{
    for (std::string const end : {"\n", "\r\n", "\r"}) {
        PageText const page("\uFEFF  one" + end + end + "two" + end);
        REQUIRE(page.lines().size() == 2);
        CHECK(page.lines()[0].words == "one");
        CHECK(page.lines()[0].indent == 2);
        CHECK(page.lines()[1].number == 3);
        CHECK(page.offset(1) == 7);
        CHECK(page.line_after(6) == 1);
        CHECK(page.line_after(8) == 2);
    }
}
