#ifndef AIRUDDER_CALL_CALLS_HPP
#define AIRUDDER_CALL_CALLS_HPP

#include "airudder_call/arguments.hpp"
#include "airudder_call/log.hpp"

#include <string>

namespace airudder_call {

/// Makes the call that the arguments ask for, or shows its request. Returns the
/// text for standard output, which is empty if it went to a file. Throws
/// Failure.
std::string call(Arguments const& arguments, Log& log);

/// Fetches a recording into a file, or to standard output once it is complete.
/// Throws Failure.
void download(Arguments const& arguments, Log& log);

} // namespace airudder_call

#endif // AIRUDDER_CALL_CALLS_HPP
