#ifndef AIRUDDER_SEND_SENDER_HPP
#define AIRUDDER_SEND_SENDER_HPP

#include "airudder_send/destination.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace airudder_send {

struct SenderOptions {
    std::uint64_t events = 1;

    /// Events a second. Without it, there is one connection.
    std::optional<double> rate{};

    std::chrono::nanoseconds retry_wait = std::chrono::minutes(1);

    /// The time that an answer may take.
    std::chrono::nanoseconds answer_limit = std::chrono::seconds(10);

    /// File of the certificates to trust (PEM); empty for the system's.
    std::string ca_file{};
};

/// How the events ended.
struct Summary {
    std::uint64_t accepted{};
    std::uint64_t repeated{}; // requests that were sent again
    std::uint64_t given_up{};
    bool connected{}; // whether any attempt got a connection
    std::chrono::duration<double> time{};
};

/// Sends events until each is accepted or given up. Makes the bytes of a request
/// with `request_of(event)`, which is called again for each repetition. Calls
/// `report` with a line about each abnormal answer. Throws UsageError if the
/// file of certificates cannot be used.
Summary send_events(SenderOptions const& options,
                    Destination const& destination,
                    std::function<std::string(std::uint64_t)> const& request_of,
                    std::function<void(std::string const&)> const& report);

} // namespace airudder_send

#endif // AIRUDDER_SEND_SENDER_HPP
