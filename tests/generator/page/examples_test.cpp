#include "generator/page/examples.hpp"

#include "catch.hpp"
#include "generator/files.hpp"

using namespace airudder::generator;

namespace {

struct Block {
    bool starts{};
    std::vector<PageExample> examples{};
    std::string rest{};
    std::string findings{};
};

Block read_block(std::string_view text, std::string_view media_type = "")
{
    PageText const page(text);
    Redactor redactor;
    Diagnostics diagnostics;
    PageContext context("page", page, redactor, diagnostics);
    Block block{.starts = starts_example(context, 0, media_type)};
    if (block.starts)
        block.examples = read_examples(context, media_type);
    block.rest = std::string(context.words());
    block.findings = diagnostics.text();
    return block;
}

} // namespace

TEST_CASE("an example keeps its spelling; its digest ignores white space")
{
    auto const block =
        read_block("Example\n{\n \"a\": 1.50,\n\"b\":\"\\u4f60\\/\"\n}\n");
    REQUIRE(block.examples.size() == 1);
    auto const& example = block.examples[0];
    CHECK(example.line == 2);
    CHECK(example.text == "{\n \"a\": 1.50,\n\"b\":\"\\u4f60\\/\"\n}");
    CHECK(example.sha256 == sha256(R"({"a":1.50,"b":"\u4f60\/"})"));
    CHECK(example.redacted.empty());
}

TEST_CASE("brackets and quotes within strings do not end an example")
{
    auto const block = read_block("示例\n[\n\"]}\\\"]\",\n{}]\n修改于 2031");
    REQUIRE(block.examples.size() == 1);
    CHECK(block.examples[0].sha256 == sha256(R"(["]}\"]",{}])"));
    CHECK(block.rest == "修改于 2031");
}

TEST_CASE("non-breaking spaces between tokens are white space")
{
    auto const block =
        read_block("Example\n{\n\u00a0\u00a0\"a\": \"x\u00a0y\"\n}");
    REQUIRE(block.examples.size() == 1);
    CHECK(block.examples[0].sha256 == sha256("{\"a\":\"x\u00a0y\"}"));
}

TEST_CASE("names of examples are above each example or come first as tabs")
{
    auto const each = read_block("Examples\none\n{}\ntwo\n[1]\n").examples;
    REQUIRE(each.size() == 2);
    CHECK(each[0].name == "one");
    CHECK(each[1].name == "two");
    auto const tabs = read_block("Examples\none\ntwo\n{}\n[1]\n").examples;
    REQUIRE(tabs.size() == 2);
    CHECK(tabs[0].name == "one");
    CHECK(tabs[1].name == "two");
}

TEST_CASE("broken JSON is reported at its line")
{
    CHECK(read_block("Example\n{\n\"a\": 1,\n}\nResponses\n🟢200").findings ==
          "page:4: expected a whole JSON example: expected a member's name\n");
    CHECK(
        read_block("Example\n{\n\"a\": [1,\n2\nResponses\n🟢200").findings ==
        "page:4: expected a whole JSON example: expected ',' or ']'\n");
    CHECK(read_block("Example\n{} trailing\n").findings.find("page:2: ") == 0);
    CHECK(
        read_block("Example\n{\"a\":1,\"a\":2}\n").findings.find("page:2: ") ==
        0);
}

TEST_CASE("a heading without an example is reported")
{
    CHECK(read_block("Example\nModified at 2031").findings ==
          "page:1: expected an example below this heading\n");
}

TEST_CASE("the word is not a heading if rows or prose follow")
{
    CHECK_FALSE(read_block("Example\nstring\n").starts);
    CHECK_FALSE(read_block("Example\nsome words\nand more\n").starts);
    CHECK_FALSE(read_block("Example\n{}\na\nstring\n").starts);
    CHECK_FALSE(read_block("Example:\n{}\n").starts);
}

TEST_CASE("an example of another media type is text")
{
    auto const block = read_block("Example\n<a>1</a>\n<b/>\nResponses\n🟢200",
                                  "application/xml");
    REQUIRE(block.examples.size() == 1);
    CHECK(block.examples[0].text == "<a>1</a>\n<b/>");
    CHECK(block.examples[0].sha256 == sha256("<a>1</a>\n<b/>"));
}
