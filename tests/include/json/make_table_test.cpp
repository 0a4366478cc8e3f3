// Records that describe their members in another order than they declare them,
// and that have initial values.
#include "catch.hpp"

#include <airudder/detail/json/type_of.hpp>
#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/describe/class.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace {

using airudder::parse;
using airudder::serialize;

/// Describes its members in another order than it declares them.
struct Shuffled {
    bool first{true};
    std::string second{"two"};
    std::int64_t third{3};
    std::optional<std::string> fourth{"four"};
    airudder::Unmodeled unmodeled{};
    std::vector<std::int64_t> fifth{5};
    std::optional<std::vector<std::int64_t>> sixth{};
};

BOOST_DESCRIBE_STRUCT(Shuffled,
                      (),
                      (fourth, fifth, second, first, third, sixth))

/// Has records of its own type, and lists of types that are seldom in lists.
struct Branch {
    std::string name{};
    std::vector<Branch> branches{};
    std::vector<std::optional<std::string>> notes{};
    std::vector<std::vector<std::int64_t>> rows{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Branch, (), (name, branches, notes, rows))

} // namespace

TEST_CASE("members are found in any order of their description", "[make_table]")
{
    auto const record = parse<Shuffled>(
        R"({"first":false,"second":"b","third":30,"fourth":"d","fifth":[50]})");
    REQUIRE(record.has_value());
    CHECK_FALSE(record->first);
    CHECK(record->second == "b");
    CHECK(record->third == 30);
    CHECK(record->fourth == "d");
    CHECK(record->fifth == std::vector<std::int64_t>{50});
    CHECK(
        serialize(*record) ==
        R"({"fourth":"d","fifth":[50],"second":"b","first":false,"third":30})");
}

TEST_CASE("a misfit that repeats a name leaves the member's own initial value",
          "[make_table]")
{
    auto const record = parse<Shuffled>(
        R"({"first":false,"first":0,"second":"b","second":0,"third":30,)"
        R"("third":"","fourth":"d","fourth":0,"fifth":[50],"fifth":0})");
    REQUIRE(record.has_value());
    CHECK(record->first);
    CHECK(record->second == "two");
    CHECK(record->third == 3);
    CHECK(record->fourth == "four");
    CHECK(record->fifth == std::vector<std::int64_t>{5});
}

TEST_CASE("a record may hold records of its own type", "[make_table]")
{
    auto const text =
        R"({"name":"a","branches":[{"name":"b","branches":[],"notes":["x"],)"
        R"("rows":[[1,2],[],[3]]},{"name":"c","branches":[{}],"notes":[],)"
        R"("rows":[]}],"notes":["y",null],"rows":[]})";
    auto const record = parse<Branch>(text);
    REQUIRE(record.has_value());
    REQUIRE(record->branches.size() == 2);
    CHECK(record->branches[0].rows.size() == 3);
    CHECK(record->branches[1].branches.size() == 1);
    CHECK(record->notes[0] == "y");
    CHECK(serialize(*record) == text);
}

TEST_CASE("an optional list is empty if its value does not fit", "[make_table]")
{
    auto const record = parse<Shuffled>(R"({"sixth":"list"})");
    REQUIRE(record.has_value());
    CHECK_FALSE(record->sixth.has_value());
    CHECK(record->unmodeled.find("sixth") == "\"list\"");
}
