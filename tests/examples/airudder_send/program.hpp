#ifndef AIRUDDER_SEND_PROGRAM_HPP
#define AIRUDDER_SEND_PROGRAM_HPP

#include "airudder_send/failure.hpp"

#include <istream>
#include <ostream>
#include <string>
#include <vector>

namespace airudder_send {

/// Does what the words of the command line ask for, with these streams as
/// standard input, output and error.
ExitCode run(std::vector<std::string> const& words,
             std::istream& input,
             std::ostream& output,
             std::ostream& errors);

} // namespace airudder_send

#endif // AIRUDDER_SEND_PROGRAM_HPP
