#include "catch.hpp"

#include <airudder/example.hpp>
#include <airudder/list.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/describe/class.hpp>

#include <string>
#include <type_traits>
#include <vector>

namespace {

struct FindAnswer {
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(FindAnswer, (), ())

inline constexpr airudder::Example<FindAnswer> find_200{
    .name = "test.find 200",
    .pointer = "/paths/~1find/get/responses/200",
};

inline constexpr airudder::List<find_200> examples{};

} // namespace

TEST_CASE("an example has a name, a pointer into the spec and a type")
{
    STATIC_REQUIRE(find_200.name == "test.find 200");
    STATIC_REQUIRE(find_200.pointer == "/paths/~1find/get/responses/200");
    STATIC_REQUIRE(std::is_same_v<decltype(find_200)::Value, FindAnswer>);
}

TEST_CASE("examples can be listed")
{
    std::vector<std::string> names;
    for_each(examples, [&names](auto const& example) {
        names.emplace_back(example.name);
    });
    CHECK(names == std::vector<std::string>{"test.find 200"});
}
