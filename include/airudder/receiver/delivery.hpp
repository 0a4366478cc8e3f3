#ifndef AIRUDDER_RECEIVER_DELIVERY_HPP
#define AIRUDDER_RECEIVER_DELIVERY_HPP

#include <airudder/describe.hpp>
#include <airudder/header.hpp>
#include <airudder/issue.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace airudder {

/// One notification that a receiver got, without its typed event.
struct RawDelivery {
    /// Name of the webhook, e.g. "workflow.waba_status_changed"; empty if the
    /// body identifies none. It has static storage duration.
    std::string_view operation{};

    /// Identifies the event among those of its operation, so that a repeated
    /// delivery can be recognised. A JSON array of the members that
    /// Webhook::delivery_key names, e.g. `["69f5","read"]`. If one of them is
    /// absent, empty or not a string, or if none is named: "sha256:" and the
    /// digest of `body` in lowercase hex.
    std::string key{};

    /// Exactly as received, chunks joined.
    std::string body{};

    /// How the body deviates from the documentation; see ParseOptions::issues.
    std::vector<Issue> issues{};

    /// Request target as received, e.g. "/hooks/waba?region=id", with `{secret}`
    /// in place of a secret in its path.
    std::string target{};

    /// The fields of the request's head, in the order received.
    std::vector<Header> headers{};

    /// Address of the sender; see WebhookRequest::peer.
    std::string peer{};

    /// When the body was complete.
    std::chrono::system_clock::time_point received_at{};
};

/// One notification with its event.
template <Record EventT>
struct Delivery : RawDelivery {
    /// The type of the event.
    using Event = EventT;

    /// The decoded body. Members that deviate from the documentation are in
    /// `event.unmodeled` and among `issues`.
    Event event{};
};

} // namespace airudder

#endif // AIRUDDER_RECEIVER_DELIVERY_HPP
