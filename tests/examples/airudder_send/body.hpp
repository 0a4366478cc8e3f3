#ifndef AIRUDDER_SEND_BODY_HPP
#define AIRUDDER_SEND_BODY_HPP

#include "airudder_send/operation.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// Makes the bodies to send. All functions throw UsageError, whose text repeats
/// no value.
namespace airudder_send {

/// `body` with the assignment MEMBER=VALUE. The value gets the documented type:
/// VALUE is the text of a string, else JSON. Throws if the member is unknown or
/// the value is not of its type.
std::string with_assignment(Operation const& operation,
                            std::string_view body,
                            std::string_view assignment);

/// Makes bodies of different events from one body.
class DistinctBodies {
public:
    /// Throws if no member is known to identify an event, or if the body has no
    /// such string.
    DistinctBodies(Operation const& operation, std::string body);

    /// The body of event 1, 2, …
    std::string operator()(std::uint64_t event) const;

private:
    std::string body_;
    Path path_{}; // of the member that varies
    std::string text_{};
};

} // namespace airudder_send

#endif // AIRUDDER_SEND_BODY_HPP
