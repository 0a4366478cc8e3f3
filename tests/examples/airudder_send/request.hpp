#ifndef AIRUDDER_SEND_REQUEST_HPP
#define AIRUDDER_SEND_REQUEST_HPP

#include "airudder_send/destination.hpp"
#include "airudder_send/operation.hpp"

#include <string>
#include <string_view>

namespace airudder_send {

/// What shows the receiver that it knows the sender. Empty texts are not sent.
struct Credentials {
    std::string secret{}; // in X-Webhook-Secret
    std::string hmac_key{};
    std::string hmac_header{};
};

/// The bytes of an HTTP/1.1 request.
std::string request_text(Destination const& destination,
                         Operation const& operation,
                         Credentials const& credentials,
                         std::string_view body);

/// The secret in an environment variable. Throws UsageError if it is not set, is
/// empty, or has characters that a header cannot have. `option` names the
/// variable on the command line.
std::string secret_from(std::string const& option, std::string const& variable);

/// Throws UsageError if `name` is not the name of a header, or that of one that
/// the request has already.
void require_header_name(std::string const& option, std::string_view name);

} // namespace airudder_send

#endif // AIRUDDER_SEND_REQUEST_HPP
