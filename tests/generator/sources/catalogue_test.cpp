#include "generator/sources/catalogue.hpp"

#include "catch.hpp"

using namespace airudder::generator;

namespace {

/// A catalogue of pages, each as e.g. "/F/a POST".
Catalogue catalogue(std::vector<std::string> const& pages)
{
    Catalogue out;
    for (auto const& text : pages) {
        auto const space = text.find(' ');
        CataloguePage page{.place = text.substr(0, space)};
        page.title = pointer_tokens(page.place).back();
        if (space != text.npos)
            page.method = text.substr(space + 1);
        out.pages.push_back(std::move(page));
    }
    return out;
}

std::vector<std::string> merged(std::vector<std::string> const& one,
                                std::vector<std::string> const& other)
{
    auto all = catalogue(one);
    merge(all, catalogue(other));
    std::vector<std::string> out;
    for (auto const& page : all.pages)
        out.push_back(page.place + (page.method ? " " + *page.method : ""));
    return out;
}

using Places = std::vector<std::string>;

} // namespace

TEST_CASE("a new page is inserted after the one it follows")
{
    CHECK(merged({"/a", "/b"}, {"/a", "/x", "/b"}) == Places{"/a", "/x", "/b"});
    CHECK(merged({}, {"/a", "/b"}) == Places{"/a", "/b"});
    CHECK(merged({"/b"}, {"/a", "/b", "/c"}) == Places{"/a", "/b", "/c"});
}

TEST_CASE("a page that one tree lacks stays in its folder")
{
    CHECK(merged({"/F/a", "/F/b", "/c"}, {"/F/a", "/x", "/c"}) ==
          Places{"/F/a", "/F/b", "/x", "/c"});
}

TEST_CASE("methods are taken from any tree")
{
    CHECK(merged({"/a GET", "/b"}, {"/a", "/b POST"}) ==
          Places{"/a GET", "/b POST"});
    CHECK(merged({"/a GET"}, {"/a PUT"}) == Places{"/a PUT"});
}

TEST_CASE("a folder that one tree shows closed is not a page")
{
    CHECK(merged({"/F/a"}, {"/F"}) == Places{"/F/a"});
    CHECK(merged({"/F"}, {"/F/a"}) == Places{"/F/a"});
}

TEST_CASE("a page with an id is known by it")
{
    auto const page = [](std::string const& place, std::string const& id) {
        return CataloguePage{.place = place,
                             .title = pointer_tokens(place).back(),
                             .page_id = id};
    };
    auto const places = [](Catalogue const& all) {
        Places out;
        for (auto const& one : all.pages)
            out.push_back(one.place + ' ' + one.page_id.value_or("-"));
        return out;
    };
    // It gives its id to the entry at its place, and may be a folder's page.
    auto all = catalogue({"/F", "/G/b"});
    merge(all, {{page("/F", "1"), page("/F/a", "2"), page("/G/b", "3")}});
    CHECK(places(all) == Places{"/F 1", "/F/a 2", "/G/b 3"});
    // It may move, also to the place of an entry without an id.
    all = catalogue({"/b"});
    merge(all, {{page("/a", "1")}});
    merge(all, {{page("/b", "1")}});
    CHECK(places(all) == Places{"/b 1"});
    // Two pages may have one place.
    merge(all, {{page("/b", "1"), page("/b", "2")}});
    CHECK(places(all) == Places{"/b 1", "/b (2) 2"});
    merge(all, {{page("/b", "1"), page("/b", "2")}});
    CHECK(places(all) == Places{"/b 1", "/b (2) 2"});
}

TEST_CASE("a catalogue is the same after being written and read")
{
    auto all = catalogue({"/F/a~1b POST", "/F/c"});
    all.pages[1].operation = "group.name";
    all.pages[1].page_id = "doc-7";
    all.pages[1].skipped = "its body is image/png, not JSON";
    Diagnostics diagnostics;
    auto const read = read_catalogue("c", to_json(all), diagnostics);
    REQUIRE(read);
    CHECK(read->pages == all.pages);
    CHECK(read->pages[0].title == "a/b");
}

TEST_CASE("a file that is not a catalogue is reported")
{
    auto const findings = [](std::string_view text) {
        Diagnostics diagnostics;
        auto const json = std::get<JsonText>(read_json_text(text));
        CHECK_FALSE(read_catalogue("c", json, diagnostics));
        return diagnostics.text();
    };
    CHECK(findings("1") == "c#: expected an object\n"
                           "c#: expected an object \"pages\"\n");
    CHECK(findings(R"({"pages": 1, "page": 2})") ==
          "c#/page: expected no such member\n"
          "c#/pages: expected an object \"pages\"\n");
    CHECK(findings(R"({"pages": {"place": {"title": 1}}})") ==
          "c#/pages/place: expected a place such as \"/Folder/Title\"\n"
          "c#/pages/place/title: expected a string\n");
}
