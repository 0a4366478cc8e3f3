#ifndef AIRUDDER_CALL_TERMINAL_JSON_HPP
#define AIRUDDER_CALL_TERMINAL_JSON_HPP

#include <string>
#include <string_view>

namespace airudder_call {

/// Returns the same JSON. Escapes characters that a terminal would obey or hide.
std::string terminal_json(std::string_view json);

} // namespace airudder_call

#endif // AIRUDDER_CALL_TERMINAL_JSON_HPP
