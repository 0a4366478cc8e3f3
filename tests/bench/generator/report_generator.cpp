// Makes sites of Markdown twins and prints what `update` and `generate` cost, and
// what the headers cost a program. Compares both with the budgets:
// report_generator <folder> [--repetitions N] [--only REGEX]. The expression is
// searched for in "update_320", "update_1000", "update_4000" and "compile".

#include "../compile.hpp"
#include "../options.hpp"
#include "../process.hpp"
#include "../report.hpp"
#include "site.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <regex>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace bench;

/// The costs of a command, over all repetitions.
struct Costs {
    std::vector<double> seconds{};
    double peak_mib = 0;

    double least() const { return spread_of(seconds).least; }

    void add(Finished const& finished)
    {
        seconds.push_back(finished.seconds);
        peak_mib = std::max(peak_mib, finished.peak_mib);
    }
};

/// What the commands cost on a site.
struct SiteCosts {
    Costs first{};    // update of an empty project
    Costs again{};    // update without a change
    Costs generate{}; // from the spec, without a change
};

class Sites {
public:
    explicit Sites(std::string const& folder) : folder_(folder + "/sites")
    {
        fs::remove_all(folder_);
    }

    /// The project whose headers the last measurement made.
    fs::path project(std::size_t pages) const
    {
        return folder_ / ("project_" + std::to_string(pages));
    }

    SiteCosts measure(std::size_t pages, int repetitions) const
    {
        auto const site = folder_ / ("site_" + std::to_string(pages));
        auto const root = project(pages);
        write_site(site, pages);
        SiteCosts costs;
        for (int i = 0; i < repetitions; ++i) {
            fs::remove_all(root);
            fs::create_directories(root / "spec");
            costs.first.add(update(root, site));
            costs.again.add(update(root, site));
            costs.generate.add(
                run({AIRUDDER_BENCH_GENERATOR, "--root", root, "generate"}));
        }
        return costs;
    }

private:
    static Finished update(fs::path const& root, fs::path const& site)
    {
        return run({AIRUDDER_BENCH_GENERATOR, "--root", root, "update", site});
    }

    fs::path folder_;
};

void print_site(std::vector<std::vector<std::string>>& rows,
                std::size_t pages,
                SiteCosts const& costs)
{
    auto const row = [&](char const* name, Costs const& of) {
        auto const seconds = spread_of(of.seconds);
        rows.push_back({std::string(name) + " of " + std::to_string(pages),
                        fixed(seconds.least, 2),
                        fixed(seconds.median, 2),
                        fixed(of.peak_mib, 0)});
    };
    row("update", costs.first);
    row("update again", costs.again);
    row("generate", costs.generate);
}

std::string text_of(fs::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Macros that name the headers and types of a project's first three webhooks,
/// and its generated headers.
std::vector<std::string> webhook_macros(fs::path const& project)
{
    std::vector<std::string> macros{"-I" + (project / "generated").string()};
    std::regex const descriptor(
        "inline constexpr Webhook<(\\w+)>\\s+\\w+\\{\\s+\\.name = "
        "\"(\\w+)\\.(\\w+)\"");
    auto const list = text_of(project / "generated/airudder/webhooks.hpp");
    std::regex const include("#include <(airudder/(\\w+)/\\w+\\.hpp)>");
    auto const notices = [&](std::string const& title) {
        for (std::sregex_iterator it(list.begin(), list.end(), include), end;
             it != end;
             ++it) {
            auto const header = text_of(project / "generated" / (*it)[1].str());
            std::smatch found;
            if (header.find(title + "\n") != header.npos &&
                std::regex_search(header, found, descriptor))
                return std::pair((*it)[1].str(),
                                 "airudder::" + found[2].str() +
                                     "::" + found[1].str());
        }
        throw std::runtime_error("expected the webhook " + title);
    };
    for (std::size_t i = 0; i < 3; ++i) {
        auto const twin = twin_of_page(i);
        auto const [header, type] =
            notices(twin.substr(2, twin.find('\n') - 2));
        auto const index = std::to_string(i);
        macros.push_back("-DBENCH_HEADER_" + index + "=<" + header + ">");
        macros.push_back("-DBENCH_EVENT_" + index + "=" + type);
    }
    return macros;
}

/// Budgets of programs that use the headers of 6, 320 and 1,000 pages.
void compile(Sites const& sites,
             Options const& options,
             std::vector<Budget>& budgets)
{
    sites.measure(6, 1);
    std::vector<Unit> const units{
        {"webhooks_6",
         "generator/webhooks.cpp",
         webhook_macros(sites.project(6))},
        {"webhooks_1000",
         "generator/webhooks.cpp",
         webhook_macros(sites.project(1'000))},
        {"header_320",
         "generator/one_header.cpp",
         webhook_macros(sites.project(320))},
        {"header_1000",
         "generator/one_header.cpp",
         webhook_macros(sites.project(1'000))},
        {"for_each_1000",
         "generator/for_each.cpp",
         {"-I" + (sites.project(1'000) / "generated").string()}}};
    auto const costs =
        compile_all(units, options.folder, std::max(options.repetitions, 3));
    print_costs(std::cout, units, costs);
    std::cout << '\n';
    auto const least = [&](char const* unit) {
        return spread_of(costs.at(unit).seconds).least;
    };
    budgets.push_back({"generator/webhooks_1000_x_6",
                       least("webhooks_1000") / least("webhooks_6"),
                       1.1});
    budgets.push_back({"generator/header_1000_x_320",
                       least("header_1000") / least("header_320"),
                       1.1});
    budgets.push_back(
        {"generator/for_each_1000_s", least("for_each_1000"), 10});
}

bool report(Options const& options)
{
    Sites const sites(options.folder);
    std::map<std::size_t, SiteCosts> costs;
    std::vector<std::vector<std::string>> rows{
        {"command", "least s", "median s", "peak MiB"}};
    for (std::size_t const pages : {320u, 1'000u, 4'000u})
        if (options.asks_for("update_" + std::to_string(pages)) ||
            (pages != 4'000 && options.asks_for("compile"))) {
            std::cerr << "measuring a site of " << pages << " pages\n";
            costs[pages] = sites.measure(pages, options.repetitions);
            print_site(rows, pages, costs[pages]);
        }
    if (costs.empty())
        throw std::invalid_argument("expected --only to match something");
    print_table(std::cout, rows);
    std::cout << '\n';
    std::vector<Budget> budgets;
    if (costs.contains(320))
        budgets.push_back(
            {"generator/update_320_s", costs[320].first.least(), 2});
    if (costs.contains(1'000)) {
        auto const& site = costs[1'000];
        budgets.push_back({"generator/update_1000_s", site.first.least(), 6});
        budgets.push_back(
            {"generator/generate_1000_s", site.generate.least(), 1});
        budgets.push_back({"generator/again_x_first",
                           site.again.least() / site.first.least(),
                           0.5});
        if (costs.contains(4'000)) {
            auto const& large = costs[4'000].first;
            budgets.push_back({"generator/time_4000_x_1000",
                               large.least() / site.first.least(),
                               4.6});
            budgets.push_back({"generator/memory_4000_x_1000",
                               large.peak_mib / site.first.peak_mib,
                               4.3});
        }
    }
    if (options.asks_for("compile"))
        compile(sites, options, budgets);
    return print_budgets(std::cout, budgets);
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
