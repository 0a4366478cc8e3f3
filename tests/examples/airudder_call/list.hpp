#ifndef AIRUDDER_CALL_LIST_HPP
#define AIRUDDER_CALL_LIST_HPP

#include <string>
#include <string_view>

namespace airudder_call {

/// Each documented operation, with the members of its request.
std::string list_operations();

/// The documented operation whose name is most like another one; empty if none
/// is.
std::string nearest_operation(std::string_view name);

} // namespace airudder_call

#endif // AIRUDDER_CALL_LIST_HPP
