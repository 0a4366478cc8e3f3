#include "generator/page/shell_words.hpp"

#include "catch.hpp"

using namespace airudder::generator;

namespace {

std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> out;
    for (auto const& word : read_shell_command(text).words)
        out.push_back(word.text);
    return out;
}

using Words = std::vector<std::string>;

} // namespace

TEST_CASE("shell words lose their quotes as in a shell")
{
    CHECK(words("a 'b c' d") == Words{"a", "b c", "d"});
    CHECK(words(R"('it'\''s')") == Words{"it's"});
    CHECK(words(R"("a\"b\\c\$d\n")") == Words{R"(a"b\c$d\n)"});
    CHECK(words(R"($'tab\tquote\'\x41\u4f60')") == Words{"tab\tquote'A你"});
    CHECK(words(R"(a\ b '' "")") == Words{"a b", "", ""});
}

TEST_CASE("a backslash continues a line, even before white space")
{
    CHECK(words("a \\\nb \\ \u00a0\nc\nd") == Words{"a", "b", "c"});
    auto const command = read_shell_command("a 'x\ny'\nnext");
    CHECK(command.words.back().text == "x\ny");
    CHECK(command.end == 8);
}

TEST_CASE("text that a shell could not read is reported where it begins")
{
    for (std::string_view const text :
         {"a 'b", "a \"b", "a $'b", "a | b", "a > b", "a $'\\uZ'"}) {
        INFO(text);
        auto const command = read_shell_command(text);
        CHECK_FALSE(command.error.empty());
        CHECK(command.error_offset >= 2);
    }
}
