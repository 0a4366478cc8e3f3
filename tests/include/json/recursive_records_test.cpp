// Records that contain each other, first parsed within another record.
#include "catch.hpp"

#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace {

using airudder::parse;
using airudder::serialize;

struct Room;

struct House {
    std::string name{};
    std::vector<Room> rooms;
    airudder::Unmodeled unmodeled{};
};

struct Room {
    House doll_house{};
    std::optional<House> second{};
    std::vector<House> row{};
    std::vector<std::optional<House>> gaps{};
    std::vector<std::vector<House>> rows{};
    std::vector<Room> cupboards{};
    std::vector<std::optional<Room>> drawers{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(House, (), (name, rooms))
BOOST_DESCRIBE_STRUCT(Room,
                      (),
                      (doll_house, second, row, gaps, rows, cupboards, drawers))

struct Street {
    std::vector<std::vector<Room>> rooms{};
    std::optional<House> house{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Street, (), (rooms, house))

std::string const room =
    R"({"doll_house":{"name":"a","rooms":[]},)"
    R"("second":{"name":"b","rooms":[]},)"
    R"("row":[{"name":"c","rooms":[]}],"gaps":[null,{"name":"d","rooms":[]}],)"
    R"("rows":[[],[{"name":"e","rooms":[]}]],"cupboards":[],"drawers":[null]})";

} // namespace

TEST_CASE("records that contain each other are read within a third record",
          "[make_table]")
{
    auto const text = R"({"rooms":[[],[)" + room +
                      R"(]],"house":{"name":"f","rooms":[)" + room + "]}}";
    auto const street = parse<Street>(text);
    REQUIRE(street.has_value());
    auto const& found = street->house->rooms.at(0);
    CHECK(found.doll_house.name == "a");
    CHECK(found.second->name == "b");
    CHECK(found.rows[1][0].name == "e");
    CHECK(street->rooms[1][0].row[0].name == "c");
    CHECK(serialize(*street) == text);
}

TEST_CASE("records that contain each other are read at the root",
          "[make_table]")
{
    auto const record = parse<Room>(room);
    REQUIRE(record.has_value());
    CHECK(record->gaps[1]->name == "d");
    CHECK(serialize(*record) == room);
    auto const house = R"({"name":"","rooms":[)" + room + "]}";
    CHECK(serialize(parse<House>(house).value()) == house);
}
