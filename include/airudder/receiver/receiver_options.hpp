#ifndef AIRUDDER_RECEIVER_RECEIVER_OPTIONS_HPP
#define AIRUDDER_RECEIVER_RECEIVER_OPTIONS_HPP

#include <airudder/parse_options.hpp>
#include <airudder/receiver/delivery_store.hpp>
#include <airudder/receiver/exchange.hpp>
#include <airudder/receiver/verifier.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace airudder {

/// Options of a Receiver. Every option has a default.
///
/// Times are rounded up to the receiver's tick of 100 ms.
struct ReceiverOptions {
    /// Address to listen on, e.g. "127.0.0.1", "0.0.0.0" or "::".
    std::string address = "127.0.0.1";

    /// Port to listen on; 0 for any free one.
    std::uint16_t port = 8080;

    /// PEM files of the certificate chain and of its key. Both empty: plain
    /// HTTP. TLS 1.2 or later; HTTP/1.1 only.
    std::string certificate_file{};
    std::string key_file{};

    /// Asked about each request with a registered path and method. Empty:
    /// every sender is accepted.
    Verifier verifier{};

    /// Networks of the proxies whose Forwarded (RFC 7239) or X-Forwarded-For
    /// field is believed, e.g. "10.0.0.0/8". Connections from them do not count
    /// as connections of one peer.
    std::vector<std::string> trusted_proxies{};

    /// Remembers accepted events. Null: each delivery goes to its handler, which
    /// then has to recognise repeats by RawDelivery::key.
    std::shared_ptr<DeliveryStore> deliveries = make_memory_store();

    /// Threads that run handlers which return `bool`. With 0, they run in the
    /// receiver's own thread, which they must not block; this takes the least
    /// time. Handlers that return an awaitable always start there.
    std::size_t handler_threads = 1;

    /// Limits of decoding; its `strict` makes an event that deviates malformed.
    /// The members that report are ignored.
    ParseOptions parse{.max_size = std::size_t{64} << 20,
                       .max_memory = std::size_t{64} << 20};

    /// Maximum size in bytes of a request line with its fields, and of a body
    /// without its chunk framing.
    std::size_t max_header_size = std::size_t{16} << 10;
    std::size_t max_body_size = std::size_t{4} << 20;

    /// Maximum number of fields in a head.
    std::size_t max_fields = 128;

    /// Maximum memory in bytes of the requests that are being read or handled.
    /// A quarter of it is for requests that take up to 64 KiB. Requests beyond
    /// it are refused with 503.
    std::size_t max_memory = std::size_t{256} << 20;

    /// Maximum number of connections, of those from one address, and of events
    /// that are being handled. Beyond them: 503.
    std::size_t max_connections = 4096;
    std::size_t max_connections_per_peer = 1024;
    std::size_t max_in_flight = 1024;

    /// Time limits of the TLS handshake, of a head from its first byte, of a
    /// body, and of the wait for the next request on a connection.
    std::chrono::milliseconds handshake_timeout = std::chrono::seconds(8);
    std::chrono::milliseconds header_timeout = std::chrono::seconds(8);
    std::chrono::milliseconds body_timeout = std::chrono::seconds(8);
    std::chrono::milliseconds idle_timeout = std::chrono::seconds(60);

    /// Time limit of a handler. The answer to a late one is 503; if it accepts
    /// afterwards, a repeat of the event is answered with success.
    std::chrono::milliseconds handler_timeout = std::chrono::seconds(8);

    /// Time from a request's first byte until its answer leaves, whatever else
    /// is allowed: the vendor waits 10 s.
    std::chrono::milliseconds answer_timeout = std::chrono::seconds(9);

    /// Value of Retry-After in an answer with status 503.
    std::chrono::seconds retry_after = std::chrono::seconds(60);

    /// Called after each answer, in the receiver's own thread, which it must
    /// not block. It gets no body, no header and no secret.
    std::function<void(Exchange const&)> on_exchange{};
};

} // namespace airudder

#endif // AIRUDDER_RECEIVER_RECEIVER_OPTIONS_HPP
