#ifndef AIRUDDER_BENCH_CLIENT_CALL_REPORT_HPP
#define AIRUDDER_BENCH_CLIENT_CALL_REPORT_HPP

#include "../options.hpp"
#include "../report.hpp"
#include "nginx.hpp"

#include <cstddef>
#include <map>
#include <ostream>
#include <string>
#include <vector>

namespace bench {

/// The cost of calls and of idle connections for each contender.
class CallReport {
public:
    explicit CallReport(Options const& options);

    /// True if the options select nothing to measure.
    bool is_empty() const noexcept { return runs_.empty() && idle_.empty(); }

    void measure();
    void print(std::ostream& out) const;
    std::vector<Budget> budgets() const;

private:
    /// A contender with a number of concurrent calls.
    struct Run {
        std::size_t in_flight{};
        std::string contender{};

        std::string name() const;
    };

    /// Times of one call in microseconds, one for each repetition.
    struct Costs {
        std::vector<double> processor{};
        std::vector<double> program{};
        std::vector<double> system{};
        std::vector<double> passed{};
    };

    void measure_run(Nginx const& nginx, Run const& one);
    void measure_idle(Nginx const& nginx, std::string const& contender);
    void print_calls(std::ostream& out) const;
    void print_idle(std::ostream& out) const;
    std::vector<double> const* processor_time(std::string const& name) const;
    std::vector<double> const* peer_of(std::size_t in_flight) const;
    std::string ask(Nginx const& nginx,
                    std::string const& contender,
                    std::vector<std::string> const& what) const;

    Options options_;
    std::vector<Run> runs_{};
    std::vector<std::string> idle_{};
    std::map<std::string, Costs> costs_{};

    /// KiB for each connection.
    std::map<std::string, std::vector<double>> kib_{};
};

} // namespace bench

#endif // AIRUDDER_BENCH_CLIENT_CALL_REPORT_HPP
