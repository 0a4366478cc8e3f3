#ifndef AIRUDDER_DETAIL_CLIENT_DOWNLOAD_TARGET_HPP
#define AIRUDDER_DETAIL_CLIENT_DOWNLOAD_TARGET_HPP

#include <airudder/detail/requirements.hpp>

#include <filesystem>

namespace airudder::detail {

/// The file that a download writes.
struct DownloadTarget {
    std::filesystem::path file{};

    /// Whether only its owner may access a new file.
    bool is_private = false;
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_DOWNLOAD_TARGET_HPP
