#include "report/run_facts.hpp"

#include "report/words.hpp"

#include <boost/version.hpp>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>

namespace airudder::conformance {
namespace {

std::string variable(char const* name)
{
    auto const* value = std::getenv(name);
    return value ? value : "";
}

std::string text_of(std::istream& file)
{
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string date_of(std::time_t time)
{
    std::tm parts{};
    gmtime_r(&time, &parts);
    char text[32];
    auto const size =
        std::strftime(text, sizeof text, "%Y-%m-%d %H:%M UTC", &parts);
    return {text, size};
}

std::time_t report_time()
{
    auto const stated = variable("SOURCE_DATE_EPOCH");
    return stated.empty() ? std::time(nullptr)
                          : static_cast<std::time_t>(
                                std::strtoll(stated.c_str(), nullptr, 10));
}

std::string compiler_name()
{
#ifdef __clang__
    std::string name = "clang++ " + std::to_string(__clang_major__) + '.' +
                       std::to_string(__clang_minor__) + '.' +
                       std::to_string(__clang_patchlevel__);
#else
    std::string name = "g++ " __VERSION__;
#endif
    return name + ", Boost " + std::to_string(BOOST_VERSION / 100000) + '.' +
           std::to_string(BOOST_VERSION / 100 % 1000);
}

/// The lines that are not empty.
std::vector<std::string> lines_in(std::string const& text)
{
    std::vector<std::string> out;
    std::size_t begin = 0;
    while (begin < text.size()) {
        auto const end = std::min(text.find('\n', begin), text.size());
        if (end > begin)
            out.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

DriftRow drift_row(Json const& change)
{
    DriftRow row{.effect = std::string(change.word("cpp")),
                 .rule = std::string(change.word("rule")),
                 .name = std::string(change.word("name")),
                 .was = std::string(change.word("was")),
                 .is = std::string(change.word("is"))};
    if (auto const* operations = change.find("operations"))
        for (auto const& operation : operations->elements)
            row.operations.push_back(operation.text);
    return row;
}

} // namespace

RunFacts run_facts()
{
    auto const commit = variable("AIRUDDER_COMMIT");
    return {.date = date_of(report_time()),
            .commit = commit.empty() ? "unknown" : commit,
            .compiler = compiler_name()};
}

Currency read_currency()
{
    auto const path = variable("AIRUDDER_NOT_CURRENT");
    if (path.empty())
        return {};
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return {.checked = true, .differences = {path + ": cannot be read"}};
    return {.checked = true, .differences = lines_in(text_of(file))};
}

Drift drift_of(std::string const& since, std::string const& text)
{
    Drift drift{.since = since};
    auto const value = read_json(text);
    auto const* changes = value ? value->find("changes") : nullptr;
    if (!changes) {
        drift.problem = text.empty() ? "airudder-gen diff gave nothing"
                                     : joined(lines_in(text), "; ");
        return drift;
    }
    if (auto const* version = at(*value, "/version/proposed"))
        drift.version = version->text;
    for (auto const& change : changes->elements)
        drift.changes.push_back(drift_row(change));
    return drift;
}

Drift read_drift()
{
    auto const since = variable("AIRUDDER_SINCE");
    if (since.empty())
        return {.problem = "no version is known to compare with"};
    std::ifstream file(variable("AIRUDDER_DRIFT"), std::ios::binary);
    return drift_of(since, text_of(file));
}

} // namespace airudder::conformance
