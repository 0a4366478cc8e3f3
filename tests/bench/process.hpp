#ifndef AIRUDDER_BENCH_PROCESS_HPP
#define AIRUDDER_BENCH_PROCESS_HPP

#include <string>
#include <vector>

namespace bench {

/// What a process wrote to its standard output, and what it took.
struct Finished {
    std::string output{};

    /// Processor time, its own and the system's, in seconds.
    double seconds = 0;

    /// Most memory it had at a time, in MiB.
    double peak_mib = 0;
};

/// Runs a program, found as the shell finds it, and waits for it. Throws
/// std::runtime_error if it does not exit with 0.
Finished run(std::vector<std::string> const& words);

} // namespace bench

#endif // AIRUDDER_BENCH_PROCESS_HPP
