#include "compile.hpp"

#include "process.hpp"
#include "report.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <sstream>

namespace bench {

namespace {

/// KiB of instructions and constants, without the tables for unwinding.
double code_kib(std::string const& object)
{
    std::istringstream lines(run({"size", "-A", "-d", object}).output);
    std::string line;
    double bytes = 0;
    while (std::getline(lines, line)) {
        std::istringstream words(line);
        std::string section;
        double size = 0;
        if (words >> section >> size &&
            (section.starts_with(".text") || section.starts_with(".rodata") ||
             section.starts_with(".data")))
            bytes += size;
    }
    return bytes / 1024;
}

void compile(Unit const& unit, std::string const& folder, Cost& cost)
{
    std::string const root = AIRUDDER_BENCH_ROOT;
    auto const object = folder + "/compiled_" + unit.name + ".o";
    std::vector<std::string> words{
        AIRUDDER_BENCH_COMPILER, "-std=c++20", "-O2"};
    words.insert(words.end(), unit.options.begin(), unit.options.end());
    for (auto const& word : {"-I" + root + "/include",
                             "-I" + root + "/generated",
                             std::string("-c"),
                             root + "/tests/bench/" + unit.source,
                             std::string("-o"),
                             object})
        words.push_back(word);
    auto const finished = run(words);
    cost.seconds.push_back(finished.seconds);
    cost.peak_mib = std::max(cost.peak_mib, finished.peak_mib);
    cost.code_kib = code_kib(object);
    cost.file_kib =
        static_cast<double>(std::filesystem::file_size(object)) / 1024;
}

} // namespace

/// Every other repetition compiles in reverse order, so that a machine that
/// becomes slower or faster affects both sides of a ratio.
Costs compile_all(std::vector<Unit> units,
                  std::string const& folder,
                  int repetitions)
{
    setenv("CCACHE_DISABLE", "1", 1);
    Costs costs;
    for (int repetition = 0; repetition != repetitions; ++repetition) {
        std::cerr << "compiling " << repetition + 1 << " of " << repetitions
                  << '\n';
        for (auto const& unit : units)
            compile(unit, folder, costs[unit.name]);
        std::reverse(units.begin(), units.end());
    }
    return costs;
}

void print_costs(std::ostream& out,
                 std::vector<Unit> const& units,
                 Costs const& costs)
{
    std::vector<std::vector<std::string>> rows{{"unit",
                                                "seconds",
                                                "least",
                                                "most",
                                                "peak MiB",
                                                "code KiB",
                                                "file KiB"}};
    for (auto const& unit : units) {
        auto const found = costs.find(unit.name);
        if (found == costs.end())
            continue;
        auto const& cost = found->second;
        auto const seconds = spread_of(cost.seconds);
        rows.push_back({unit.name,
                        fixed(seconds.median, 2),
                        fixed(seconds.least, 2),
                        fixed(seconds.most, 2),
                        fixed(cost.peak_mib, 0),
                        fixed(cost.code_kib, 1),
                        fixed(cost.file_kib, 1)});
    }
    print_table(out, rows);
}

} // namespace bench
