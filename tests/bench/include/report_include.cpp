// Compiles small files in turn and prints the costs: seconds of processor time,
// peak memory and size of the object file. Compares them with the budgets:
// report_include <folder for objects> [--repetitions N] [--only REGEX]. The
// expression is searched for in the names of the units.

#include "../compile.hpp"
#include "../options.hpp"
#include "../report.hpp"

#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace bench;

// The structs for value_to equal ours, including their optional members.
std::vector<Unit> const units{
    {"json", "include/json.cpp"},
    {"page", "include/page.cpp"},
    {"parse", "include/codec.cpp"},
    {"parse_serialize", "include/codec.cpp", {"-DBENCH_SERIALIZE"}},
    {"value_to", "include/value_to.cpp", {"-DBENCH_OPTIONALS"}},
    {"one_struct", "include/further.cpp"},
    {"eleven_structs", "include/further.cpp", {"-DBENCH_FURTHER"}}};

/// Collects the budgets of the compiled units.
class Budgets {
public:
    Budgets(Costs const& costs, bool everything)
        : costs_(costs), everything_(everything)
    {
    }

    void
    time_ratio(std::string const& unit, std::string const& other, double limit)
    {
        if (both(unit, other))
            list.push_back({"include/" + unit + "_x_" + other,
                            seconds(unit) / seconds(other),
                            limit});
    }

    void difference(std::string const& name,
                    std::string const& unit,
                    std::string const& other,
                    double share,
                    double limit)
    {
        if (both(unit, other))
            list.push_back({"include/" + name,
                            (seconds(unit) - seconds(other)) * share,
                            limit});
    }

    std::vector<Budget> list{};

private:
    /// Whether both units were measured. Throws std::logic_error if one was not
    /// although everything should have been.
    bool both(std::string const& unit, std::string const& other) const
    {
        bool const found = costs_.contains(unit) && costs_.contains(other);
        if (!found && everything_)
            throw std::logic_error("expected " + unit + " and " + other);
        return found;
    }

    /// The shortest time. A compiler always does the same work, so any longer
    /// time is due to other load on the machine.
    double seconds(std::string const& unit) const
    {
        return spread_of(costs_.at(unit).seconds).least;
    }

    Costs const& costs_;
    bool everything_;
};

bool report(Options const& options)
{
    auto chosen = units;
    std::erase_if(
        chosen, [&](Unit const& unit) { return !options.asks_for(unit.name); });
    if (chosen.empty())
        throw std::invalid_argument("expected --only to match something");
    auto const costs = compile_all(chosen, options.folder, options.repetitions);
    print_costs(std::cout, units, costs);
    Budgets budgets(costs, options.everything);
    budgets.time_ratio("page", "json", 0.6);
    budgets.time_ratio("parse", "value_to", 0.75);
    budgets.difference("encoder", "parse_serialize", "parse", 1, 0.8);
    budgets.difference(
        "further_struct", "eleven_structs", "one_struct", 0.1, 0.2);
    std::cout << '\n';
    return print_budgets(std::cout, budgets.list);
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
