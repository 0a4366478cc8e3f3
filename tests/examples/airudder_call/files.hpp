#ifndef AIRUDDER_CALL_FILES_HPP
#define AIRUDDER_CALL_FILES_HPP

#include "airudder_call/failure.hpp"

#include <airudder/detail/client/file_descriptor.hpp>

#include <string>
#include <string_view>

/// Files and standard streams. Every function that fails throws Failure.
namespace airudder_call {

/// Makes sure that no connection gets the number of a standard stream that was
/// closed when the program started.
void open_standard_streams();

/// Reads a file, up to one buffer more than a parser accepts.
std::string read_file(std::string const& path);

/// Opens a file for reading.
airudder::detail::FileDescriptor open_file(std::string const& path);

/// Reads standard input, up to one buffer more than a parser accepts.
std::string read_standard_input();

/// Whether standard output is a terminal.
bool is_on_terminal();

/// Throws if standard output was closed when the program started.
void require_standard_output();

/// Writes all of `text`.
void write_standard_output(std::string_view text);

/// Writes the rest of a file to standard output.
void copy_to_standard_output(int file);

/// A Failure with the expectation and, from errno, the reason why it was not
/// met.
Failure file_failure(std::string const& expected);

} // namespace airudder_call

#endif // AIRUDDER_CALL_FILES_HPP
