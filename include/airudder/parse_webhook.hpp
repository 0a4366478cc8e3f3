#ifndef AIRUDDER_PARSE_WEBHOOK_HPP
#define AIRUDDER_PARSE_WEBHOOK_HPP

#include <airudder/parse.hpp>
#include <airudder/webhook.hpp>

#include <string_view>

namespace airudder {

/// Reads the body of one notification, as `parse<Event>` does. Returns the
/// event, or the Error that `parse` documents. Works with any HTTP server.
/// `identify` tells which webhook a body belongs to.
template <Record Event>
[[nodiscard]] Result<Event> parse(Webhook<Event> const&,
                                  std::string_view body,
                                  ParseOptions const& options = {})
{
    return parse<Event>(body, options);
}

} // namespace airudder

#endif // AIRUDDER_PARSE_WEBHOOK_HPP
