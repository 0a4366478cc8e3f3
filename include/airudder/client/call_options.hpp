#ifndef AIRUDDER_CLIENT_CALL_OPTIONS_HPP
#define AIRUDDER_CLIENT_CALL_OPTIONS_HPP

#include <airudder/issue.hpp>

#include <chrono>
#include <optional>
#include <vector>

namespace airudder {

/// Options of one call or download.
struct CallOptions {
    /// Time for the whole call; by default ClientOptions::timeout, or
    /// download_timeout for a download.
    std::optional<std::chrono::milliseconds> timeout{};

    /// Receives the answer's deviations from the documentation, in document
    /// order; it is cleared first and must outlive the call. Tokens, keys and
    /// secrets of 8 bytes or more are masked in messages, but not in pointers.
    /// Downloads do not use it.
    std::vector<Issue>* issues = nullptr;

    /// Whether decoding fails at the answer's first deviation; by default
    /// ClientOptions::strict. Downloads are not parsed.
    std::optional<bool> strict{};

    /// Whether a download creates its file with mode 0600, for its owner only,
    /// instead of the mode that the umask gives. An existing file keeps its
    /// mode. Calls do not use it.
    bool private_file = false;
};

} // namespace airudder

#endif // AIRUDDER_CLIENT_CALL_OPTIONS_HPP
