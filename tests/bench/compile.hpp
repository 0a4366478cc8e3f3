#ifndef AIRUDDER_BENCH_COMPILE_HPP
#define AIRUDDER_BENCH_COMPILE_HPP

#include <map>
#include <ostream>
#include <string>
#include <vector>

namespace bench {

/// A file below tests/bench, with options for the compiler: macros, and folders
/// of headers that take precedence over the project's.
struct Unit {
    std::string name;
    std::string source;
    std::vector<std::string> options{};
};

/// The cost of compiling a unit. `seconds` has the processor time of each
/// repetition.
struct Cost {
    std::vector<double> seconds{};
    double peak_mib = 0;
    double code_kib = 0;
    double file_kib = 0;
};

/// Costs by the name of the unit.
using Costs = std::map<std::string, Cost>;

/// Compiles all units in turn, `repetitions` times, optimised and without a
/// compiler cache. Writes object files to `folder`.
Costs compile_all(std::vector<Unit> units,
                  std::string const& folder,
                  int repetitions);

/// Prints a table of the units that were compiled.
void print_costs(std::ostream& out,
                 std::vector<Unit> const& units,
                 Costs const& costs);

} // namespace bench

#endif // AIRUDDER_BENCH_COMPILE_HPP
