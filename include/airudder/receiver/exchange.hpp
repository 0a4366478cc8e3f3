#ifndef AIRUDDER_RECEIVER_EXCHANGE_HPP
#define AIRUDDER_RECEIVER_EXCHANGE_HPP

#include <airudder/detail/requirements.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace airudder {

/// One request with its answer, for logs and metrics. It contains neither
/// bodies nor credentials. The views are valid during the call that passes it.
struct Exchange {
    /// As received; empty if the request could not be read.
    std::string_view method{};

    /// The registered path that matched, with `{secret}` in place of a secret;
    /// else the path as received, without query.
    std::string_view path{};

    /// Name of the webhook; empty if none was identified.
    std::string_view operation{};

    /// HTTP status of the answer; 0 if the connection ended without one.
    int status{};

    /// Whether the event was known, so that no handler was called.
    bool repeat{};

    /// From the first byte of the request to the answer.
    std::chrono::microseconds duration{};

    /// Size in bytes of the request's body.
    std::size_t body_size{};

    /// Address of the sender; see WebhookRequest::peer.
    std::string_view peer{};
};

/// What a receiver has done so far.
struct ReceiverCounters {
    /// Connections accepted, and refused because of a limit.
    std::uint64_t connections{};
    std::uint64_t refused_connections{};

    /// Requests answered.
    std::uint64_t requests{};

    /// Events that a handler accepted, including late ones, and repeats that
    /// were answered with success.
    std::uint64_t accepted{};
    std::uint64_t repeats{};

    /// Events that a handler did not accept, and those it was late with.
    std::uint64_t rejected{};
    std::uint64_t late{};

    /// Requests refused by the verifier, and bodies that were malformed or
    /// unidentified.
    std::uint64_t unverified{};
    std::uint64_t malformed{};
    std::uint64_t unidentified{};

    /// Connections that ran into a time limit.
    std::uint64_t timeouts{};

    /// Open connections and events being handled now.
    std::size_t open_connections{};
    std::size_t in_flight{};
};

/// How a receiver ended.
struct StopReport {
    /// Requests that were answered while it stopped.
    std::size_t finished{};

    /// Requests and handlers that were still running at the deadline.
    std::size_t cut{};
};

} // namespace airudder

#endif // AIRUDDER_RECEIVER_EXCHANGE_HPP
