#include "generator/page/read_page.hpp"

#include "catch.hpp"
#include "fictitious_pages.hpp"
#include "generator/files.hpp"

#include <chrono>
#include <random>

using namespace airudder::generator;
using namespace fictitious;

namespace {

constexpr std::string_view pages[] = {loaf_page, order_page, webhook_page};

std::vector<std::string> lines_of(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        auto const end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    return lines;
}

std::string joined(std::vector<std::string> const& lines)
{
    std::string out;
    for (auto const& line : lines)
        out.append(line).append("\n");
    return out;
}

} // namespace

TEST_CASE("a flat Chinese page is read whole")
{
    auto const facts = facts_of(loaf_page);
    CHECK(facts.captured);
    CHECK(facts.title == "查询面包");
    CHECK_FALSE(facts.section);
    CHECK(facts.status == "试运行");
    CHECK(facts.method == "GET");
    CHECK(facts.url == "https://bakery.test/v1/loaf");
    CHECK(facts.description ==
          sha256("按编号查询一个面包。 可以查询昨天的面包。"));
    CHECK(facts.edited == "2031-02-03 04:05:06");

    REQUIRE(facts.query.size() == 2);
    CHECK(facts.query[0].line == 15);
    CHECK(facts.query[0].presence == Presence::required);
    CHECK(facts.query[1].presence == Presence::optional);
    CHECK(facts.query[1].default_value == "true");
    CHECK(facts.query[1].description == sha256("是否新鲜"));
    REQUIRE(facts.header.size() == 1);
    CHECK(facts.header[0].credential);
    CHECK_FALSE(facts.header[0].default_value);

    REQUIRE(facts.sample);
    CHECK(facts.sample->url ==
          "https://bakery.test/v1/loaf?loaf_id&fresh=true");
    REQUIRE(facts.responses.size() == 1);
    CHECK(facts.responses[0].status == "200");
    CHECK(facts.responses[0].label == "成功");
    auto const& body = *facts.responses[0].body;
    CHECK(body.media_type == "application/json");
    REQUIRE(body.rows.size() == 5);
    CHECK(body.rows[0].children == 3u);
    CHECK(body.rows[1].presence == Presence::unstated);
    CHECK(body.rows[2].enum_text == "ryewheatspelt");
    REQUIRE(body.examples.size() == 1);
    CHECK(body.examples[0].sha256 ==
          sha256(R"({"loaf":{"weight":750.50,"kind":"rye",)"
                 R"("tags":["caf\u00e9","a\/b"]},"code":200})"));
}

TEST_CASE("an English page with a tree is read whole")
{
    auto const facts = facts_of(order_page);
    CHECK(facts.title == "Order a loaf");
    CHECK(facts.section == "Bakery");
    CHECK(facts.place == "/Bakery/Order a loaf");
    CHECK_FALSE(facts.status);
    CHECK_FALSE(facts.edited);
    REQUIRE(facts.body);
    REQUIRE(facts.body->rows.size() == 4);
    CHECK(facts.body->rows[1].name == "string");
    CHECK(facts.body->rows[2].name == "required");
    CHECK(facts.body->rows[2].type == "boolean");
    CHECK(facts.body->rows[3].presence == Presence::optional);
    REQUIRE(facts.sample);
    CHECK(facts.sample->body->sha256 == facts.body->examples[0].sha256);
    CHECK(facts.sample->body->text.empty());
    REQUIRE(facts.responses.size() == 2);
    CHECK(facts.responses[0].body->rows[0].children == 0u);
    CHECK(facts.responses[1].status == "400");
    CHECK(facts.responses[1].label == "Bad order");
    CHECK(facts.responses[1].body->rows[0].name == "reason");
}

TEST_CASE("content below a row of response tabs belongs to the first")
{
    std::string page(order_page);
    std::string const tab = "🟠400Bad order\n";
    auto const second = page.find(tab);
    page.erase(second, page.find("Previous") - second);
    std::string const first = "🟢200OK\n";
    page.insert(page.find(first) + first.size(), tab);

    auto const facts = facts_of(page);
    REQUIRE(facts.responses.size() == 2);
    CHECK(facts.responses[0].status == "200");
    CHECK(facts.responses[0].body);
    CHECK(facts.responses[1].status == "400");
    CHECK_FALSE(facts.responses[1].body);
}

TEST_CASE("the URL of a webhook may be a sentence")
{
    auto const facts = facts_of(webhook_page);
    CHECK(facts.url == "由面包房提供此地址");
    CHECK(facts.body->media_type == "multipart/form-data");
    CHECK(facts.sample->form.size() == 1);
    REQUIRE(facts.responses.size() == 1);
    CHECK_FALSE(facts.responses[0].body);
}

TEST_CASE("layout does not change facts")
{
    for (auto const page : pages) {
        auto const facts = facts_of(page);
        CHECK(facts_of(replaced(page, "\n", "\r\n")) == facts);
        CHECK(facts_of("\uFEFF" + std::string(page)) == facts);
        CHECK(facts_of(replaced(page, ":\n", "：\n")) == facts);
        CHECK(facts_of(replaced(page, "string\n", "string\u00a0 \n")) == facts);
        auto trimmed = std::string(page);
        trimmed.pop_back();
        CHECK(facts_of(trimmed) == facts);
    }
    auto const facts = facts_of(loaf_page);
    auto const spaced = facts_of(replaced(loaf_page, "参数\n", "参数\n\n"));
    CHECK(spaced.responses[0].body->examples[0].sha256 ==
          facts.responses[0].body->examples[0].sha256);
}

