// A record of 2,000 members with long names, and repeated names in it.
#include "catch.hpp"
#include "codec.hpp"
#include "counting_new.hpp"
#include "kinds.hpp"

#include <airudder/describe_parts.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using airudder::serialize;
using counting_new::allocations_of;
using fixtures::Wide;

#define VAST_NAME(number)                                                      \
    a_name_that_is_longer_than_the_head_of_an_entry_##number
#define VAST_MEMBER(number) std::optional<std::int64_t> VAST_NAME(number){};

#define VAST_TEN(number)                                                       \
    VAST_MEMBER(number##0)                                                     \
    VAST_MEMBER(number##1)                                                     \
    VAST_MEMBER(number##2)                                                     \
    VAST_MEMBER(number##3)                                                     \
    VAST_MEMBER(number##4)                                                     \
    VAST_MEMBER(number##5)                                                     \
    VAST_MEMBER(number##6)                                                     \
    VAST_MEMBER(number##7)                                                     \
    VAST_MEMBER(number##8)                                                     \
    VAST_MEMBER(number##9)

#define VAST_FIFTY(number)                                                     \
    VAST_TEN(number##0)                                                        \
    VAST_TEN(number##1)                                                        \
    VAST_TEN(number##2)                                                        \
    VAST_TEN(number##3)                                                        \
    VAST_TEN(number##4)

#define VAST_TEN_NAMES(number)                                                 \
    VAST_NAME(number##0), VAST_NAME(number##1), VAST_NAME(number##2),          \
        VAST_NAME(number##3), VAST_NAME(number##4), VAST_NAME(number##5),      \
        VAST_NAME(number##6), VAST_NAME(number##7), VAST_NAME(number##8),      \
        VAST_NAME(number##9)

#define VAST_PART(part, number)                                                \
    AIRUDDER_DESCRIBE_PART(Vast,                                               \
                           part,                                               \
                           (VAST_TEN_NAMES(number##0),                         \
                            VAST_TEN_NAMES(number##1),                         \
                            VAST_TEN_NAMES(number##2),                         \
                            VAST_TEN_NAMES(number##3),                         \
                            VAST_TEN_NAMES(number##4)))

// Named, because g++ warns of descriptions of types that are local to a file.
namespace vast {

struct Vast {
    VAST_FIFTY(00)
    VAST_FIFTY(01)
    VAST_FIFTY(02)
    VAST_FIFTY(03)
    VAST_FIFTY(04)
    VAST_FIFTY(05)
    VAST_FIFTY(06)
    VAST_FIFTY(07)
    VAST_FIFTY(08)
    VAST_FIFTY(09)
    VAST_FIFTY(10)
    VAST_FIFTY(11)
    VAST_FIFTY(12)
    VAST_FIFTY(13)
    VAST_FIFTY(14)
    VAST_FIFTY(15)
    VAST_FIFTY(16)
    VAST_FIFTY(17)
    VAST_FIFTY(18)
    VAST_FIFTY(19)
    VAST_FIFTY(20)
    VAST_FIFTY(21)
    VAST_FIFTY(22)
    VAST_FIFTY(23)
    VAST_FIFTY(24)
    VAST_FIFTY(25)
    VAST_FIFTY(26)
    VAST_FIFTY(27)
    VAST_FIFTY(28)
    VAST_FIFTY(29)
    VAST_FIFTY(30)
    VAST_FIFTY(31)
    VAST_FIFTY(32)
    VAST_FIFTY(33)
    VAST_FIFTY(34)
    VAST_FIFTY(35)
    VAST_FIFTY(36)
    VAST_FIFTY(37)
    VAST_FIFTY(38)
    VAST_FIFTY(39)
    airudder::Unmodeled unmodeled{};
};

VAST_PART(0, 00)
VAST_PART(1, 01)
VAST_PART(2, 02)
VAST_PART(3, 03)
VAST_PART(4, 04)
VAST_PART(5, 05)
VAST_PART(6, 06)
VAST_PART(7, 07)
VAST_PART(8, 08)
VAST_PART(9, 09)
VAST_PART(10, 10)
VAST_PART(11, 11)
VAST_PART(12, 12)
VAST_PART(13, 13)
VAST_PART(14, 14)
VAST_PART(15, 15)
VAST_PART(16, 16)
VAST_PART(17, 17)
VAST_PART(18, 18)
VAST_PART(19, 19)
VAST_PART(20, 20)
VAST_PART(21, 21)
VAST_PART(22, 22)
VAST_PART(23, 23)
VAST_PART(24, 24)
VAST_PART(25, 25)
VAST_PART(26, 26)
VAST_PART(27, 27)
VAST_PART(28, 28)
VAST_PART(29, 29)
VAST_PART(30, 30)
VAST_PART(31, 31)
VAST_PART(32, 32)
VAST_PART(33, 33)
VAST_PART(34, 34)
VAST_PART(35, 35)
VAST_PART(36, 36)
VAST_PART(37, 37)
VAST_PART(38, 38)
VAST_PART(39, 39)
AIRUDDER_DESCRIBE_STRUCT(Vast, 40)

} // namespace vast

using vast::Vast;

namespace {

/// The members of a Vast, with their positions as values.
std::vector<std::string> vast_members()
{
    std::vector<std::string> members;
    airudder::detail::for_each_member<Vast>([&](std::string_view name, auto) {
        members.push_back('"' + std::string(name) +
                          "\":" + std::to_string(members.size()));
    });
    return members;
}

std::string object_of(std::vector<std::string> const& members)
{
    std::string out = "{";
    for (auto const& member : members)
        out.append(member).append(1, ',');
    out.back() = '}';
    return out;
}

/// The number of slots that are looked at to find each member once.
std::size_t slots_searched(airudder::detail::RecordTable const& table)
{
    std::size_t count = 0;
    for (std::size_t index = 0; index != table.count; ++index) {
        auto slot = airudder::detail::slot_of(table.members[index].name(),
                                              table.slot_mask);
        for (++count; table.slots[slot] != index + 1; ++count)
            slot = (slot + 1) & table.slot_mask;
    }
    return count;
}

} // namespace

TEST_CASE("2,000 members with long names are read in any order")
{
    auto const members = vast_members();
    REQUIRE(members.size() == 2'000);
    auto const in_order = object_of(members);
    // No factor has a divisor in common with 2,000. The last one reverses the
    // order.
    for (std::size_t const factor : {1u, 7u, 777u, 1'999u}) {
        std::vector<std::string> shuffled;
        for (std::size_t at = 0; at != members.size(); ++at)
            shuffled.push_back(members[factor * at % members.size()]);
        auto const text = object_of(shuffled);
        auto const vast = codec::tolerant<Vast>(text);
        CHECK(vast.unmodeled.empty());
        CHECK(vast.VAST_NAME(0000) == 0);
        CHECK(vast.VAST_NAME(1234) == 634);
        CHECK(vast.VAST_NAME(3949) == 1'999);
        CHECK(serialize(vast) == in_order);
        CHECK(codec::issues<Vast>(text) == "");
        CHECK(allocations_of([&text] {
                  static_cast<void>(airudder::parse<Vast>(text));
              }) == 0);
    }
}

TEST_CASE("a member is found in the table of 2,000 after few attempts")
{
    CHECK(slots_searched(airudder::detail::table_of<Vast>) < 3'000);
    CHECK(slots_searched(airudder::detail::table_of<Wide>) < 105);
}

TEST_CASE(
    "repeated names in a large record take work in proportion to the text")
{
    auto const members = vast_members();
    for (std::size_t const times : {100u, 10'000u}) {
        std::string text = "{";
        for (std::size_t at = 0; at != times; ++at)
            text.append(members[at % 3]).append(1, ',');
        text.back() = '}';
        CHECK(allocations_of([&text] {
                  static_cast<void>(airudder::parse<Vast>(text));
              }) <= 3);
    }
}

TEST_CASE("a text that is dropped and kept again keeps its place")
{
    auto const wide = codec::tolerant<Wide>(
        R"({"w2":"","x":1,"w3":"","w2":1,"w4":"","w3":2,"w2":""})");
    std::string names;
    for (auto const& [name, text] : wide.unmodeled)
        names += name + ' ';
    CHECK(names == "w2 x w4 ");
    CHECK_FALSE(wide.w2);
    CHECK(wide.w3 == 2);
    auto const plain = codec::tolerant<Wide>(R"({"w2":"","w2":1})");
    CHECK(plain.unmodeled.size() == 0);
    CHECK_FALSE(plain.unmodeled.find("w2"));
}
