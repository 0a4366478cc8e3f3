// Runs the contenders in turn, prints their times and compares them with the
// budgets: report_codec <folder of contenders> [--repetitions N]
// [--only REGEX]. The expression is searched for in
// `decode/<work>/<contender>` and `encode/<record>/<contender>`.

#include "../options.hpp"
#include "../process.hpp"
#include "../report.hpp"
#include "budgets.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <exception>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace bench;

/// Ours comes first, because the others are compared with it.
std::vector<std::string> const decoders{"ours",
                                        "floor",
                                        "copy",
                                        "simdjson",
                                        "value_to",
                                        "rapidjson_sax",
                                        "nlohmann"};

std::vector<std::string> const encoders{"ours", "serialize", "nlohmann"};

/// One contender doing one work.
struct Run {
    std::string kind{};
    std::string work{};
    std::string contender{};

    std::string name() const { return kind + '/' + work + '/' + contender; }
};

std::string program(Options const& options, Run const& one)
{
    return options.folder + "/bench_" + one.kind + '_' + one.contender;
}

/// Adds all runs of a kind's contenders, sorted by work and then by contender.
void add_runs(std::vector<Run>& runs,
              Options const& options,
              std::string const& kind,
              std::vector<std::string> const& contenders)
{
    std::vector<Run> found;
    std::vector<std::string> works;
    for (auto const& contender : contenders) {
        Run one{kind, {}, contender};
        std::istringstream names(
            run({program(options, one), "--benchmark_list_tests"}).output);
        while (std::getline(names, one.work)) {
            found.push_back(one);
            if (std::find(works.begin(), works.end(), one.work) == works.end())
                works.push_back(one.work);
        }
    }
    for (auto const& work : works)
        for (auto const& one : found)
            if (one.work == work)
                runs.push_back(one);
}

/// Removes the runs that the options do not select. Keeps ours if a peer's run
/// of the same work is selected.
void choose(std::vector<Run>& runs, Options const& options)
{
    auto const asked = [&](Run const& one) {
        return options.asks_for(one.name());
    };
    auto const all = runs;
    std::erase_if(runs, [&](Run const& one) {
        bool const ours = one.contender == "ours";
        return !asked(one) &&
               !(ours &&
                 std::any_of(all.begin(), all.end(), [&](Run const& other) {
                     return other.kind == one.kind && other.work == one.work &&
                            asked(other);
                 }));
    });
}

/// Processor times of a run in ns. Each is an average over many iterations, so
/// a short disturbance does not affect all of them.
std::vector<double> measure(Options const& options, Run const& one)
{
    auto const finished = run({program(options, one),
                               "--benchmark_filter=^" + one.work + '$',
                               "--benchmark_min_time=0.01",
                               "--benchmark_repetitions=5",
                               "--benchmark_format=json"});
    auto const report = boost::json::parse(finished.output);
    std::vector<double> times;
    for (auto const& result : report.at("benchmarks").as_array())
        if (result.at("run_type") == "iteration")
            times.push_back(result.at("cpu_time").to_number<double>());
    return times;
}

/// How often a repetition measures a work. Other load can last as long as all
/// iterations of a contender. Only measurements far apart in time find the
/// shortest time.
constexpr int turns = 3;

/// Works that take seconds are measured once.
bool has_turn(Run const& one, int turn)
{
    return turn == 0 || one.work != "items_100000";
}

/// Every other turn runs in reverse order, so that a machine that becomes
/// slower or faster affects both sides of a ratio.
Times measure_all(Options const& options, std::vector<Run> runs)
{
    Times times;
    auto const repetitions = runs.empty() ? 0 : options.repetitions;
    for (int repetition = 0; repetition != repetitions; ++repetition) {
        std::cerr << "repetition " << repetition + 1 << " of " << repetitions
                  << '\n';
        for (int turn = 0; turn != turns; ++turn) {
            for (auto const& one : runs) {
                if (!has_turn(one, turn))
                    continue;
                auto const more = measure(options, one);
                auto& all = times[one.name()];
                all.insert(all.end(), more.begin(), more.end());
            }
            std::reverse(runs.begin(), runs.end());
        }
    }
    return times;
}

void print_times(std::vector<Run> const& runs, Times const& times)
{
    std::vector<std::vector<std::string>> rows{
        {"processor time", "median ns", "ours / it", "least ns", "ours / it"}};
    std::string section;
    for (auto const& one : runs) {
        if (section != one.kind + one.work)
            rows.push_back({});
        section = one.kind + one.work;
        auto const& times_of_it = times.at(one.name());
        auto const& times_of_ours =
            times.at(one.kind + '/' + one.work + "/ours");
        auto const it = spread_of(times_of_it);
        auto const ours = spread_of(times_of_ours);
        auto const ratio = spread_of(ratios(times_of_ours, times_of_it));
        rows.push_back({one.name(),
                        fixed(it.median, 0),
                        fixed(ratio.median, 3),
                        fixed(it.least, 0),
                        fixed(ours.least / it.least, 3)});
    }
    print_table(std::cout, rows);
}

/// Adds the budgets for allocations of `parse` beyond those the struct needs.
void add_allocations(std::vector<Budget>& budgets, Options const& options)
{
    auto const counted = run({options.folder + "/bench_allocations"}).output;
    std::istringstream lines(counted);
    std::vector<std::vector<std::string>> rows{
        {"allocations", "parse", "needed"}};
    std::string work, parsed, needed;
    while (lines >> work >> parsed >> needed) {
        auto const name = "decode/" + work + "/allocations";
        if (!options.asks_for(name))
            continue;
        rows.push_back({name, parsed, needed});
        budgets.push_back(
            {name + "_beyond", std::stod(parsed) - std::stod(needed), 0});
    }
    if (rows.size() > 1)
        print_table(std::cout << '\n', rows);
}

bool report(Options const& options)
{
    std::vector<Run> runs;
    add_runs(runs, options, "decode", decoders);
    add_runs(runs, options, "encode", encoders);
    choose(runs, options);
    auto const times = measure_all(options, runs);
    if (!runs.empty())
        print_times(runs, times);
    auto budgets = time_budgets(times, options.everything);
    add_allocations(budgets, options);
    if (runs.empty() && budgets.empty())
        throw std::invalid_argument("expected --only to match something");
    std::cout << '\n';
    return print_budgets(std::cout, budgets);
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return report(read_options(argc, argv, 7)) ? 0 : 1;
    } catch (std::exception const& error) {
        std::cerr << argv[0] << ": " << error.what() << '\n';
        return 2;
    }
}
