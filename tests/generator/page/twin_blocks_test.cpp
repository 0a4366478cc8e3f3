#include "generator/page/twin_blocks.hpp"

#include "catch.hpp"

using namespace airudder::generator;

TEST_CASE("a twin is the YAML between two fences, with the title above")
{
    auto const blocks = find_twin_blocks("# Book a boat \n\n"
                                         "## OpenAPI Specification\n\n"
                                         "```yaml\nopenapi: 3.0.1\n\n```\n");
    REQUIRE(blocks.size() == 1);
    CHECK(blocks[0].title == "Book a boat");
    CHECK(blocks[0].line == 5);
    CHECK(blocks[0].yaml == "openapi: 3.0.1\n\n");
    CHECK(blocks[0].closed);
}

TEST_CASE("only fences that begin a line delimit a twin")
{
    auto const blocks = find_twin_blocks("```yaml\nopenapi: 3.0.1\n"
                                         "info:\n  description: |\n"
                                         "    ```\n    x\n    ```\n```\n");
    REQUIRE(blocks.size() == 1);
    CHECK(blocks[0].yaml.ends_with("    ```\n"));
}

TEST_CASE("a text can hold several twins among other Markdown")
{
    auto const blocks = find_twin_blocks(
        "\xEF\xBB\xBF# One\r\n```yaml\r\nopenapi: 3.0.1\r\n```\r\n"
        "# Two\n```json\n{}\n```\n"
        "```yaml\nname: not a twin\n```\n"
        "<details>\n\n```yaml\n# comment\n\n\"openapi\": 3.1.0\n"
        "```\n");
    REQUIRE(blocks.size() == 2);
    CHECK(blocks[0].title == "One");
    CHECK(blocks[0].line == 2);
    CHECK(blocks[0].yaml == "openapi: 3.0.1\r\n");
    CHECK(blocks[1].title == "Two");
    CHECK(blocks[1].line == 14);
}

TEST_CASE("a twin may be JSON, which is YAML as well")
{
    CHECK(find_twin_blocks("```yaml\n{\n  \"openapi\": \"3.0.1\"\n}\n```\n")
              .size() == 1);
    CHECK(find_twin_blocks("```yaml\n{ \"a\": 1 }\n```\n").empty());
}

TEST_CASE("a twin without a closing fence says so")
{
    auto const blocks = find_twin_blocks("# A\n```yaml\nopenapi: 3.0.1\n");
    REQUIRE(blocks.size() == 1);
    CHECK_FALSE(blocks[0].closed);
    CHECK(blocks[0].line == 2);
}

TEST_CASE("a fence that opens another block leaves the first without an end")
{
    auto const blocks =
        find_twin_blocks("# A\n```yaml\nopenapi: 3.0.1\n"
                         "\xEF\xBB\xBF# B\n```yaml\nopenapi: 3.0.1\n```\n");
    REQUIRE(blocks.size() == 2);
    CHECK_FALSE(blocks[0].closed);
    CHECK(blocks[0].line == 2);
    CHECK(blocks[1].closed);
    CHECK(blocks[1].line == 5);
}
