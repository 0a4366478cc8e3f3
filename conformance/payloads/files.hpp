#ifndef AIRUDDER_CONFORMANCE_PAYLOADS_FILES_HPP
#define AIRUDDER_CONFORMANCE_PAYLOADS_FILES_HPP

#include <filesystem>
#include <string>
#include <vector>

namespace airudder::conformance {

/// The files below a folder, by their paths below it, in the order of the
/// paths' bytes.
struct PayloadFiles {
    struct Unlisted {
        std::string path{};
        std::string reason{};
    };

    std::vector<std::string> payloads{}; // whose names end in .json
    std::vector<std::string> others{};   // and links to folders
    std::vector<Unlisted> unlisted{};    // folders that cannot be read
};

/// Finds the files below `folder`. Does not follow links to other folders.
/// Throws std::runtime_error if `folder` cannot be listed.
PayloadFiles find_payloads(std::filesystem::path const& folder);

/// The bytes of a payload. Throws std::runtime_error, which says why, if it
/// cannot be read or is larger than 64 MiB, what `parse` accepts by default.
std::string read_payload(std::filesystem::path const& path);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_PAYLOADS_FILES_HPP
