#ifndef AIRUDDER_CALL_FILES_HPP
#define AIRUDDER_CALL_FILES_HPP

#include "airudder_call/failure.hpp"

#include <airudder/detail/client/file_descriptor.hpp>

#include <string>
#include <string_view>

/// What the program reads and writes beside the network. All of it throws
/// Failure.
namespace airudder_call {

/// Makes sure that no connection gets the number of a standard stream that was
/// closed when the program started.
void open_standard_streams();

/// A whole file, but not more than a parser takes.
std::string read_file(std::string const& path);

/// To be read.
airudder::detail::FileDescriptor open_file(std::string const& path);

/// What is on standard input.
std::string read_standard_input();

/// Whether standard output is shown to a person.
bool is_on_terminal();

/// Fails if standard output cannot be written.
void require_standard_output();

/// Writes everything, or it is a failure.
void write_standard_output(std::string_view text);

/// Writes what follows in a file.
void copy_to_standard_output(int file);

/// What was expected, and the reason of the system why it did not come.
Failure file_failure(std::string const& expected);

} // namespace airudder_call

#endif // AIRUDDER_CALL_FILES_HPP
