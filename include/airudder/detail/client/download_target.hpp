#ifndef AIRUDDER_DETAIL_CLIENT_DOWNLOAD_TARGET_HPP
#define AIRUDDER_DETAIL_CLIENT_DOWNLOAD_TARGET_HPP

#include <airudder/detail/requirements.hpp>

#include <filesystem>

namespace airudder::detail {

/// Where a download goes.
struct DownloadTarget {
    std::filesystem::path file{};

    /// A new file is for its owner only.
    bool is_private = false;
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_DOWNLOAD_TARGET_HPP
