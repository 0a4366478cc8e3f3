#ifndef AIRUDDER_DETAIL_CLIENT_FILE_VERSION_HPP
#define AIRUDDER_DETAIL_CLIENT_FILE_VERSION_HPP

#include <airudder/detail/client/content_range.hpp>
#include <airudder/detail/client/http_response.hpp>
#include <airudder/detail/client/link.hpp>
#include <airudder/header.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace airudder::detail {

/// The version of a file that a download receives, and how much of it has been
/// received. If the connection breaks, the server may continue the same
/// version, which only a strong ETag identifies (RFC 9110, section 13.1.5).
class FileVersion {
public:
    std::uint64_t received() const noexcept { return received_; }

    /// Size of the whole file in bytes, if known.
    std::optional<std::uint64_t> total() const noexcept { return total_; }

    void add_received(std::size_t size) noexcept { received_ += size; }

    /// Whether the rest of this version can be requested from `link`. An ETag
    /// identifies a version of one resource. The query is not compared, because
    /// it may contain a new signature.
    bool can_continue(Link const& link) const
    {
        return received_ != 0 && !etag_.empty() &&
               link.origin == etag_link_.origin &&
               path_of(link.target) == path_of(etag_link_.target);
    }

    /// Adds the headers that request the rest.
    void request_rest(std::vector<Header>& headers) const
    {
        headers.push_back(
            {"Range", "bytes=" + std::to_string(received_) + '-'});
        headers.push_back({"If-Range", etag_});
    }

    /// Call this when an answer with the whole file begins.
    void begin(HttpResponse const& response,
               std::optional<std::uint64_t> length,
               Link const& link)
    {
        received_ = 0;
        part_end_.reset();
        total_ = length;
        auto const etag = response.find("ETag").value_or("");
        etag_ = is_strong_etag(etag) ? etag : "";
        etag_link_ = link;
    }

    /// Call this when an answer with a part begins. Returns whether the part
    /// continues this version. If not, nothing changes.
    bool begin_part(HttpResponse const& response)
    {
        auto const range =
            content_range(response.find("Content-Range").value_or(""));
        bool const continues =
            range && range->first == received_ &&
            (!total_ || !range->total || total_ == range->total) &&
            response.find("ETag") == etag_;
        if (!continues)
            return false;
        part_end_ = range->last + 1;
        if (range->total)
            total_ = range->total;
        return true;
    }

    /// Makes sure that nothing continues this version.
    void give_up() noexcept { etag_.clear(); }

    /// Call this at the end of an answer. Returns whether the file is complete;
    /// a part completes it only if the total is known. Gives up the version if
    /// a part does not end where announced.
    bool end_answer() noexcept
    {
        bool const is_doubtful =
            part_end_ && (received_ != *part_end_ || !total_);
        if (is_doubtful)
            give_up();
        return !is_doubtful && (!total_ || received_ == *total_);
    }

private:
    std::uint64_t received_ = 0;
    std::optional<std::uint64_t> total_{};

    /// The ETag, if it is strong, and the link that it belongs to.
    std::string etag_{};
    Link etag_link_{};

    /// The offset at which the current part ends.
    std::optional<std::uint64_t> part_end_{};
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_FILE_VERSION_HPP
