#include "generator/sources/facts.hpp"

#include "../page/fictitious_pages.hpp"
#include "catch.hpp"

#include <random>

using namespace airudder::generator;

namespace {

/// Facts with random content. Every member is present in some of them.
class RandomFacts {
public:
    explicit RandomFacts(unsigned seed) : random_(seed) {}

    PageFacts page()
    {
        PageFacts facts{.captured = coin(), .title = text(), .method = text()};
        facts.url = text();
        facts.twin = coin();
        facts.prose = text();
        facts.source = text();
        facts.section = maybe();
        facts.place = maybe();
        facts.status = maybe();
        facts.description = digest();
        facts.edited = maybe();
        facts.path = rows();
        facts.query = rows();
        facts.header = rows();
        facts.cookie = rows();
        facts.body = body();
        if (coin())
            facts.sample = Sample{.line = number(),
                                  .method = text(),
                                  .url = text(),
                                  .headers = {{text(), text()}},
                                  .form = {{text(), text()}},
                                  .body = example()};
        for (auto i = number(); i > 0; --i)
            facts.responses.push_back({.line = number(),
                                       .status = text(),
                                       .label = text(),
                                       .description = digest(),
                                       .prose = text(),
                                       .header = rows(),
                                       .body = body()});
        facts.page_id = maybe();
        facts.operation_id = maybe();
        facts.proposed = maybe();
        for (auto i = number(); i > 0; --i)
            facts.components.emplace(text(), rows());
        return facts;
    }

private:
    bool coin() { return random_() % 2 == 0; }
    std::size_t number() { return random_() % 4; }

    std::string text()
    {
        static constexpr std::string_view some[] = {
            "x", "\"quoted\"", "你好", "a\\b", "*/ ${}", "null", " "};
        return std::string(some[random_() % std::size(some)]);
    }

    std::optional<std::string> maybe()
    {
        return coin() ? std::optional(text()) : std::nullopt;
    }

    std::optional<std::string> digest()
    {
        return coin() ? std::optional(std::string(64, 'a')) : std::nullopt;
    }

    std::vector<Row> rows()
    {
        std::vector<Row> rows(number());
        for (auto& row : rows) {
            row.line = number();
            row.name = maybe();
            row.prose = text();
            row.type = text();
            row.presence = static_cast<Presence>(random_() % 3);
            row.deprecated = coin();
            if (coin())
                row.children = number();
            row.default_value = maybe();
            row.credential = coin();
            row.enum_text = maybe();
            row.example = maybe();
            row.constraints.resize(number(), text());
            row.description = digest();
            row.at = maybe();
            row.format = text();
            row.nullable = coin();
            row.open = coin();
            row.values.resize(number(), "1.50");
            if (coin())
                row.words.resize(row.values.size(), text());
            row.component = maybe();
        }
        return rows;
    }

    PageExample example()
    {
        return {.line = number(),
                .name = text(),
                .sha256 = std::string(64, 'b'),
                .text = text() + "\n" + text(),
                .redacted = {text()}};
    }

    std::optional<Body> body()
    {
        if (coin())
            return std::nullopt;
        return Body{.media_type = text(),
                    .presence = static_cast<Presence>(random_() % 3),
                    .rows = rows(),
                    .examples = {example(), example()}};
    }

    std::mt19937 random_;
};

/// Removes all numbers of lines.
void drop_line_members(JsonText& value)
{
    std::erase_if(value.members,
                  [](auto const& member) { return member.name == "line"; });
    for (auto& member : value.members)
        drop_line_members(member.value);
    for (auto& element : value.elements)
        drop_line_members(element);
}

std::string findings(std::string_view text)
{
    Diagnostics diagnostics;
    read_facts("facts", std::get<JsonText>(read_json_text(text)), diagnostics);
    return diagnostics.text();
}

} // namespace

