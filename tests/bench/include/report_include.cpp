// Compiles small files one after the other and prints what that costs: seconds
// of processor time, most memory, size of the object file. Holds that against
// the budgets: report_include <folder for objects> [--repetitions N]
// [--only REGEX], where the expression is looked for in the units' names.

#include "../options.hpp"
#include "../process.hpp"
#include "../report.hpp"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace bench;

/// A file and what is defined for it.
struct Unit {
    std::string name;
    std::string source;
    std::vector<std::string> definitions{};
};

// The structs of value_to are the same as ours, optional members included.
// What is `alone` has Boost.JSON itself compiled in. That takes longer than the
// rest and is the same on both sides: the budgets are about the others.
std::vector<Unit> const units{
    {"json", "json.cpp"},
    {"json_describe", "json_describe.cpp"},
    {"page", "page.cpp"},
    {"page_open", "page_open.cpp"},
    {"all", "all.cpp"},
    {"parse", "codec.cpp"},
    {"parse_serialize", "codec.cpp", {"-DBENCH_SERIALIZE"}},
    {"parse_alone", "codec.cpp", {"-DBENCH_ALONE"}},
    {"value_to", "value_to.cpp", {"-DBENCH_OPTIONALS"}},
    {"value_to_from",
     "value_to.cpp",
     {"-DBENCH_OPTIONALS", "-DBENCH_SERIALIZE"}},
    {"value_to_alone", "value_to.cpp", {"-DBENCH_OPTIONALS", "-DBENCH_ALONE"}},
    {"one_struct", "further.cpp"},
    {"eleven_structs", "further.cpp", {"-DBENCH_FURTHER"}}};

/// What compiling a unit cost, each time.
struct Cost {
    std::vector<double> seconds{};
    double peak_mib = 0;
    double code_kib = 0;
    double file_kib = 0;
};

using Costs = std::map<std::string, Cost>;

/// KiB of instructions and constants, without what unwinding needs.
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

void compile(Options const& options, Unit const& unit, Cost& cost)
{
    std::string const root = AIRUDDER_BENCH_ROOT;
    auto const object = options.folder + "/include_" + unit.name + ".o";
    std::vector<std::string> words{AIRUDDER_BENCH_COMPILER,
                                   "-std=c++20",
                                   "-O2",
                                   "-I" + root + "/include",
                                   "-I" + root + "/generated",
                                   "-c",
                                   root + "/tests/bench/include/" + unit.source,
                                   "-o",
                                   object};
    words.insert(words.end(), unit.definitions.begin(), unit.definitions.end());
    auto const finished = run(words);
    cost.seconds.push_back(finished.seconds);
    cost.peak_mib = std::max(cost.peak_mib, finished.peak_mib);
    cost.code_kib = code_kib(object);
    cost.file_kib =
        static_cast<double>(std::filesystem::file_size(object)) / 1024;
}

/// Every other repetition goes backwards, so that a machine that becomes
/// slower or faster does it to both sides of a ratio.
Costs measure_all(Options const& options)
{
    Costs costs;
    auto chosen = units;
    std::erase_if(
        chosen, [&](Unit const& unit) { return !options.asks_for(unit.name); });
    if (chosen.empty())
        throw std::invalid_argument("expected --only to match something");
    for (int repetition = 0; repetition != options.repetitions; ++repetition) {
        std::cerr << "repetition " << repetition + 1 << " of "
                  << options.repetitions << '\n';
        for (auto const& unit : chosen)
            compile(options, unit, costs[unit.name]);
        std::reverse(chosen.begin(), chosen.end());
    }
    return costs;
}

void print_costs(Costs const& costs)
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
    print_table(std::cout, rows);
}

/// Collects budgets of the units that were compiled.
class Budgets {
public:
    Budgets(Costs const& costs, bool everything)
        : costs_(costs), everything_(everything)
    {
    }

    void
    time_ratio(std::string const& unit, std::string const& other, double limit)
    {
        add(unit + "_x_" + other, unit, other, limit, ratios);
    }

    void difference(std::string const& name,
                    std::string const& unit,
                    std::string const& other,
                    double share,
                    double limit)
    {
        add(name, unit, other, limit, [share](auto const& left, auto& right) {
            std::vector<double> result;
            for (std::size_t at = 0; at != left.size(); ++at)
                result.push_back((left[at] - right[at]) * share);
            return result;
        });
    }

    void
    code_ratio(std::string const& unit, std::string const& other, double limit)
    {
        if (both(unit, other))
            list.push_back(
                {"include/" + unit + "_code_x_" + other,
                 costs_.at(unit).code_kib / costs_.at(other).code_kib,
                 limit});
    }

    std::vector<Budget> list{};

private:
    /// False if one was not asked for; throws if everything was.
    bool both(std::string const& unit, std::string const& other) const
    {
        bool const found = costs_.contains(unit) && costs_.contains(other);
        if (!found && everything_)
            throw std::logic_error("expected " + unit + " and " + other);
        return found;
    }

    template <class F>
    void add(std::string const& name,
             std::string const& unit,
             std::string const& other,
             double limit,
             F f)
    {
        if (both(unit, other))
            list.push_back(
                {"include/" + name,
                 spread_of(f(costs_.at(unit).seconds, costs_.at(other).seconds))
                     .median,
                 limit});
    }

    Costs const& costs_;
    bool everything_;
};

bool report(Options const& options)
{
    setenv("CCACHE_DISABLE", "1", 1);
    auto const costs = measure_all(options);
    print_costs(costs);
    Budgets budgets(costs, options.everything);
    budgets.time_ratio("page", "json", 0.6);
    budgets.time_ratio("page_open", "json", 1.15);
    budgets.time_ratio("parse", "value_to", 0.75);
    budgets.difference(
        "further_struct", "eleven_structs", "one_struct", 0.1, 0.1);
    budgets.code_ratio("parse", "value_to", 0.6);
    budgets.code_ratio("parse_serialize", "value_to_from", 0.6);
    budgets.difference("encoder", "parse_serialize", "parse", 1, 0.4);
    std::cout << '\n';
    return print_budgets(std::cout, budgets.list);
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return report(read_options(argc, argv, 5)) ? 0 : 1;
    } catch (std::exception const& error) {
        std::cerr << argv[0] << ": " << error.what() << '\n';
        return 2;
    }
}
