// What the comments of the headers show. tests/repository compares the texts.
#include "captured_output.hpp"
#include "catch.hpp"

#include <airudder/boxed.hpp>
#include <airudder/describe.hpp>
#include <airudder/describe_parts.hpp>
#include <airudder/endpoint.hpp>
#include <airudder/endpoints.hpp>
#include <airudder/enumeration.hpp>
#include <airudder/map.hpp>
#include <airudder/parse.hpp>
#include <airudder/request.hpp>
#include <airudder/serialize.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace documented {

struct Plan {
    std::optional<std::string> default_{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Plan, (), (default_))

enum class Floor { unknown, none, cellar };

BOOST_DESCRIBE_ENUM(Floor, none, cellar)

struct House {
    Floor floor{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(House, (), (floor))

struct Ship {
    std::string name{};
    std::int64_t length{};
    bool flag{};
    airudder::Unmodeled unmodeled{};
};

AIRUDDER_DESCRIBE_PART(Ship, 0, (name, length))
AIRUDDER_DESCRIBE_PART(Ship, 1, (flag))
AIRUDDER_DESCRIBE_STRUCT(Ship, 2)

struct Tree {
    std::string name{};
    airudder::Boxed<Tree> child{};
};

struct PriceList {
    airudder::Map<int> prices{};
};

} // namespace documented

namespace airudder {

using ::documented::Floor;
using ::documented::Plan;

template <>
inline constexpr std::string_view wire_name<&Plan::default_>{"default"};

template <>
inline constexpr bool has_integer_values<Floor> = true;

template <>
inline constexpr std::string_view wire_name<Floor::cellar> = "-1";

template <>
inline constexpr std::string_view wire_name<Floor::none> = "0";

namespace boat {

struct PaintBoatPath {
    std::string id{};
    Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(PaintBoatPath, (), (id))

struct PaintBoatBody {
    std::string colour{};
    Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(PaintBoatBody, (), (colour))

struct PaintBoatRequest {
    PaintBoatPath path{};
    PaintBoatBody body{};
};

BOOST_DESCRIBE_STRUCT(PaintBoatRequest, (), (path, body))

inline constexpr Endpoint<PaintBoatRequest, NoContent> paint_boat{
    .name = "boat.paint_boat",
    .method = Method::post,
    .path = "/boats/{id}",
    .request_in = RequestPart::parts};

} // namespace boat
} // namespace airudder

namespace {

using tests::CapturedOutput;

/// Reads a record and writes it again.
template <class T>
std::string written_again(std::string const& text)
{
    return airudder::serialize(airudder::parse<T>(text).value());
}

} // namespace

TEST_CASE("the comment of Boxed shows trees")
{
    using documented::Tree;
    Tree tree;
    auto const print_and_replace = [&tree] {
        if (tree.child)
            std::cout << tree.child->name << '\n';
        tree.child = Tree{.name = "leaf"};
    };
    CapturedOutput const output(std::cout);
    print_and_replace();
    print_and_replace();
    CHECK(output.text() == "leaf\n");

    for (int depth = 0; depth != 10; ++depth) {
        Tree grown{.name = "branch"};
        grown.child = std::move(tree);
        tree = std::move(grown);
    }
    while (tree.child)
        tree = Tree(std::move(*tree.child));
    CHECK(tree.name == "leaf");
}

TEST_CASE("the comment of Map shows prices")
{
    documented::PriceList record;
    record.prices["oar"] = 5;
    CapturedOutput const output(std::cout);
    for (auto const& [name, value] : record.prices)
        std::cout << name << ": " << value << '\n';
    record.prices["boat"] = 20;
    CHECK(output.text() == "oar: 5\n");
    CHECK(record.prices == airudder::Map<int>{{"oar", 5}, {"boat", 20}});
}

TEST_CASE("the comment of for_each shows the names of endpoints")
{
    CapturedOutput const output(std::cout);
    for_each(airudder::endpoints,
             [](auto const& endpoint) { std::cout << endpoint.name << '\n'; });
    CHECK(output.text().find("task.get_task_detail\n") != std::string::npos);
}

TEST_CASE("the header of enumerations shows both conversions")
{
    using airudder::task::TaskStatus;
    airudder::task::TaskDetail const task{.Status = TaskStatus::finished};
    CapturedOutput const output(std::cout);
    std::cout << task.Status; // e.g. finished
    auto const status = airudder::from_string<TaskStatus>("finished");
    CHECK(output.text() == "finished");
    CHECK(status == TaskStatus::finished);
}

TEST_CASE("the comments of descriptions show names and values")
{
    std::string const plan = R"({"default":"a"})";
    CHECK(airudder::parse<documented::Plan>(plan)->default_ == "a");
    CHECK(written_again<documented::Plan>(plan) == plan);
    std::string const house = R"({"floor":-1})";
    CHECK(airudder::parse<documented::House>(house)->floor ==
          documented::Floor::cellar);
    CHECK(written_again<documented::House>(house) == house);
    std::string const ship = R"({"name":"s","length":3,"flag":true})";
    CHECK(airudder::parse<documented::Ship>(ship)->flag);
    CHECK(written_again<documented::Ship>(ship) == ship);
}

TEST_CASE("the comment of RequestParts shows a request")
{
    airudder::boat::PaintBoatRequest request;
    request.path.id = "7";
    request.body.colour = "red";
    auto const made =
        airudder::make_request(airudder::boat::paint_boat, request);
    CHECK(made->target == "/boats/7");
    CHECK(made->body == R"({"colour":"red"})");
}
