#include "generator/page/navigation.hpp"

#include "catch.hpp"
#include "fictitious_pages.hpp"

using namespace airudder::generator;

namespace {

Navigation read_tree(std::string_view text, std::size_t& next)
{
    PageText const page(text);
    Diagnostics diagnostics;
    next = 0;
    auto navigation = read_navigation("page", page.lines(), next, diagnostics);
    CHECK(diagnostics.empty());
    return navigation;
}

} // namespace

TEST_CASE("a flat list has methods glued to its titles")
{
    std::size_t next = 0;
    auto const list = read_tree(fictitious::loaf_page, next);
    CHECK_FALSE(list.nested);
    REQUIRE(list.entries.size() == 6);
    CHECK(next == 6);
    CHECK(list.entries[2].title == "查询面包");
    CHECK(list.entries[2].method == "GET");
    CHECK(list.entries[3].method == "POST");
    CHECK_FALSE(list.entries[0].method);
    CHECK(leaf_places(list).size() == 6);
}

TEST_CASE("a tree has levels, methods below titles, and a breadcrumb")
{
    std::size_t next = 0;
    auto const tree = read_tree(fictitious::order_page, next);
    CHECK(tree.nested);
    REQUIRE(tree.entries.size() == 9);
    CHECK(tree.breadcrumb == std::vector<std::string>{"Bakery"});
    CHECK(tree.entries[4].title == "Get a loaf");
    CHECK(tree.entries[4].level == 1);
    CHECK(tree.entries[4].method == "GET");
    CHECK(tree.entries[7].level == 2);
    CHECK(leaf_places(tree) ==
          std::vector<std::string>{"",
                                   "/面包房/查询面包",
                                   "/面包房/预订面包",
                                   "",
                                   "/Bakery/Get a loaf",
                                   "/Bakery/Order a loaf",
                                   "",
                                   "/Bakery/Oven/Order a loaf",
                                   "/Contact"});
}

TEST_CASE("places are JSON Pointers, and differ for siblings of one title")
{
    std::size_t next = 0;
    auto const tree =
        read_tree("S\n1. F\nS\n• a/b\n• a/b\n• ~c\n1. F\nT", next);
    CHECK(leaf_places(tree) ==
          std::vector<std::string>{"/a~1b", "/a~1b (2)", "/~0c"});
}

TEST_CASE("a page without navigation starts with its title")
{
    std::size_t next = 0;
    CHECK(read_tree("Title\nGET\n", next).entries.empty());
    CHECK(next == 0);
}

TEST_CASE("a breadcrumb that is not repeated below the tree is reported")
{
    PageText const page("S\n1. F\nS\n• a\n1. G\nT\nGET\n");
    Diagnostics diagnostics;
    std::size_t next = 0;
    read_navigation("page", page.lines(), next, diagnostics);
    CHECK(diagnostics.text() ==
          "page:5: expected the breadcrumb that stands above the "
          "navigation\n");
}
