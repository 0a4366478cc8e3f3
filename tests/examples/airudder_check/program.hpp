#ifndef AIRUDDER_CHECK_PROGRAM_HPP
#define AIRUDDER_CHECK_PROGRAM_HPP

#include <istream>
#include <ostream>
#include <string>
#include <vector>

namespace airudder_check {

/// The program's exit codes.
enum class ExitCode {
    documented = 0,
    deviates = 1,
    usage = 2,
    file = 19,
};

/// Does what the words of the command line ask for, with these streams as
/// standard input, output and error.
ExitCode run(std::vector<std::string> words,
             std::istream& input,
             std::ostream& output,
             std::ostream& errors);

} // namespace airudder_check

#endif // AIRUDDER_CHECK_PROGRAM_HPP
