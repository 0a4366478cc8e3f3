#ifndef AIRUDDER_CALL_HELP_HPP
#define AIRUDDER_CALL_HELP_HPP

#include <string>

namespace airudder_call {

/// How the program is used.
std::string general_help();

} // namespace airudder_call

#endif // AIRUDDER_CALL_HELP_HPP
