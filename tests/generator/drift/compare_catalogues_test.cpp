#include "generator/drift/compare_catalogues.hpp"

#include "catch.hpp"
#include "changes.hpp"

namespace airudder::generator {
namespace {

using Lines = std::vector<std::string>;

CataloguePage entry(std::string const& title, std::string const& id = "")
{
    CataloguePage page{.place = "/Boats/" + title, .title = title};
    if (!id.empty())
        page.page_id = id;
    return page;
}

Lines compared(Catalogue const& before,
               Catalogue const& after,
               std::map<FactsName, PageFacts> const& facts = {},
               std::vector<PageChange> changes = {})
{
    compare_catalogues(before, after, facts, changes);
    return described(changes);
}

Catalogue const two{{entry("List", "1"), entry("Guide", "doc-2")}};

FactsName const list{"boats", "list", ""};

} // namespace

TEST_CASE("equal catalogues give no change")
{
    CHECK(compared({}, {}).empty());
    CHECK(compared(two, two).empty());
}

TEST_CASE("a page without an operation is new, moved, skipped or restored")
{
    auto now = two;
    now.pages.push_back(entry("Rules", "doc-3"));
    CHECK(compared(two, now) == Lines{"page-added /Boats/Rules: - -> Rules"});
    now = two;
    now.pages[1].place = "/Docs/Guide";
    CHECK(compared(two, now) ==
          Lines{"page-moved /Docs/Guide: /Boats/Guide -> /Docs/Guide"});
    now = two;
    now.pages[0].skipped = "its body is image/png";
    CHECK(compared(two, now) ==
          Lines{"page-skipped /Boats/List: - -> its body is image/png"});
    CHECK(compared({}, {{now.pages[0]}}) ==
          Lines{"page-skipped /Boats/List: - -> its body is image/png"});
    CHECK(compared(now, two) ==
          Lines{"page-restored /Boats/List: its body is image/png -> -"});
    auto other = two;
    other.pages[0].method = "POST";
    CHECK(compared(two, other) ==
          Lines{"method-changed /Boats/List: - -> POST"});
}

TEST_CASE("what facts say of a page is not said again")
{
    PageFacts page{.title = "List", .page_id = "1"};
    auto now = two;
    now.pages[0].operation = "boats.list";
    CHECK(compared({{two.pages[1]}}, now, {{list, page}}).empty());
    now.pages[0].place = "/Boats/All";
    CHECK(compared(two,
                   now,
                   {{list, page}},
                   {{.kind = ChangeKind::title_changed,
                     .operation = "boats.list"}}) ==
          Lines{"title-changed boats.list"});
    // An index may show a move that the facts do not.
    CHECK(compared(two, now, {{list, page}}) ==
          Lines{"page-moved boats.list /Boats/All: /Boats/List -> /Boats/All"});
    now = two;
    now.pages[0].skipped = "a form";
    page.skipped = "a form";
    CHECK(compared(two, now, {{list, page}}).empty());
}

TEST_CASE("pages in another order are one change, unless some moved")
{
    Catalogue const turned{{two.pages[1], two.pages[0]}};
    CHECK(compared(two, turned) == Lines{"pages-reordered"});
    auto moved = turned;
    moved.pages[0].place = "/Docs/Guide";
    CHECK(compared(two, moved) ==
          Lines{"page-moved /Docs/Guide: /Boats/Guide -> /Docs/Guide"});
}

TEST_CASE("a page vanishes once, and may return")
{
    PageFacts const page{.title = "List", .page_id = "1"};
    auto gone = two;
    gone.pages[0].vanished = true;
    CHECK(compared(two, gone, {{list, page}}) ==
          Lines{"page-vanished boats.list /Boats/List: List -> -"});
    CHECK(compared(gone, gone, {{list, page}}).empty());
    CHECK(compared(gone, two, {{list, page}}) ==
          Lines{"page-returned boats.list /Boats/List: - -> List"});
    // It may be dropped, too.
    CHECK(compared(two, {{two.pages[0]}}) ==
          Lines{"page-vanished /Boats/Guide: Guide -> -"});
    CHECK(compared(gone, {{two.pages[1]}}).empty());
}

TEST_CASE("a vanished page is told by its id from a new one of its title")
{
    Catalogue now{
        {entry("List", "7"), entry("List", "1"), entry("Guide", "doc-2")}};
    now.pages[0].operation = "boats.list";
    now.pages[1].vanished = true;
    CHECK(compared(two, now) ==
          Lines{"page-vanished /Boats/List: List, page 1 -> -"});
}

} // namespace airudder::generator
