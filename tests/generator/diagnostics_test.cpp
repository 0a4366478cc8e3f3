#include "generator/diagnostics.hpp"

#include "../catch.hpp"

#include <string>

using namespace airudder::generator;

TEST_CASE("diagnostics are printed together, sorted by place, each once")
{
    Diagnostics diagnostics;
    diagnostics.at_line("b.txt", 12, "expected a type");
    diagnostics.at_line("b.txt", 2, "expected a title");
    diagnostics.at_pointer("a.json", "/x/0", "expected a string");
    diagnostics.at_line("b.txt", 2, "expected a title");
    CHECK(diagnostics.text() == "a.json#/x/0: expected a string\n"
                                "b.txt:2: expected a title\n"
                                "b.txt:12: expected a type\n");
    CHECK(diagnostics.size() == 4);
}

TEST_CASE("a skeleton is printed below its diagnostic, line by line")
{
    Diagnostics diagnostics;
    diagnostics.at_pointer("a.json", "", "expected a ruling", "{\n  1\n}");
    CHECK(diagnostics.text() ==
          "a.json#: expected a ruling\n    {\n      1\n    }\n");
}

TEST_CASE("hostile text cannot forge a diagnostic's line")
{
    Diagnostics diagnostics;
    diagnostics.at_line("a\nb", 1, "x\x1b[31m\ny: z");
    CHECK(diagnostics.text() == "a\\x0ab:1: x\\x1b[31m\\x0ay: z\n");
}

TEST_CASE("more diagnostics than anybody reads are counted, not kept")
{
    Diagnostics diagnostics;
    for (std::size_t i = 0; i < Diagnostics::most + 5; ++i)
        diagnostics.at_line("a", i + 1, "x");
    CHECK(diagnostics.full());
    CHECK(diagnostics.size() == Diagnostics::most + 5);
    CHECK(diagnostics.all().size() == Diagnostics::most);
    CHECK(diagnostics.text().ends_with(":100000: x\nand 5 more\n"));
    diagnostics.at_input("b", "y");
    CHECK(diagnostics.usage_or_io());

    Diagnostics large;
    std::string const pointer(1u << 20, 'x');
    for (int i = 0; i < 100; ++i)
        large.at_pointer("a", pointer, "y");
    CHECK(large.all().size() == 64);
    CHECK(large.size() == 100);
    Diagnostics both;
    both.append(large);
    both.append(diagnostics);
    CHECK(both.size() == 100 + Diagnostics::most + 6);
    CHECK(both.usage_or_io());
}

TEST_CASE("what a terminal would obey or hide is shown in a diagnostic")
{
    Diagnostics diagnostics;
    diagnostics.at_pointer(
        "a\xe2\x80\xae",
        "/\xc2\x85",
        "你好 😀 \xef\xbb\xbf\xe2\x80\xa8\xf3\xa0\x80\x81\xff",
        "\xc2\x9b\n\x7f");
    CHECK(diagnostics.text() ==
          "a\\u202e#/\\u0085: 你好 😀 \\ufeff\\u2028\\U000e0001\\xff\n"
          "    \\u009b\n"
          "    \\x7f\n");
}

TEST_CASE("a quotation is shortened, never within a character")
{
    CHECK(in_quotes("abc") == "\"abc\"");
    CHECK(in_quotes(std::string(60, 'a')) == '"' + std::string(60, 'a') + '"');
    CHECK(in_quotes(std::string(61, 'a')) ==
          '"' + std::string(60, 'a') + "…\"");
    CHECK(in_quotes(std::string(59, 'a') + "你好") ==
          '"' + std::string(59, 'a') + "…\"");
}

TEST_CASE("a JSON Pointer's tokens are escaped, and unescaped again")
{
    std::vector<std::string> const tokens{"", "a/b", "~1", "~", "0"};
    std::string pointer;
    for (auto const& token : tokens)
        pointer = child_pointer(pointer, token);
    CHECK(pointer == "//a~1b/~01/~0/0");
    CHECK(pointer_tokens(pointer) == tokens);
    CHECK(pointer_tokens("").empty());
    CHECK(pointer_tokens("a/b").empty());
}
