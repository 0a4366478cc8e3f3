#ifndef AIRUDDER_SEND_SPEC_HPP
#define AIRUDDER_SEND_SPEC_HPP

#include <string>

namespace airudder_send {

/// The text of spec/airudder.openapi.json, which has the documented examples.
std::string spec_text();

} // namespace airudder_send

#endif // AIRUDDER_SEND_SPEC_HPP
