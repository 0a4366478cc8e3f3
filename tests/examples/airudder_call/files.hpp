#ifndef AIRUDDER_CALL_FILES_HPP
#define AIRUDDER_CALL_FILES_HPP

#include <string>
#include <string_view>

/// What the program reads and writes beside the network. All of it throws
/// Failure.
namespace airudder_call {

/// Makes sure that no connection gets the number of a standard stream that
/// whoever started the program had closed.
void open_standard_streams();

/// A whole file, but not more than a parser takes.
std::string read_file(std::string const& path);

/// What is on standard input.
std::string read_standard_input();

/// Writes everything, or it is a failure.
void write_standard_output(std::string_view text);

} // namespace airudder_call

#endif // AIRUDDER_CALL_FILES_HPP
