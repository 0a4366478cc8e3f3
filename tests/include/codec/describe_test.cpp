#include "catch.hpp"
#include "fixtures.hpp"

#include <airudder/describe.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

using namespace std::string_view_literals;

TEST_CASE("a record is a described struct with an Unmodeled")
{
    struct Plain {
        int x;
        airudder::Unmodeled unmodeled;
    };
    STATIC_REQUIRE(airudder::Record<fixtures::Outer>);
    STATIC_REQUIRE(airudder::Record<fixtures::Nothing>);
    STATIC_REQUIRE(airudder::Record<fixtures::One<int>>);
    STATIC_REQUIRE_FALSE(airudder::Record<Plain>);
    STATIC_REQUIRE_FALSE(airudder::Record<fixtures::Level>);
    STATIC_REQUIRE_FALSE(airudder::Record<int>);
    STATIC_REQUIRE(airudder::Enumeration<fixtures::Level>);
    STATIC_REQUIRE_FALSE(airudder::Enumeration<fixtures::Outer>);
}

TEST_CASE("for_each_member gives JSON names in declaration order")
{
    std::vector<std::string_view> names;
    airudder::detail::for_each_member<fixtures::Outer>(
        [&](std::string_view name, auto) { names.push_back(name); });
    REQUIRE(names.size() == airudder::detail::member_count<fixtures::Outer>);
    CHECK(names.front() == "text");
    names.erase(names.begin(), names.end() - 5);
    CHECK(names ==
          std::vector{"default"sv, "a/b~c"sv, "n\0l"sv, "q\"\\\n"sv, ""sv});
}

TEST_CASE("for_each_member gives the pointer to each member")
{
    fixtures::Inner inner{.id = "here"};
    airudder::detail::for_each_member<fixtures::Inner>(
        [&](std::string_view name, auto pointer) {
            using Member = std::remove_reference_t<decltype(inner.*pointer)>;
            if constexpr (std::is_same_v<Member, std::string>) {
                CHECK(name == "id");
                CHECK(inner.*pointer == "here");
            } else {
                CHECK(name == "size");
            }
        });
}

TEST_CASE("for_each_enumerator gives JSON texts, without unknown")
{
    std::vector<std::pair<std::string_view, fixtures::Level>> found;
    airudder::detail::for_each_enumerator<fixtures::Level>(
        [&](std::string_view name, fixtures::Level value) {
            found.emplace_back(name, value);
        });
    REQUIRE(found.size() == 4);
    CHECK(found[0] == std::pair{"low"sv, fixtures::Level::low});
    CHECK(found[2] == std::pair{"default"sv, fixtures::Level::default_});
    CHECK(found[3] == std::pair{"\"\\\0/"sv, fixtures::Level::quoted_});
}
