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
