#ifndef AIRUDDER_CLIENT_CALL_OPTIONS_HPP
#define AIRUDDER_CLIENT_CALL_OPTIONS_HPP

#include <airudder/issue.hpp>

#include <chrono>
#include <optional>
#include <vector>

namespace airudder {

/// How one call differs from what the client's options say.
struct CallOptions {
    /// For the whole call, in place of what the client's options say.
    std::optional<std::chrono::milliseconds> timeout{};

    /// Where the answer deviates from what is documented, in its order; it is
    /// cleared first. It has to live until the call is done. A token, key or
    /// secret of 8 bytes or more in a message is masked, in a pointer it is not.
    /// Downloads have none.
    std::vector<Issue>* issues = nullptr;

    /// Whether the answer fails at its first deviation, in place of what the
    /// client's options say. Downloads are not parsed.
    std::optional<bool> strict{};

    /// The mode of a file that a download makes: 0600, for its owner only,
    /// instead of the one that the umask gives. A file that was there keeps its
    /// mode. Calls make none.
    bool private_file = false;
};

} // namespace airudder

#endif // AIRUDDER_CLIENT_CALL_OPTIONS_HPP
