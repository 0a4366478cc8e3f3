#ifndef AIRUDDER_CONFORMANCE_PAYLOADS_BODY_HPP
#define AIRUDDER_CONFORMANCE_PAYLOADS_BODY_HPP

#include "cases.hpp"

#include <string>
#include <string_view>

namespace airudder::conformance {

/// The body that a payload is documented to be, or the reason why none is.
struct Identified {
    BodyCase const* body{};
    std::string reason{};
};

/// Identifies the payload `text`, which was recorded in a file:
///
/// - `<operation>.json` and `<operation>.<anything>.json` hold an event if the
///   operation is a webhook, else an answer
/// - `<operation>.request.json` and `<operation>.request.<anything>.json` hold
///   the body of a request if the operation is an endpoint
/// - a file of any other name holds the event of the webhook that `identify`
///   finds
Identified identify_body(Cases const& cases,
                         std::string_view file_name,
                         std::string_view text);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_PAYLOADS_BODY_HPP
