#include "call_report.hpp"

#include "../process.hpp"
#include "work.hpp"

#include <algorithm>
#include <iostream>
#include <sstream>
#include <stdexcept>

namespace bench {

namespace {

/// The two programs with libcurl wait in different ways. Ours are compared with
/// the faster one.
std::vector<std::string> const contenders{
    "ours", "ours_decoded", "curl", "curl_poll", "beast"};

std::vector<std::string> const idle_contenders{"ours", "curl", "beast"};

std::vector<std::size_t> const all_in_flight{1, 8, 64};

constexpr std::size_t calls = 20'000;
constexpr std::size_t idle_connections = 200;

/// `ours` may take `most` times as long as libcurl. The shortest times count,
/// because other load on the machine only adds to them.
struct Limit {
    std::string ours;
    std::size_t in_flight;
    double most;
};

std::vector<Limit> const limits{{"ours", 1, 0.85},
                                {"ours", 8, 0.65},
                                {"ours", 64, 0.65},
                                {"ours_decoded", 64, 0.8}};

std::string call_name(std::size_t in_flight, std::string const& contender)
{
    return "calls/" + std::to_string(in_flight) + '/' + contender;
}

std::string idle_name(std::string const& contender)
{
    return "idle/" + contender;
}

double median(std::vector<double> const& numbers)
{
    return spread_of(numbers).median;
}

double least(std::vector<double> const& numbers)
{
    return spread_of(numbers).least;
}

} // namespace

std::string CallReport::Run::name() const
{
    return call_name(in_flight, contender);
}

CallReport::CallReport(Options const& options) : options_(options)
{
    for (auto const in_flight : all_in_flight)
        for (auto const& contender : contenders)
            if (options.asks_for(call_name(in_flight, contender)))
                runs_.push_back({in_flight, contender});
    for (auto const& contender : idle_contenders)
        if (options.asks_for(idle_name(contender)))
            idle_.push_back(contender);
}

std::string CallReport::ask(Nginx const& nginx,
                            std::string const& contender,
                            std::vector<std::string> const& what) const
{
    std::vector<std::string> words{options_.folder + "/bench_call_" + contender,
                                   nginx.url(),
                                   nginx.ca_file(),
                                   nginx.document_file()};
    words.insert(words.end(), what.begin(), what.end());
    return run(words).output;
}

void CallReport::measure_run(Nginx const& nginx, Run const& one)
{
    std::istringstream output(
        ask(nginx,
            one.contender,
            {"calls", std::to_string(calls), std::to_string(one.in_flight)}));
    double program = 0;
    double system = 0;
    double passed = 0;
    if (!(output >> program >> system >> passed))
        throw std::runtime_error("expected numbers from " + one.name());
    auto& costs = costs_[one.name()];
    costs.processor.push_back((program + system) / calls);
    costs.program.push_back(program / calls);
    costs.system.push_back(system / calls);
    costs.passed.push_back(passed / calls);
}

void CallReport::measure_idle(Nginx const& nginx, std::string const& contender)
{
    auto const bytes =
        ask(nginx, contender, {"idle", std::to_string(idle_connections)});
    kib_[contender].push_back(std::stod(bytes) / 1024);
}

/// Every other repetition runs in reverse order, so that a machine that becomes
/// slower or faster affects both sides of a ratio.
void CallReport::measure()
{
    if (is_empty())
        return;
    Nginx const nginx(document_path(), document(), false);
    for (int repetition = 0; repetition != options_.repetitions; ++repetition) {
        std::cerr << "calling " << repetition + 1 << " of "
                  << options_.repetitions << '\n';
        for (auto const& one : runs_)
            measure_run(nginx, one);
        for (auto const& contender : idle_)
            measure_idle(nginx, contender);
        std::reverse(runs_.begin(), runs_.end());
        std::reverse(idle_.begin(), idle_.end());
    }
}

void CallReport::print(std::ostream& out) const
{
    if (!runs_.empty())
        print_calls(out);
    if (!idle_.empty())
        print_idle(out);
}

void CallReport::print_calls(std::ostream& out) const
{
    std::vector<std::vector<std::string>> rows{
        {"median of processor time for a call, in us",
         "all",
         "least",
         "most",
         "program",
         "system",
         "calls/s"}};
    for (auto const in_flight : all_in_flight) {
        rows.push_back({});
        for (auto const& contender : contenders) {
            auto const found = costs_.find(call_name(in_flight, contender));
            if (found == costs_.end())
                continue;
            auto const& costs = found->second;
            auto const processor = spread_of(costs.processor);
            rows.push_back({found->first,
                            fixed(processor.median, 1),
                            fixed(processor.least, 1),
                            fixed(processor.most, 1),
                            fixed(median(costs.program), 1),
                            fixed(median(costs.system), 1),
                            fixed(1e6 / median(costs.passed), 0)});
        }
    }
    print_table(out, rows);
}

void CallReport::print_idle(std::ostream& out) const
{
    std::vector<std::vector<std::string>> rows{
        {"median of KiB for an idle connection", "all", "least", "most"}};
    for (auto const& [contender, kib] : kib_) {
        auto const spread = spread_of(kib);
        rows.push_back({idle_name(contender),
                        fixed(spread.median, 1),
                        fixed(spread.least, 1),
                        fixed(spread.most, 1)});
    }
    print_table(out << '\n', rows);
}

/// Null if this was not measured.
std::vector<double> const*
CallReport::processor_time(std::string const& name) const
{
    auto const found = costs_.find(name);
    return found == costs_.end() ? nullptr : &found->second.processor;
}

/// The faster program with libcurl; null if neither was measured.
std::vector<double> const* CallReport::peer_of(std::size_t in_flight) const
{
    auto const* const one = processor_time(call_name(in_flight, "curl"));
    auto const* const other = processor_time(call_name(in_flight, "curl_poll"));
    if (one == nullptr || other == nullptr)
        return one == nullptr ? other : one;
    return least(*one) <= least(*other) ? one : other;
}

std::vector<Budget> CallReport::budgets() const
{
    std::vector<Budget> result;
    auto const add = [&](std::string const& name,
                         std::vector<double> const* ours,
                         std::vector<double> const* peer,
                         double most) {
        if (ours != nullptr && peer != nullptr)
            result.push_back({"client/" + name + "_x_curl",
                              least(*ours) / least(*peer),
                              most});
        else if (options_.everything)
            throw std::logic_error("expected " + name + " and libcurl's");
    };
    for (auto const& limit : limits) {
        auto const name = call_name(limit.in_flight, limit.ours);
        add(name, processor_time(name), peer_of(limit.in_flight), limit.most);
    }
    auto const ours = kib_.find("ours");
    auto const peer = kib_.find("curl");
    add(idle_name("ours"),
        ours == kib_.end() ? nullptr : &ours->second,
        peer == kib_.end() ? nullptr : &peer->second,
        1);
    return result;
}

} // namespace bench
