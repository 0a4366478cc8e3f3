#ifndef AIRUDDER_CALL_LIST_HPP
#define AIRUDDER_CALL_LIST_HPP

#include "airudder_call/failure.hpp"

#include <string>
#include <string_view>

namespace airudder_call {

/// Each documented operation, with the members of its request.
std::string list_operations();

/// The same of one operation, or of a group. Throws Failure if there is none of
/// that name.
std::string list_operations(std::string_view name);

/// How an operation, or a download, is used. Throws Failure if there is none of
/// that name.
std::string help_on(std::string_view operation);

/// The error for an unknown operation; suggests the one with the closest name.
Failure unknown_operation(std::string_view name);

} // namespace airudder_call

#endif // AIRUDDER_CALL_LIST_HPP
