#include "catch.hpp"

#include <airudder/detail/receiver/memory_budget.hpp>

using airudder::detail::MemoryBudget;

TEST_CASE("memory beyond the budget is refused until it is given back")
{
    MemoryBudget budget(100);
    std::size_t one = 0;
    std::size_t two = 0;
    CHECK(budget.change(one, 60));
    CHECK(budget.change(two, 40));
    CHECK_FALSE(budget.change(two, 41));
    CHECK(two == 41);
    CHECK(budget.change(two, 0));
    CHECK(budget.change(one, 100));
    CHECK(budget.used() == 100);
}

TEST_CASE("large requests leave a quarter of the memory to small ones")
{
    constexpr auto small = MemoryBudget::small_size;
    MemoryBudget budget(8 * small);
    std::size_t large = 0;
    std::size_t one = 0;
    std::size_t two = 0;
    std::size_t three = 0;
    CHECK(budget.change(large, 6 * small));
    CHECK_FALSE(budget.change(one, small + 1));
    CHECK(budget.change(one, small));
    CHECK(budget.change(two, small));
    CHECK_FALSE(budget.change(three, 1));
}