TEST_CASE("a choice of servers is not a status")
{
    auto const page = [](std::string_view between) {
        return replaced(
            webhook_page, "\nPOST\n", "\n" + std::string(between) + "POST\n");
    };
    CHECK_FALSE(facts_of(page("Production\nProduction\n")).status);
    CHECK_FALSE(
        facts_of(page("Live\nhttps://x.test\nLive\nhttps://x.test\n")).status);
    CHECK(facts_of(page("Testing\nLive\nLive\n")).status == "Testing");
    CHECK(facts_of(page("Try it\n")).status == std::nullopt);
    CHECK(findings_of(page("Testing\nand more\n"))
              .find("expected an HTTP method, found \"and more\"") !=
          std::string::npos);
}

TEST_CASE("headings count only if their content follows")
{
    auto const page = replaced(
        order_page, "Orders one loaf.", "Request\nResponses\nExample\nHeader");
    CHECK(facts_of(page).description ==
          sha256("Request Responses Example Header"));
    auto const none = facts_of("T\nGET\n/x\nRequest\nNone\nResponses\n"
                               "🟢200OK\nModified at 2031");
    CHECK(none.query.empty());
}

TEST_CASE("the sample and its response may stand beside the page")
{
    auto const facts =
        facts_of("T\nGET\n/x\nResponses\n🟢200OK\napplication/json\nBody\n"
                 "a\nstring\nRequest samplesRequest samples\nShellcURL\n"
                 "curl /x\nResponse samplesResponse samples\n{\"a\":\"\"}\n");
    REQUIRE(facts.sample);
    REQUIRE(facts.responses.size() == 1);
    CHECK(facts.responses[0].body->examples.size() == 1);
}

TEST_CASE("the method tells apart entries with the page's title")
{
    std::string const page =
        "S\n1. B\nS\n• A\n  • B\n    • T\n• C\n  • B\n    • T\n      GET\n"
        "1. B\nT\nGET\n/x\nResponses\n🟢200OK\nModified at 2031";
    CHECK(facts_of(page).place == "/C/B/T");
    CHECK(findings_of(replaced(page, "    • T\n•", "    • T\n      GET\n•"))
              .find("expected one entry \"T\"") != std::string::npos);
}

TEST_CASE("a page cut after any line is complete or reported")
{
    for (auto const page : pages) {
        auto const lines = lines_of(page);
        auto const whole = facts_of(page);
        for (std::size_t size = 0; size < lines.size(); ++size) {
            INFO("cut after line " << size);
            auto const text = joined(
                {lines.begin(), lines.begin() + static_cast<long>(size)});
            Diagnostics diagnostics;
            auto const read = read_page("page", text, diagnostics);
            REQUIRE(read.has_value() == diagnostics.empty());
            if (!read)
                continue;
            auto facts = read->facts;
            CHECK(size + 14 >= lines.size());
            facts.edited = whole.edited;
            if (facts.responses.size() == whole.responses.size())
                CHECK(facts == whole);
        }
    }
}

TEST_CASE("a page without any one of its lines never crashes the reader")
{
    for (auto const page : pages) {
        auto const lines = lines_of(page);
        for (std::size_t without = 0; without < lines.size(); ++without) {
            auto some = lines;
            some.erase(some.begin() + static_cast<long>(without));
            Diagnostics diagnostics;
            auto const read = read_page("page", joined(some), diagnostics);
            CHECK(read.has_value() == diagnostics.empty());
        }
    }
}

TEST_CASE("changed pages never crash the reader")
{
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        std::string page(pages[random() % std::size(pages)]);
        for (auto changes = random() % 8; changes > 0; --changes) {
            auto const at = random() % page.size();
            if (random() % 2)
                page[at] = static_cast<char>(random() % 128);
            else
                page.erase(at, random() % 40);
            if (page.empty())
                page = "x";
        }
        Diagnostics diagnostics;
        auto const read = read_page("page", page, diagnostics);
        CHECK(read.has_value() == diagnostics.empty());
    }
}

TEST_CASE("text that is not a page soon gives one diagnostic")
{
    std::mt19937 random(3);
    std::string bytes(10u << 20, '\0');
    for (auto& byte : bytes)
        byte = static_cast<char>(random());
    std::string letters(10u << 20, '\0');
    for (auto& letter : letters)
        letter = random() % 40 ? static_cast<char>('a' + random() % 26) : '\n';
    auto const brackets = std::string(900'000, '{');
    for (auto const& text :
         {bytes, letters, brackets, std::string(), std::string("word\n")}) {
        auto const start = std::chrono::steady_clock::now();
        Diagnostics diagnostics;
        CHECK_FALSE(read_page("page", text, diagnostics));
        CHECK(diagnostics.size() == 1);
        CHECK(std::chrono::steady_clock::now() - start <
              std::chrono::seconds(60));
    }
}

TEST_CASE("everything that cannot be read is reported at once")
{
    auto page =
        replaced(order_page, "  \"required\": true\n}\n\n", "\"required\"}\n");
    page = replaced(page, "--header", "--heather");
    page = replaced(page, "{\"reason\": \"no flour\"}", "{\"reason\":}");
    Diagnostics diagnostics;
    CHECK_FALSE(read_page("page", page, diagnostics));
    INFO(diagnostics.text());
    CHECK(diagnostics.size() == 3);
}
