#include "report.hpp"

#include <algorithm>
#include <iomanip>
#include <sstream>

namespace bench {

Spread spread_of(std::vector<double> numbers)
{
    std::sort(numbers.begin(), numbers.end());
    auto const middle = numbers.size() / 2;
    double const median = numbers.size() % 2 == 1
                              ? numbers[middle]
                              : (numbers[middle - 1] + numbers[middle]) / 2;
    return {median, numbers.front(), numbers.back()};
}

std::vector<double> ratios(std::vector<double> const& numbers,
                           std::vector<double> const& others)
{
    std::vector<double> result;
    auto const count = std::min(numbers.size(), others.size());
    for (std::size_t index = 0; index != count; ++index)
        result.push_back(numbers[index] / others[index]);
    return result;
}

std::string fixed(double number, int digits)
{
    std::ostringstream out;
    out << std::fixed << std::setprecision(digits) << number;
    return out.str();
}

bool print_budgets(std::ostream& out, std::vector<Budget> const& budgets)
{
    bool all = true;
    for (auto const& budget : budgets) {
        out << budget.name << ' ' << fixed(budget.value, 3) << ' '
            << fixed(budget.limit, 2) << ' '
            << (budget.held() ? "held" : "missed") << '\n';
        all = all && budget.held();
    }
    return all;
}

void print_table(std::ostream& out,
                 std::vector<std::vector<std::string>> const& rows)
{
    std::vector<std::size_t> widths;
    for (auto const& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t column = 0; column != row.size(); ++column)
            widths[column] = std::max(widths[column], row[column].size());
    }
    for (auto const& row : rows) {
        for (std::size_t column = 0; column != row.size(); ++column)
            out << (column == 0 ? std::left : std::right)
                << std::setw(static_cast<int>(widths[column]) + 2)
                << row[column];
        out << '\n';
    }
}

} // namespace bench
