#ifndef AIRUDDER_BENCH_COUNT_NEW_HPP
#define AIRUDDER_BENCH_COUNT_NEW_HPP

#include <cstddef>

namespace bench {

/// How often the program asked operator new for memory, libraries included.
extern std::size_t allocations;

} // namespace bench

#endif // AIRUDDER_BENCH_COUNT_NEW_HPP
