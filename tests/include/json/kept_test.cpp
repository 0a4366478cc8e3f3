// Finds kept texts by name, among few and among many.
#include "catch.hpp"
#include "codec.hpp"

#include <airudder/detail/json/kept.hpp>

#include <cstddef>
#include <string>

using airudder::detail::Kept;
using codec::numbered_name;

TEST_CASE("names are found at their positions in short and in long lists")
{
    Kept kept;
    for (std::size_t number = 0; number != 300; ++number) {
        REQUIRE(kept.find(numbered_name(number)) == nullptr);
        kept.keep(numbered_name(number), std::to_string(number));
        for (std::size_t at = 0; at <= number; at += 7)
            REQUIRE(kept.position_of(numbered_name(at)) == at);
    }
}

TEST_CASE("names are found after other names are forgotten")
{
    Kept kept;
    for (std::size_t number = 0; number != 100; ++number)
        kept.keep(numbered_name(number), "0");
    for (std::size_t round = 0; round != 300; ++round) {
        auto const at = round * 37 % kept.items.size();
        auto const name = kept.items[at].name;
        REQUIRE(kept.forget(name));
        REQUIRE_FALSE(kept.forget(name));
        for (std::size_t other = 0; other != kept.items.size(); ++other)
            REQUIRE(kept.position_of(kept.items[other].name) == other);
        kept.keep(name, "1");
        REQUIRE(kept.position_of(name) == kept.items.size() - 1);
    }
}

TEST_CASE("names are found while many are forgotten and few are left")
{
    Kept kept;
    for (std::size_t number = 0; number != 50; ++number)
        kept.keep(numbered_name(number), "0");
    while (!kept.items.empty()) {
        REQUIRE(kept.forget(kept.items.front().name));
        for (std::size_t other = 0; other != kept.items.size(); ++other)
            REQUIRE(kept.position_of(kept.items[other].name) == other);
    }
    kept.keep("again", "0");
    CHECK(kept.position_of("again") == 0);
}

TEST_CASE("a dropped text leaves the other items where they are until the end")
{
    Kept kept;
    for (std::size_t number = 0; number != 40; ++number)
        kept.keep(numbered_name(number), "0");
    CHECK(kept.drop("another name").empty());
    for (std::size_t number = 0; number < 40; number += 3) {
        CHECK(kept.drop(numbered_name(number)) == "0");
        for (std::size_t other = 0; other != 40; ++other)
            REQUIRE(kept.position_of(numbered_name(other)) == other);
    }
    kept.keep(numbered_name(3), "1");
    kept.forget_dropped();
    REQUIRE(kept.items.size() == 27);
    for (std::size_t number = 0; number != 40; ++number) {
        auto const item = kept.find(numbered_name(number));
        CAPTURE(number);
        REQUIRE((item != nullptr) == (number == 3 || number % 3 != 0));
        if (item != nullptr)
            CHECK(item->text == (number == 3 ? "1" : "0"));
    }
    for (std::size_t at = 0; at != 27; ++at)
        REQUIRE(kept.position_of(kept.items[at].name) == at);
    CHECK(kept.items.front().name == numbered_name(1));
}

TEST_CASE("all texts can be dropped, also of few items")
{
    for (std::size_t const count : {1u, 5u, 30u}) {
        Kept kept;
        for (std::size_t number = 0; number != count; ++number)
            kept.keep(numbered_name(number), "0");
        for (std::size_t number = 0; number != count; ++number)
            kept.drop(numbered_name(number));
        kept.forget_dropped();
        CHECK(kept.nothing());
        CHECK(kept.positions.empty());
    }
}
