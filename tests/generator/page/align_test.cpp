#include "generator/page/align.hpp"

#include "catch.hpp"

using namespace airudder::generator;

namespace {

std::vector<std::string> places(std::vector<std::string> const& tree,
                                std::vector<std::string> const& list)
{
    Catalogue catalogue;
    for (auto const& place : tree)
        catalogue.pages.push_back(
            {.place = place, .title = pointer_tokens(place).back()});
    Navigation flat;
    for (auto const& title : list)
        flat.entries.push_back({.title = title});
    return places_in(catalogue, flat);
}

using Places = std::vector<std::string>;

} // namespace

TEST_CASE("the order of a flat list tells its places in the tree")
{
    CHECK(places({"/A/one", "/A/two", "/B/one", "/B/two", "/C"},
                 {"A", "B", "one", "two", "C"}) ==
          Places{"", "", "/B/one", "/B/two", "/C"});
    CHECK(places({"/A/one", "/A/two", "/B/one"}, {"A", "one", "two", "B"}) ==
          Places{"", "/A/one", "/A/two", ""});
}

TEST_CASE("white space in titles is ignored")
{
    CHECK(places({"/F/a b"}, {"F", "ab"}) == Places{"", "/F/a b"});
}

TEST_CASE("an entry with two possible places has none")
{
    CHECK(places({"/A/one", "/B/one"}, {"one"}) == Places{""});
}

TEST_CASE("a list from another site has no places")
{
    CHECK(places({"/A/one"}, {"x", "y"}) == Places{"", ""});
    CHECK(places({}, {"x"}) == Places{""});
}
