#ifndef AIRUDDER_WEBHOOK_HPP
#define AIRUDDER_WEBHOOK_HPP

#include <airudder/describe.hpp>
#include <airudder/header.hpp>
#include <airudder/method.hpp>

#include <span>
#include <string_view>

namespace airudder {

/// One documented notification, as data: `parse` (in
/// <airudder/parse_webhook.hpp>) reads the body that your server received, and
/// `Receiver` (in <airudder/receiver.hpp>) is a server.
template <Record EventT>
struct Webhook {
    /// The type of the body.
    using Event = EventT;

    /// The operationId, e.g. "workflow.waba_status_changed".
    std::string_view name{};

    /// The HTTP method of a notification.
    Method method{};

    /// Body of the response that acknowledges a notification, e.g. "{}".
    std::string_view reply{};

    /// Documented header parameters of the notification.
    std::span<HeaderParameter const> headers{};

    /// JSON Pointers (RFC 6901) to the members that together identify an event,
    /// e.g. "/msg_id" and "/status"; empty if none are known.
    std::span<std::string_view const> delivery_key{};
};

} // namespace airudder

#endif // AIRUDDER_WEBHOOK_HPP
