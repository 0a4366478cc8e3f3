#ifndef AIRUDDER_CALL_JSON_LAYOUT_HPP
#define AIRUDDER_CALL_JSON_LAYOUT_HPP

#include <string>
#include <string_view>

namespace airudder_call {

/// Returns JSON without white space with a line for each member and element,
/// indented by two spaces a level. Strings and numbers stay as they are spelled.
std::string pretty_json(std::string_view json);

} // namespace airudder_call

#endif // AIRUDDER_CALL_JSON_LAYOUT_HPP
