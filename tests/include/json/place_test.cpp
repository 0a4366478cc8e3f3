// Pointers of any length are spelled as in RFC 6901.
#include "catch.hpp"

#include <airudder/detail/json/place.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using airudder::detail::Place;
using airudder::detail::pointer_bound;
using airudder::detail::pointer_to;

namespace {

/// The escaped name, as the RFC describes it: first `~`, then `/`.
std::string escaped(std::string name)
{
    for (std::size_t at = 0; (at = name.find('~', at)) != name.npos; at += 2)
        name.replace(at, 1, "~0");
    for (std::size_t at = 0; (at = name.find('/', at)) != name.npos; at += 2)
        name.replace(at, 1, "~1");
    return name;
}

void check_pointer(Place const& place, std::string const& expected)
{
    CAPTURE(expected);
    REQUIRE(pointer_to(place) == expected);
    REQUIRE(pointer_bound(place) >= expected.size());
}

} // namespace

TEST_CASE("the root's pointer is empty") { check_pointer({}, ""); }

TEST_CASE("pointers contain escaped names")
{
    Place const root;
    check_pointer({&root, "a"}, "/a");
    check_pointer({&root, ""}, "/");
    check_pointer({&root, "~"}, "/~0");
    check_pointer({&root, "/"}, "/~1");
    check_pointer({&root, "~1"}, "/~01");
    check_pointer({&root, "a/b~c"}, "/a~1b~0c");
    Place const outer{&root, "x/"};
    check_pointer({&outer, "0"}, "/x~1/0");
    check_pointer({&outer, std::string_view("\0", 1)},
                  std::string("/x~1/\0", 6));
}

TEST_CASE("pointers contain decimal indices")
{
    Place const root;
    for (std::size_t const index :
         {0u, 1u, 9u, 10u, 99u, 100u, 101u, 4294967295u})
        check_pointer({&root, {}, index}, '/' + std::to_string(index));
    check_pointer({&root, {}, SIZE_MAX}, '/' + std::to_string(SIZE_MAX));
    Place const first{&root, {}, 10};
    check_pointer({&first, {}, 0}, "/10/0");
}

TEST_CASE("pointers of any length are complete")
{
    Place const root;
    for (std::string_view const more : {"n", "~", "/", "n~/"})
        for (std::size_t size = 0; size != 300; ++size) {
            std::string name;
            while (name.size() < size)
                name += more;
            Place const list{&root, name};
            Place const element{&list, {}, 1234567890};
            Place const last{&element, "z"};
            auto const expected = '/' + escaped(name);
            check_pointer(list, expected);
            check_pointer(element, expected + "/1234567890");
            check_pointer(last, expected + "/1234567890/z");
        }
    std::string const large(1 << 16, '/');
    check_pointer({&root, large}, '/' + escaped(large));
}

TEST_CASE("the pointer of a deep place names all levels above it")
{
    Place places[65];
    std::string expected;
    for (std::size_t depth = 1; depth != 65; ++depth) {
        places[depth].parent = &places[depth - 1];
        if (depth % 2 != 0)
            places[depth].name = "a";
        places[depth].index = depth;
        expected += depth % 2 != 0 ? "/a" : '/' + std::to_string(depth);
        check_pointer(places[depth], expected);
    }
}

TEST_CASE("the bound of a pointer counts names beyond half of 32 bits")
{
    Place const root;
    // Is not read: only its size counts.
    std::string_view const name("", 0x7FFFFFF0);
    CHECK(pointer_bound(Place{&root, name}) > 0xFFFFFFE0u);
    Place const first{&root, name};
    CHECK(pointer_bound(Place{&first, name}) > 2 * std::uint64_t{0xFFFFFFE0});
}
