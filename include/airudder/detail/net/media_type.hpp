#ifndef AIRUDDER_DETAIL_NET_MEDIA_TYPE_HPP
#define AIRUDDER_DETAIL_NET_MEDIA_TYPE_HPP

#include <airudder/detail/net/field_list.hpp>
#include <airudder/detail/request_headers.hpp>

#include <string_view>

/// The field Content-Type (RFC 9110, section 8.3).
namespace airudder::detail {

/// Returns type and subtype without parameters, e.g. "Application/JSON".
constexpr std::string_view essence_of(std::string_view type) noexcept
{
    return without_white_space(type.substr(0, type.find(';')));
}

constexpr bool same_end(std::string_view text, std::string_view end) noexcept
{
    return text.size() >= end.size() &&
           same_header_name(text.substr(text.size() - end.size()), end);
}

/// Whether a media type is JSON according to its name (RFC 6839, section 3.1).
constexpr bool is_json_type(std::string_view type) noexcept
{
    auto const essence = essence_of(type);
    return same_header_name(essence, "application/json") ||
           same_header_name(essence, "text/json") || same_end(essence, "+json");
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_NET_MEDIA_TYPE_HPP
