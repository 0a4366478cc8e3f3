#ifndef AIRUDDER_DETAIL_CLIENT_CONTENT_RANGE_HPP
#define AIRUDDER_DETAIL_CLIENT_CONTENT_RANGE_HPP

#include <airudder/detail/request_headers.hpp>

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>

/// The fields that tell whether a part continues a file: ETag and Content-Range
/// (RFC 9110, sections 8.8.3 and 14.4).
namespace airudder::detail {

/// A part of a file: bytes `first` to `last`, both counted from 0.
struct ContentRange {
    std::uint64_t first{};
    std::uint64_t last{};

    /// Size of the whole file; nullopt if the server does not know it.
    std::optional<std::uint64_t> total{};

    bool operator==(ContentRange const&) const = default;
};

/// Reads decimal digits; nullopt unless they are all of `text`.
inline std::optional<std::uint64_t> read_size(std::string_view text) noexcept
{
    std::uint64_t size = 0;
    auto const end = text.data() + text.size();
    auto const [stop, failure] = std::from_chars(text.data(), end, size);
    if (failure != std::errc{} || stop != end)
        return std::nullopt;
    return size;
}

/// Reads e.g. "bytes 500-999/1234" or "bytes 500-999/*"; nullopt for anything
/// else.
inline std::optional<ContentRange> content_range(std::string_view text) noexcept
{
    auto const space = text.find(' ');
    auto const dash = text.find('-');
    auto const slash = text.find('/');
    if (slash == text.npos || dash > slash || space > dash ||
        !same_header_name(text.substr(0, space), "bytes"))
        return std::nullopt;
    auto const first = read_size(text.substr(space + 1, dash - space - 1));
    auto const last = read_size(text.substr(dash + 1, slash - dash - 1));
    auto const whole = text.substr(slash + 1);
    auto const total = read_size(whole);
    if (!first || !last || *last < *first || (!total && whole != "*") ||
        (total && *total <= *last))
        return std::nullopt;
    return ContentRange{*first, *last, total};
}

/// Whether a text is a strong ETag, which identifies a version byte by byte,
/// and can be sent back.
inline bool is_strong_etag(std::string_view etag) noexcept
{
    return etag.size() >= 2 && etag.front() == '"' &&
           etag.find('"', 1) == etag.size() - 1 && fault_of_value(etag).empty();
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_CONTENT_RANGE_HPP
