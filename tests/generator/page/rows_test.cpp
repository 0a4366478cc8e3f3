#include "generator/page/rows.hpp"

#include "catch.hpp"
#include "fictitious_pages.hpp"

using namespace airudder::generator;

namespace {

struct Table {
    std::vector<Row> rows{};
    std::string findings{};
};

Table read_table(std::string_view text, std::string_view media_type = "")
{
    PageText const page(text);
    Redactor redactor;
    Diagnostics diagnostics;
    PageContext context("page", page, redactor, diagnostics);
    Table table{.rows = read_rows(context, media_type)};
    table.findings = diagnostics.text();
    return table;
}

/// "name:type:presence" of each row.
std::vector<std::string> shape(std::string_view text)
{
    auto const table = read_table(text);
    CHECK(table.findings == "");
    std::vector<std::string> out;
    for (auto const& row : table.rows)
        out.push_back(row.name.value_or("-") + ':' + row.type + ':' +
                      (row.presence == Presence::required   ? "required"
                       : row.presence == Presence::optional ? "optional"
                                                            : "") +
                      (row.description ? "+" : ""));
    return out;
}

using Shape = std::vector<std::string>;

} // namespace

TEST_CASE("presence follows the type or the description, or is unstated")
{
    CHECK(shape("a\nstring\nrequired\nWords\nb\ninteger\nWords\noptional\n"
                "c\nobject\nWords\nd\nboolean") == Shape{"a:string:required+",
                                                         "b:integer:optional+",
                                                         "c:object:+",
                                                         "d:boolean:"});
}

TEST_CASE("only the first row may lack a name")
{
    CHECK(shape("object {0}") == Shape{"-:object {0}:"});
    CHECK(shape("array [object {1}]\na\nstring") ==
          Shape{"-:array [object {1}]:", "a:string:"});
}

TEST_CASE("members may have the names of types, presences and headings")
{
    CHECK(shape("string\nstring\nrequired\nobject\nobject\noptional") ==
          Shape{"string:string:required", "object:object:optional"});
    CHECK(shape("a\nstring\nrequired\nnumber\nstring\nrequired") ==
          Shape{"a:string:required", "number:string:required"});
    CHECK(shape("a\nstring\n编号，如图\nnumber\nstring") ==
          Shape{"a:string:+", "number:string:"});
    CHECK(shape("a\nstring\nrequired\nboolean\noptional") ==
          Shape{"a:string:", "required:boolean:optional"});
    CHECK(shape("a\nstring\nrequired\nrequired\nboolean\noptional") ==
          Shape{"a:string:required", "required:boolean:optional"});
    CHECK(shape("Example\nstring\nrequired\nBody\nobject\nDefault\nstring\n"
                "Responses\nstring\n示例\ninteger\n必需") ==
          Shape{"Example:string:required",
                "Body:object:",
                "Default:string:",
                "Responses:string:",
                "示例:integer:required"});
    CHECK(shape("*/ ${x} \\\nstring\n姓 名\nstring\n") ==
          Shape{"*/ ${x} \\:string:", "姓 名:string:"});
}

TEST_CASE("an ambiguous line is reported, not guessed")
{
    for (std::string_view const text :
         {"a\nstring\nrequired\nstring\nb\ninteger", // name or description?
          "a\nstring\nnote\nstring\nstring\nb\ninteger",
          "a\nstring\nrequired\noptional",
          "a\nstring\nDefault:\nb\nstring\nrequired",
          "a\nstring\nrequired\nstring\nstring\nstring\nb\ninteger"}) {
        INFO(text);
        CHECK(read_table(text).findings.find("expected one way to read") !=
              std::string::npos);
    }
}

TEST_CASE("lines that are not rows are reported once")
{
    CHECK(read_table("words\nmore words\na\nstring").findings ==
          "page:1: expected a name and a type below it, found \"words\"\n");
}

TEST_CASE("markers have their value below them")
{
    auto const rows =
        read_table("a\ninteger <int64>\n>= 1\n<= 9\noptional\nDefault:\n"
                   "5\nExample:\n7\nb\nenum<string>\nAllowed values:\n"
                   "onetwo\nrequired\nc\nstring\ndeprecated\nnullable\n"
                   "匹配正则：\n^a$\nd\nenum<string>\n枚举值:\none\nnull\n"
                   "two\nthe words\ne\narray\n示例值:\n[\n1\n]")
            .rows;
    REQUIRE(rows.size() == 5);
    CHECK(rows[0].constraints == std::vector<std::string>{">= 1", "<= 9"});
    CHECK(rows[0].default_value == "5");
    CHECK(rows[0].example == "7");
    CHECK(rows[0].presence == Presence::optional);
    CHECK(rows[1].enum_text == "onetwo");
    CHECK(rows[1].presence == Presence::required);
    CHECK(rows[2].deprecated);
    CHECK(rows[2].constraints ==
          std::vector<std::string>{"nullable", "pattern ^a$"});
    CHECK(rows[3].enum_text == "one null two");
    CHECK(rows[3].description);
    CHECK(rows[4].example == "[ 1 ]");
}

TEST_CASE("no marker shows a credential")
{
    auto const rows =
        read_table("password\nenum<string>\nAllowed values:\nhunter2sesame\n"
                   "note\nstring\n匹配正则：\n^Bearer 0123456789abcdef$\n"
                   "Allowed values:\nBearer 0123456789abcdef\nx")
            .rows;
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].credential);
    CHECK_FALSE(rows[0].enum_text);
    CHECK(rows[1].constraints ==
          std::vector<std::string>{"pattern ^Bearer <redacted>$"});
    CHECK_FALSE(rows[1].enum_text);
}

TEST_CASE("a marker without a value is reported")
{
    CHECK(read_table("a\nstring\nDefault:\n").findings ==
          "page:3: expected a value below \"Default:\"\n");
}

TEST_CASE("a default may be a word with a meaning elsewhere")
{
    auto const rows =
        read_table(
            "a\nstring\nDefault:\nrequired\nb\nstring\nExample:\nstring\n"
            "c\nstring")
            .rows;
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].default_value == "required");
    CHECK(rows[0].presence == Presence::unstated);
    CHECK(rows[1].example == "string");
}

TEST_CASE("JSON within a description does not end the table")
{
    CHECK(shape("a\nstring\nSuch as\nExample\n{\n\"x\": 1\n}\nb\nstring") ==
          Shape{"a:string:+", "b:string:"});
    PageText const page("a\nstring\nExample\n{\n\"x\": 1\n}\nModified at 2031");
    Redactor redactor;
    Diagnostics diagnostics;
    PageContext context("page", page, redactor, diagnostics);
    CHECK(read_rows(context, "").size() == 1);
    CHECK(context.words() == "Example");
}

TEST_CASE("the digest of a description does not depend on line breaks")
{
    auto const one = read_table("a\nstring\nsome words here").rows;
    auto const two = read_table("a\nstring\nsome\u00a0words\n\n  here ").rows;
    CHECK(one[0].description == two[0].description);
    CHECK(one[0].description->size() == 64);
}

TEST_CASE("a type that is not known is reported at its own line")
{
    CHECK(read_table("a\nstring\nrequired\nb\nstrng\nrequired\nc\nobject")
              .findings ==
          "page:5: expected a type above \"required\", found \"strng\"\n");
}
