#ifndef AIRUDDER_CALL_LIST_HPP
#define AIRUDDER_CALL_LIST_HPP

#include "airudder_call/failure.hpp"

#include <string>
#include <string_view>

namespace airudder_call {

/// Lists the documented operations with the members of their requests.
std::string list_operations();

/// Lists one operation, or those of a group. Throws Failure if there is no such
/// operation or group.
std::string list_operations(std::string_view name);

/// Shows how to use an operation or "download". Throws Failure if there is no
/// such operation.
std::string help_on(std::string_view operation);

/// The Failure for an unknown operation. Suggests one with a similar name.
Failure unknown_operation(std::string_view name);

} // namespace airudder_call

#endif // AIRUDDER_CALL_LIST_HPP
