#ifndef AIRUDDER_BENCH_PROCESS_HPP
#define AIRUDDER_BENCH_PROCESS_HPP

#include <string>
#include <vector>

namespace bench {

/// The output and the cost of a process that has ended.
struct Finished {
    std::string output{};

    /// Processor time in user and system mode, in seconds.
    double seconds = 0;

    /// Peak memory, in MiB.
    double peak_mib = 0;
};

/// Runs a program, which is searched for in PATH, and waits for it. Throws
/// std::runtime_error if the exit code is not 0.
Finished run(std::vector<std::string> const& words);

/// A program that runs in parallel with this one. The destructor ends it.
class Child {
public:
    /// Starts the program. Its output goes to standard error.
    explicit Child(std::vector<std::string> const& words);

    /// Asks the program to end and waits until it has ended.
    ~Child();

    Child(Child const&) = delete;
    Child& operator=(Child const&) = delete;

    /// False if the program has ended by itself.
    bool is_running();

    /// Processor time in user and system mode so far, in seconds.
    double seconds() const;

    /// Resident memory, in bytes.
    double resident_bytes() const;

private:
    int process_ = -1;
};

} // namespace bench

#endif // AIRUDDER_BENCH_PROCESS_HPP