TEST_CASE("facts are equal but for their lines")
{
    for (unsigned seed = 0; seed < 100; ++seed) {
        INFO(seed);
        auto const facts = RandomFacts(seed).page();
        auto text = to_json(facts);
        drop_line_members(text);
        Diagnostics diagnostics;
        auto read = read_facts("facts", text, diagnostics);
        INFO(diagnostics.text());
        REQUIRE(read);
        CHECK(equal_but_lines(facts, *read));
        read->url += 'x';
        CHECK_FALSE(equal_but_lines(facts, *read));
    }
    PageFacts one;
    one.path.resize(1);
    PageFacts other;
    other.path.resize(1);
    other.path[0].line = 5;
    CHECK(equal_but_lines(one, other));
    other.path.resize(2);
    CHECK_FALSE(equal_but_lines(one, other));
}

TEST_CASE("facts are the same after being written and read")
{
    for (unsigned seed = 0; seed < 300; ++seed) {
        INFO(seed);
        auto const facts = RandomFacts(seed).page();
        auto const text = pretty(to_json(facts));
        auto const json = std::get<JsonText>(read_json_text(text));
        Diagnostics diagnostics;
        auto const read = read_facts("facts", json, diagnostics);
        INFO(text << diagnostics.text());
        REQUIRE(read);
        CHECK(*read == facts);
    }
}

TEST_CASE("facts of a page are the same after being written and read")
{
    for (auto const page : {fictitious::loaf_page,
                            fictitious::order_page,
                            fictitious::webhook_page}) {
        auto const facts = fictitious::facts_of(page);
        Diagnostics diagnostics;
        auto const read = read_facts("facts", to_json(facts), diagnostics);
        INFO(diagnostics.text());
        REQUIRE(read);
        CHECK(*read == facts);
    }
}

TEST_CASE("a text keeps the empty lines at its start")
{
    PageFacts facts{.title = "t", .method = "GET", .url = "u"};
    facts.body =
        Body{.examples = {{.sha256 = std::string(64, 'a'), .text = "\n\nx\n"}}};
    Diagnostics diagnostics;
    auto const read = read_facts("facts", to_json(facts), diagnostics);
    REQUIRE(read);
    CHECK(*read == facts);
}

TEST_CASE("unstated facts are left out")
{
    PageFacts facts{.title = "t", .method = "GET", .url = "u"};
    facts.query.push_back({.line = 3, .name = "a", .type = "string"});
    CHECK(minified(to_json(facts)) ==
          R"({"captured":true,"title":"t","method":"GET","url":"u",)"
          R"("query":[{"line":3,"name":"a","type":"string"}],"responses":[]})");
}

TEST_CASE("invalid facts are reported with their pointer")
{
    CHECK(findings("[]") == "facts#: expected an object\n");
    CHECK(findings(R"({"captured":true,"title":"","method":"","url":"",
                       "responses":[],"components":{"A":{},"B":[]}})") ==
          "facts#/components/A: expected an array\n");
    CHECK(findings(R"({"captured":1,"title":"","method":"","url":"",
                       "responses":[{"status":200,"extra":1}],"query":[{}]})") ==
          "facts#/captured: expected true or false\n"
          "facts#/query/0: expected a member \"type\"\n"
          "facts#/responses/0/extra: expected no such member\n"
          "facts#/responses/0/status: expected a string\n");
    CHECK(findings(R"({"captured":true,"title":"","method":"","url":"",
                       "description":"abc","responses":[],
                       "sample":{"method":"","url":"","body":{"sha256":""},
                       "headers":[["a"]]},
                       "query":[{"type":"","presence":"perhaps"}]})") ==
          "facts#/description: expected a SHA-256 in 64 lower-case digits\n"
          "facts#/query/0/presence: expected \"required\" or \"optional\"\n"
          "facts#/sample/body: expected a text, or the digest of an example "
          "of the request body\n"
          "facts#/sample/body/sha256: expected a SHA-256 in 64 lower-case "
          "digits\n"
          "facts#/sample/headers: expected pairs of a name and a value\n");
}
