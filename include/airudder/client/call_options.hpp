#ifndef AIRUDDER_CLIENT_CALL_OPTIONS_HPP
#define AIRUDDER_CLIENT_CALL_OPTIONS_HPP

#include <airudder/issue.hpp>

#include <chrono>
#include <optional>
#include <vector>

namespace airudder {

/// Options of one call or download.
struct CallOptions {
    /// Time limit of the whole call. By default, ClientOptions::timeout for
    /// calls and ClientOptions::download_timeout for downloads.
    std::optional<std::chrono::milliseconds> timeout{};

    /// Receives the answer's deviations from the documentation, in document
    /// order. Cleared first; must outlive the call. Tokens, keys and secrets of
    /// 8 bytes or more are masked in messages, but not in pointers. Downloads
    /// do not use it.
    std::vector<Issue>* issues = nullptr;

    /// Whether decoding fails at the answer's first deviation from its
    /// documentation. By default, ClientOptions::strict. Downloads do not use
    /// it.
    std::optional<bool> strict{};

    /// Whether a download creates its file with mode 0600, so that only its
    /// owner has access, instead of the mode that the umask gives. An existing
    /// file keeps its mode. Calls do not use it.
    bool private_file = false;
};

} // namespace airudder

#endif // AIRUDDER_CLIENT_CALL_OPTIONS_HPP
