#ifndef AIRUDDER_BENCH_CLIENT_COMPILE_REPORT_HPP
#define AIRUDDER_BENCH_CLIENT_COMPILE_REPORT_HPP

#include "../compile.hpp"
#include "../options.hpp"
#include "../report.hpp"

#include <ostream>
#include <vector>

namespace bench {

/// The cost of compiling programs that use the client.
class CompileReport {
public:
    explicit CompileReport(Options const& options);

    /// True if the options select nothing to measure.
    bool is_empty() const noexcept { return units_.empty(); }

    void measure();
    void print(std::ostream& out) const;
    std::vector<Budget> budgets() const;

private:
    Options options_;
    std::vector<Unit> units_{};
    Costs costs_{};
};

} // namespace bench

#endif // AIRUDDER_BENCH_CLIENT_COMPILE_REPORT_HPP
