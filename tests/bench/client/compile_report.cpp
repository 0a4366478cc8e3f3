#include "compile_report.hpp"

#include <algorithm>
#include <stdexcept>

namespace bench {

namespace {

std::string const separate = "-DAIRUDDER_SEPARATE_COMPILATION";

std::vector<Unit> const all_units{
    {"beast", "client/compile/beast.cpp"},
    {"include", "client/compile/include.cpp"},
    {"two_clients", "client/compile/two_clients.cpp"},
    {"one_call", "client/compile/one_call.cpp"},
    {"include_separate", "client/compile/include.cpp", {separate}},
    {"one_call_separate", "client/compile/one_call.cpp", {separate}},
    {"src", "client/compile/src.cpp", {separate}}};

/// `unit` may take `most` times as long as `peer`.
struct Limit {
    std::string unit;
    std::string peer;
    double most;
};

// Without separate compilation every file compiles the whole client.
std::vector<Limit> const limits{{"include_separate", "beast", 1.15},
                                {"one_call_separate", "two_clients", 0.6}};

/// Compiling takes long, and its times vary little.
constexpr int most_repetitions = 3;

} // namespace

CompileReport::CompileReport(Options const& options) : options_(options)
{
    for (auto const& unit : all_units)
        if (options.asks_for("compile/" + unit.name))
            units_.push_back(unit);
}

void CompileReport::measure()
{
    if (!is_empty())
        costs_ = compile_all(units_,
                             options_.folder,
                             std::min(options_.repetitions, most_repetitions));
}

void CompileReport::print(std::ostream& out) const
{
    if (!is_empty())
        print_costs(out << '\n', units_, costs_);
}

std::vector<Budget> CompileReport::budgets() const
{
    std::vector<Budget> result;
    for (auto const& limit : limits) {
        auto const found = costs_.find(limit.unit);
        auto const peer = costs_.find(limit.peer);
        if (found != costs_.end() && peer != costs_.end())
            result.push_back(
                {"client/compile/" + limit.unit + "_x_" + limit.peer,
                 spread_of(ratios(found->second.seconds, peer->second.seconds))
                     .median,
                 limit.most});
        else if (options_.everything)
            throw std::logic_error("expected " + limit.unit + " and " +
                                   limit.peer);
    }
    return result;
}

} // namespace bench
