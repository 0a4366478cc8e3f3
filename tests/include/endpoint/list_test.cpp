#include "catch.hpp"

#include <airudder/list.hpp>

#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>

namespace {

inline constexpr int listed_number = 1;
inline constexpr char listed_letter = 'a';

template <std::size_t I>
inline constexpr std::integral_constant<std::size_t, I> item{};

template <std::size_t... Is>
constexpr airudder::List<item<Is>...> list_of(std::index_sequence<Is...>)
{
    return {};
}

constexpr std::size_t sum(auto list)
{
    std::size_t total = 0;
    for_each(list, [&total](auto const& number) { total += number; });
    return total;
}

} // namespace

TEST_CASE("for_each visits the items of a list in order, with their types")
{
    std::string seen;
    for_each(airudder::List<listed_number, listed_letter, listed_number>{},
             [&seen](auto const& item) {
                 if constexpr (std::is_same_v<decltype(item), char const&>)
                     seen += item;
                 else
                     seen += std::to_string(item);
             });
    CHECK(seen == "1a1");
}

TEST_CASE("for_each passes the listed objects themselves")
{
    int const* seen = nullptr;
    for_each(airudder::List<listed_number>{},
             [&seen](int const& item) { seen = &item; });
    CHECK(seen == &listed_number);
}

TEST_CASE("for_each on an empty list calls nothing")
{
    bool called = false;
    for_each(airudder::List<>{}, [&called](auto const&) { called = true; });
    CHECK_FALSE(called);
    CHECK(airudder::List<>{}.empty());
}

TEST_CASE("a list may be longer than the compiler's limit for expressions")
{
    constexpr auto list = list_of(std::make_index_sequence<1000>{});
    STATIC_REQUIRE(list.size() == 1000);
    STATIC_REQUIRE_FALSE(list.empty());
    STATIC_REQUIRE(sum(list) == 999 * 1000 / 2);
}
