#include "generator/document/strongly_connected.hpp"

#include "catch.hpp"

namespace airudder::generator {

using Parts = std::vector<std::vector<std::size_t>>;

TEST_CASE("components follow those their edges lead to, else the edges' order")
{
    CHECK(strongly_connected({{2, 1}, {3}, {3}, {}}, {0}) ==
          Parts{{3}, {2}, {1}, {0}});
}

TEST_CASE("only nodes that are reachable from the roots are found")
{
    CHECK(strongly_connected({{}, {0}, {1}}, {1}) == Parts{{0}, {1}});
    CHECK(strongly_connected({{}, {}}, {}).empty());
}

TEST_CASE("the nodes of a cycle form one component")
{
    CHECK(strongly_connected({{1}, {2}, {0, 3}, {3}}, {0}) ==
          Parts{{3}, {0, 1, 2}});
}

TEST_CASE("a long chain of nodes does not overflow the stack")
{
    constexpr std::size_t length = 200'000;
    Adjacency chain(length);
    for (std::size_t i = 0; i + 1 < length; ++i)
        chain[i].push_back(i + 1);
    CHECK(strongly_connected(chain, {0}).size() == length);
    chain.back().push_back(0);
    CHECK(strongly_connected(chain, {0}).size() == 1);
}

} // namespace airudder::generator
