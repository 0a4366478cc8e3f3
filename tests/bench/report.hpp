#ifndef AIRUDDER_BENCH_REPORT_HPP
#define AIRUDDER_BENCH_REPORT_HPP

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

namespace bench {

/// The middle of some numbers, and how far they reach.
struct Spread {
    double median = 0;
    double least = 0;
    double most = 0;
};

/// Expects at least one number.
Spread spread_of(std::vector<double> numbers);

/// Each of some numbers by its counterpart, which was measured at nearly the
/// same time. The spread of that says more on a machine that is not idle than
/// the two spreads.
std::vector<double> ratios(std::vector<double> const& numbers,
                           std::vector<double> const& others);

/// Something measured that may not be more than its budget.
struct Budget {
    std::string name{};
    double value = 0;
    double limit = 0;

    bool held() const noexcept { return value <= limit; }
};

/// Prints a line for each: `NAME value budget held|missed`. Whether all are
/// held.
bool print_budgets(std::ostream& out, std::vector<Budget> const& budgets);

/// A number with some digits after its point.
std::string fixed(double number, int digits);

/// Prints rows of cells below each other; the first column to the left, the
/// others to the right.
void print_table(std::ostream& out,
                 std::vector<std::vector<std::string>> const& rows);

} // namespace bench

#endif // AIRUDDER_BENCH_REPORT_HPP
