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

/// A program that runs beside this one, and that is told to end when this does.
class Child {
public:
    /// What it prints goes to standard error.
    explicit Child(std::vector<std::string> const& words);

    /// Tells it to end, and waits until it has.
    ~Child();

    Child(Child const&) = delete;
    Child& operator=(Child const&) = delete;

    /// False if it has ended by itself.
    bool is_running();

private:
    int process_ = -1;
};

} // namespace bench

#endif // AIRUDDER_BENCH_PROCESS_HPP
