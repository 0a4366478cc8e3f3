#ifndef AIRUDDER_CALL_DRY_RUN_HPP
#define AIRUDDER_CALL_DRY_RUN_HPP

#include <airudder/detail/client/origin.hpp>
#include <airudder/request.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace airudder_call {

/// A request that is shown instead of being sent. Its Authorization field and
/// its body have `$NAME` where a credential would be.
struct ShownRequest {
    airudder::detail::Origin server{};
    airudder::HttpRequest message{};

    /// The variables in the body, e.g. "AIRUDDER_APP_KEY".
    std::vector<std::string_view> body_variables{};
};

/// The request as a client sends it, with LF as line ends.
std::string http_text(ShownRequest const& request);

/// The request as a line for a POSIX shell that calls curl. The shell replaces
/// the variables by credentials from the environment.
std::string curl_line(ShownRequest const& request);

} // namespace airudder_call

#endif // AIRUDDER_CALL_DRY_RUN_HPP
