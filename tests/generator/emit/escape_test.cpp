#include "generator/emit/escape.hpp"

#include "catch.hpp"

namespace airudder::generator {

using Lines = std::vector<std::string>;

TEST_CASE("a literal spells the text it was made from")
{
    CHECK(literal("") == R"("")");
    CHECK(literal("a \"b\" \\ c") == R"("a \"b\" \\ c")");
    CHECK(literal(std::string_view("a\0001", 3)) == R"("a\0001")");
    CHECK(literal("\n\x7f") == R"("\012\177")");
    CHECK(literal("好1") == R"("\345\245\2751")");
}

TEST_CASE("a literal has no trigraph")
{
    CHECK(literal("?"
                  "?/") == R"("?\?/")");
    CHECK(literal("???"
                  "?=") == R"("?\?\?\?=")");
}

TEST_CASE("a long literal is split between characters, not within an escape")
{
    CHECK(literals("abcdef", 5) == Lines{R"("abc")", R"("def")"});
    CHECK(literals("a\nb", 6) == Lines{R"("a")", R"("\012")", R"("b")"});
    CHECK(literals("", 5) == Lines{R"("")"});
}

TEST_CASE("comments are wrapped between words")
{
    CHECK(comment_lines("one two three", 7) == Lines{"one two", "three"});
    CHECK(comment_lines("toolong x", 3) == Lines{"toolong", "x"});
    CHECK(comment_lines(" a \t b\r\nc ", 80) == Lines{"a b c"});
    CHECK(comment_lines("", 80).empty());
    CHECK(comment_lines(" \n\n \n\n", 80).empty());
}

TEST_CASE("a comment keeps its paragraphs")
{
    CHECK(comment_lines("a\n\nb\n\n\n\nc", 80) == Lines{"a", "", "b", "", "c"});
}

TEST_CASE("no line of a comment ends in a backslash")
{
    CHECK(comment_lines("a\\", 80) == Lines{"a(backslash)"});
    CHECK(comment_lines("a \\ b", 3) == Lines{"a (backslash)", "b"});
    CHECK(comment_lines("a\\b", 80) == Lines{"a\\b"});
}

TEST_CASE("a comment has no trigraphs and no hidden characters")
{
    CHECK(comment_lines("a?"
                        "?/",
                        80) == Lines{"a?? /"});
    CHECK(comment_lines("what??", 80) == Lines{"what??"});
    CHECK(comment_lines("\u202ea\u2028b\ufeff", 80) ==
          Lines{"<U+202E>a<U+2028>b<U+FEFF>"});
    CHECK(comment_lines("\x01\x7f\x0b", 80) ==
          Lines{"<U+0001><U+007F><U+000B>"});
    CHECK(comment_lines("\U000E0041", 80) == Lines{"<U+E0041>"});
}

TEST_CASE("East Asian characters take two columns")
{
    CHECK(columns("ab") == 2);
    CHECK(columns("好a") == 3);
    CHECK(columns("é") == 1);
    CHECK(comment_lines("好好 好", 5) == Lines{"好好", "好"});
}

} // namespace airudder::generator
