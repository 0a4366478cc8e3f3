#ifndef AIRUDDER_SEND_DESTINATION_HPP
#define AIRUDDER_SEND_DESTINATION_HPP

#include <string>
#include <string_view>

namespace airudder_send {

/// The receiver's URL, taken apart.
struct Destination {
    bool tls{};
    std::string host{}; // a name, or an address without brackets
    std::string port{};
    std::string host_field{}; // value of the Host header
    std::string target{};     // path and query
};

/// Throws UsageError if the text is not an http or https URL. A user, a password
/// and a fragment are errors.
Destination read_url(std::string_view text);

} // namespace airudder_send

#endif // AIRUDDER_SEND_DESTINATION_HPP
