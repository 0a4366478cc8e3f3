#ifndef AIRUDDER_CLIENT_DOWNLOAD_PROGRESS_HPP
#define AIRUDDER_CLIENT_DOWNLOAD_PROGRESS_HPP

#include <airudder/detail/requirements.hpp>

#include <cstdint>
#include <functional>
#include <optional>

namespace airudder {

/// How much of a download has been received.
struct DownloadProgress {
    /// Number of bytes written so far. Returns to 0 if the download starts
    /// again.
    std::uint64_t received{};

    /// Size of the whole file in bytes, if the server stated it.
    std::optional<std::uint64_t> total{};

    bool operator==(DownloadProgress const&) const = default;
};

/// Called after each part that was written, in the client's own thread, which
/// it must not block. If it throws, the download fails with an error of kind
/// `cancelled`. May be empty.
using DownloadProgressHandler = std::function<void(DownloadProgress const&)>;

} // namespace airudder

#endif // AIRUDDER_CLIENT_DOWNLOAD_PROGRESS_HPP
