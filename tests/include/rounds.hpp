#ifndef AIRUDDER_TESTS_INCLUDE_ROUNDS_HPP
#define AIRUDDER_TESTS_INCLUDE_ROUNDS_HPP

#include "catch.hpp"

#include <cstdint>
#include <cstdlib>
#include <iostream>

/// Repeats tests with random input. AIRUDDER_TEST_SEED is the first seed.
/// AIRUDDER_TEST_FACTOR multiplies the number of seeds.
namespace rounds {

inline std::uint64_t setting(char const* name, std::uint64_t otherwise)
{
    auto const text = std::getenv(name);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

/// Calls `f(seed)` for each seed and prints the range of seeds. A failure names
/// its seed.
template <class F>
void for_each_seed(std::uint64_t count, F f)
{
    auto const first = setting("AIRUDDER_TEST_SEED", 1);
    auto const end = first + count * setting("AIRUDDER_TEST_FACTOR", 1);
    std::cout << Catch::getResultCapture().getCurrentTestName() << ": seeds "
              << first << " to " << end - 1 << '\n';
    for (auto seed = first; seed != end; ++seed) {
        CAPTURE(seed);
        f(seed);
    }
}

} // namespace rounds

#endif // AIRUDDER_TESTS_INCLUDE_ROUNDS_HPP
