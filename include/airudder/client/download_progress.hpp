#ifndef AIRUDDER_CLIENT_DOWNLOAD_PROGRESS_HPP
#define AIRUDDER_CLIENT_DOWNLOAD_PROGRESS_HPP

#include <airudder/detail/requirements.hpp>

#include <cstdint>
#include <functional>
#include <optional>

namespace airudder {

/// How far a download is. `received` drops if the download starts again.
struct DownloadProgress {
    /// Bytes of the file written so far.
    std::uint64_t received{};

    /// Bytes of the whole file, if the server stated it.
    std::optional<std::uint64_t> total{};

    bool operator==(DownloadProgress const&) const = default;
};

/// Called in the client's own thread, which it must not block, after each part
/// that was written. If it throws, the download fails as `cancelled`. May be
/// empty.
using DownloadProgressHandler = std::function<void(DownloadProgress const&)>;

} // namespace airudder

#endif // AIRUDDER_CLIENT_DOWNLOAD_PROGRESS_HPP
