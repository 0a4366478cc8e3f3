#ifndef AIRUDDER_BENCH_COUNT_NEW_HPP
#define AIRUDDER_BENCH_COUNT_NEW_HPP

#include <cstddef>

namespace bench {

/// The number of calls to operator new by the program and its libraries.
extern std::size_t allocations;

} // namespace bench

#endif // AIRUDDER_BENCH_COUNT_NEW_HPP
