#ifndef AIRUDDER_BENCH_COMPILE_HPP
#define AIRUDDER_BENCH_COMPILE_HPP

#include <map>
#include <ostream>
#include <string>
#include <vector>

namespace bench {

/// A file below tests/bench and what is defined for it.
struct Unit {
    std::string name;
    std::string source;
    std::vector<std::string> definitions{};
};

/// What compiling a unit cost: seconds of processor time, each time.
struct Cost {
    std::vector<double> seconds{};
    double peak_mib = 0;
    double code_kib = 0;
    double file_kib = 0;
};

/// By the name of the unit.
using Costs = std::map<std::string, Cost>;

/// Compiles all units in turn, so many times, optimised and without a cache.
/// Object files go to `folder`.
Costs compile_all(std::vector<Unit> units,
                  std::string const& folder,
                  int repetitions);

/// A table of those units that were compiled.
void print_costs(std::ostream& out,
                 std::vector<Unit> const& units,
                 Costs const& costs);

} // namespace bench

#endif // AIRUDDER_BENCH_COMPILE_HPP
