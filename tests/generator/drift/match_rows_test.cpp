#include "generator/drift/match_rows.hpp"

#include "catch.hpp"

#include <algorithm>
#include <initializer_list>

namespace airudder::generator {
namespace {

/// Rows of a capture, e.g. "id" or "id:string".
PageFacts capture_of(std::initializer_list<std::string> rows)
{
    PageFacts page;
    page.body.emplace();
    for (auto const& text : rows) {
        auto const colon = std::min(text.find(':'), text.size());
        page.body->rows.push_back(
            {.name = text.substr(0, colon),
             .type = text.substr(std::min(colon + 1, text.size()))});
    }
    return page;
}

/// Rows of a twin by their paths.
PageFacts twin_of(std::initializer_list<std::string> paths)
{
    PageFacts page;
    page.body.emplace();
    for (auto const& path : paths) {
        Row row{.type = "string", .at = path};
        if (auto const slash = path.rfind('/'); slash != path.npos)
            row.name = path.substr(slash + 1);
        page.body->rows.push_back(std::move(row));
    }
    return page;
}

/// E.g. "/body/a, /body/b -> /body/c, - -> /body/d", with "moved" and
/// "reordered".
std::string matched(PageFacts const& before, PageFacts const& after)
{
    auto const old = tables_of(before);
    auto const now = tables_of(after);
    std::string out;
    for (auto const& pair : match_rows(old, now)) {
        auto const was = pair.before ? pair.before->place : "-";
        auto const is = pair.after ? pair.after->place : "-";
        out += out.empty() ? "" : ", ";
        out += was == is ? is : was + " -> " + is;
        out += pair.moved ? " moved" : "";
        out += pair.reordered ? " reordered" : "";
    }
    return out;
}

} // namespace

TEST_CASE("rows of a twin are known by their paths")
{
    CHECK(matched(twin_of({"", "/a", "/b"}), twin_of({"", "/a", "/b"})) ==
          "/body, /body/a, /body/b");
    CHECK(matched(twin_of({"", "/a", "/b"}), twin_of({"", "/b", "/c"})) ==
          "/body, /body/b, - -> /body/c, /body/a -> -");
    CHECK(matched({}, twin_of({"", "/a"})) == "- -> /body, - -> /body/a");
    CHECK(matched(twin_of({"", "/a"}), {}) == "/body -> -, /body/a -> -");
}

TEST_CASE("a row that moves to another parent takes its members along")
{
    CHECK(matched(twin_of({"", "/a", "/a/x", "/a/x/-", "/a/x/-/id", "/b"}),
                  twin_of({"", "/a", "/b", "/b/x", "/b/x/-", "/b/x/-/id"})) ==
          "/body, /body/a, /body/b, /body/a/x -> /body/b/x moved, /body/a/x/- "
          "-> /body/b/x/-, /body/a/x/-/id -> /body/b/x/-/id");
    // Which of two rows of that name moved is not known.
    CHECK(matched(twin_of({"/a", "/a/x", "/b", "/b/x", "/c"}),
                  twin_of({"/a", "/b", "/c", "/c/x"})) ==
          "/body/a, /body/b, /body/c, - -> /body/c/x, /body/a/x -> -, "
          "/body/b/x -> -");
    auto other = twin_of({"/a", "/b", "/b/x"});
    other.body->rows.back().type = "integer";
    CHECK(matched(twin_of({"/a", "/a/x", "/b"}), other) ==
          "/body/a, /body/b, - -> /body/b/x, /body/a/x -> -");
}

TEST_CASE("a row may move between the parts of a request, but no further")
{
    auto before = twin_of({"", "/a"});
    before.query.push_back({.name = "day", .type = "string"});
    auto after = twin_of({"", "/a", "/day"});
    CHECK(matched(before, after) ==
          "/body, /body/a, /query/day -> /body/day moved");
    after = twin_of({"", "/a"});
    after.responses.push_back(
        {.status = "200", .header = {{.name = "day", .type = "string"}}});
    CHECK(matched(before, after) ==
          "/body, /body/a, - -> /200/header/day, /query/day -> -");
}

TEST_CASE("as few rows as possible are reordered")
{
    CHECK(matched(twin_of({"", "/a", "/b", "/c", "/d"}),
                  twin_of({"", "/d", "/a", "/b", "/c"})) ==
          "/body, /body/d reordered, /body/a, /body/b, /body/c");
    CHECK(matched(twin_of({"/a", "/b", "/c", "/d"}),
                  twin_of({"/b", "/c", "/a", "/d"})) ==
          "/body/b, /body/c, /body/a reordered, /body/d");
    // Only siblings have an order.
    CHECK(matched(twin_of({"/a", "/a/x", "/b", "/b/y"}),
                  twin_of({"/a", "/b", "/b/y", "/a/x"})) ==
          "/body/a, /body/b, /body/b/y, /body/a/x");
    // A row that is new or gone moves no other.
    CHECK(matched(twin_of({"/a", "/b", "/c"}), twin_of({"/x", "/b", "/c"})) ==
          "- -> /body/x, /body/b, /body/c, /body/a -> -");
}

TEST_CASE("rows of a capture are known by their names and the rows around")
{
    CHECK(matched(capture_of({"a", "b"}), capture_of({"a", "c", "b"})) ==
          "/body/a, - -> /body/c, /body/b");
    CHECK(matched(capture_of({"a", "b", "c"}), capture_of({"c", "a", "b"})) ==
          "/body/c reordered, /body/a, /body/b");
    // The second "id" is the one that was there.
    CHECK(matched(capture_of({"a", "id:string", "b"}),
                  capture_of({"a", "id:integer", "id:string", "b"})) ==
          "/body/a, - -> /body/id, /body/id -> /body/id (2), /body/b");
    CHECK(matched(capture_of({"id", "a", "id", "b"}),
                  capture_of({"a", "id", "b"})) ==
          "/body/a, /body/id (2) -> /body/id, /body/b, /body/id -> -");
}

TEST_CASE("large tables with equal names are matched by name alone")
{
    PageFacts page;
    page.body.emplace();
    for (int i = 0; i < 2'000; ++i)
        page.body->rows.push_back({.name = "id", .type = "string"});
    auto const before = page;
    page.body->rows.pop_back();
    auto const tables = tables_of(before);
    auto const fewer = tables_of(page);
    auto const pairs = match_rows(tables, fewer);
    CHECK(pairs.size() == 2'000);
    CHECK(pairs.front().before->place == "/body/id");
    CHECK(pairs.back().after == nullptr);
    CHECK(pairs.back().before->place == "/body/id (2000)");
}

TEST_CASE("responses of one status are told apart by number")
{
    PageFacts page;
    for (int i = 0; i < 2; ++i)
        page.responses.push_back(
            {.status = "200",
             .body = Body{.rows = {{.name = "a", .type = "string"}}}});
    page.components["a/b"] = {{.type = "object", .at = ""},
                              {.name = "c", .type = "string", .at = "/c"}};
    CHECK(matched(page, page) == "/200/a, /200 (2)/a, /components/a~1b, "
                                 "/components/a~1b/c");
}

} // namespace airudder::generator
