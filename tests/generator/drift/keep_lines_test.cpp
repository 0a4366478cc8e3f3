#include "generator/drift/keep_lines.hpp"

#include "catch.hpp"

#include <string>
#include <vector>

namespace airudder::generator {
namespace {

Row numbered(std::size_t line, std::string name)
{
    return {.line = line, .name = std::move(name), .type = "string"};
}

/// The lines of rows.
std::vector<std::size_t> numbers_of(std::vector<Row> const& rows)
{
    std::vector<std::size_t> lines;
    for (auto const& row : rows)
        lines.push_back(row.line);
    return lines;
}

using Numbers = std::vector<std::size_t>;

} // namespace

TEST_CASE("rows that only shift keep their lines, and others do not")
{
    PageFacts before;
    before.query = {numbered(4, "day")};
    before.body = Body{.rows = {numbered(10, "a"),
                                numbered(12, "b"),
                                numbered(14, "c"),
                                numbered(16, "d")}};
    before.components["Boat"] = {numbered(30, "name")};
    PageFacts after;
    after.query = {numbered(5, "day")};
    after.body = Body{.rows = {numbered(11, "a"),
                               numbered(13, "new"),
                               numbered(15, "c"),
                               numbered(17, "b"),
                               numbered(19, "d")}};
    after.body->rows[4].type = "integer";
    after.components["Boat"] = {numbered(33, "name"), numbered(35, "size")};
    keep_lines(before, after);
    CHECK(numbers_of(after.query) == Numbers{4});
    CHECK(numbers_of(after.body->rows) == Numbers{10, 13, 14, 12, 19});
    CHECK(numbers_of(after.components["Boat"]) == Numbers{30, 35});
}

TEST_CASE("of rows of one name, the one that changed has another line")
{
    PageFacts before;
    before.body = Body{.rows = {numbered(1, "id"), numbered(3, "id")}};
    PageFacts after;
    after.body =
        Body{.rows = {numbered(1, "id"), numbered(3, "id"), numbered(5, "id")}};
    after.body->rows[0].type = "integer";
    keep_lines(before, after);
    CHECK(numbers_of(after.body->rows) == Numbers{1, 1, 3});
}

TEST_CASE("examples, responses and the sample keep their lines, too")
{
    PageFacts before;
    before.body = Body{.examples = {{.line = 20, .sha256 = "1", .text = "{}"},
                                    {.line = 22, .sha256 = "2"}}};
    before.sample = Sample{.line = 40,
                           .method = "GET",
                           .body = PageExample{.line = 41, .sha256 = "1"}};
    before.responses = {
        {.line = 50, .status = "200", .header = {numbered(51, "h")}},
        {.line = 60, .status = "404", .label = "Unknown"}};
    auto after = before;
    after.body->examples = {{.line = 31, .sha256 = "0"},
                            {.line = 32, .sha256 = "1", .text = "{}"},
                            {.line = 33, .sha256 = "2", .text = "[]"}};
    after.sample->line = 42;
    after.sample->body->line = 43;
    after.responses[0].line = 52;
    after.responses[0].header.push_back(numbered(53, "i"));
    after.responses[1].line = 62;
    after.responses[1].label = "Gone";
    keep_lines(before, after);
    auto const& examples = after.body->examples;
    CHECK(examples[0].line == 31);
    CHECK(examples[1].line == 20);
    CHECK(examples[2].line == 33);
    CHECK(after.sample->line == 40);
    CHECK(after.sample->body->line == 41);
    CHECK(after.responses[0].line == 50);
    CHECK(numbers_of(after.responses[0].header) == Numbers{51, 53});
    CHECK(after.responses[1].line == 62);
    after.sample->method = "POST";
    after.sample->line = 70;
    keep_lines(before, after);
    CHECK(after.sample->line == 70);
}

} // namespace airudder::generator
