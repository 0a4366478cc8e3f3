#ifndef AIRUDDER_BENCH_REPORT_HPP
#define AIRUDDER_BENCH_REPORT_HPP

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

namespace bench {

/// The median and the range of some numbers.
struct Spread {
    double median = 0;
    double least = 0;
    double most = 0;
};

/// Expects at least one number.
Spread spread_of(std::vector<double> numbers);

/// Divides each number by its counterpart, which was measured at nearly the same
/// time. On a busy machine, the spread of these ratios says more than the two
/// spreads.
std::vector<double> ratios(std::vector<double> const& numbers,
                           std::vector<double> const& others);

/// A measured value that must not exceed its limit.
struct Budget {
    std::string name{};
    double value = 0;
    double limit = 0;

    bool held() const noexcept { return value <= limit; }
};

/// Prints a line for each budget: `NAME value limit held|missed`. Returns whether
/// all are held.
bool print_budgets(std::ostream& out, std::vector<Budget> const& budgets);

/// Formats a number with `digits` digits after the decimal point.
std::string fixed(double number, int digits);

/// Prints rows of cells in columns. The first column is left-aligned, the others
/// are right-aligned.
void print_table(std::ostream& out,
                 std::vector<std::vector<std::string>> const& rows);

} // namespace bench

#endif // AIRUDDER_BENCH_REPORT_HPP
