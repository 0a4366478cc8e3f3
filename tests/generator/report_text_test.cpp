#include "generator/report_text.hpp"

#include "catch.hpp"

namespace airudder::generator {

TEST_CASE("a code span holds any text")
{
    CHECK(code_span("a") == "`a`");
    CHECK(code_span("") == "`  `");
    CHECK(code_span("a`b``c") == "```a`b``c```");
    CHECK(code_span("`a") == "`` `a ``");
    CHECK(code_span(" a ") == "`  a  `");
    CHECK(code_span("a\n# b") == "`a\\x0a# b`");
}

TEST_CASE("a code block holds any lines")
{
    CHECK(code_block("a\n\nb") == "```\na\n\nb\n```\n");
    CHECK(code_block("a\n```\n") == "````\na\n```\n````\n");
    CHECK(code_block("\x1b\r\n") == "```\n\\x1b\\x0d\n```\n");
}

TEST_CASE("lines are indented unless they are empty")
{
    CHECK(indented("", "  ") == "");
    CHECK(indented("a\n\nb\n", "  ") == "  a\n\n  b\n");
    CHECK(indented(printable_lines("a\tb\nc"), "  ") == "  a\\x09b\n  c\n");
}

TEST_CASE("nouns are counted and texts joined")
{
    CHECK(counted(0, "page") == "0 pages");
    CHECK(counted(1, "page") == "1 page");
    CHECK(joined_with(", ", {}) == "");
    CHECK(joined_with(", ", {"a", "", "b"}) == "a, , b");
    CHECK(shown_plain("a\nb`") == "a\\x0ab`");
}

} // namespace airudder::generator
