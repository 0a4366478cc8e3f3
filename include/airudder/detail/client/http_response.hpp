#ifndef AIRUDDER_DETAIL_CLIENT_HTTP_RESPONSE_HPP
#define AIRUDDER_DETAIL_CLIENT_HTTP_RESPONSE_HPP

#include <airudder/detail/request_headers.hpp>
#include <airudder/header.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::detail {

/// One HTTP answer. Its transfer coding has been removed.
struct HttpResponse {
    /// HTTP status, e.g. 200; 0 if no answer was read.
    int status{};

    /// The reason phrase, which has no meaning (RFC 9112, section 4).
    std::string reason{};

    /// In the order received; names may repeat.
    std::vector<Header> headers{};

    std::string body{};

    bool operator==(HttpResponse const&) const = default;

    /// Returns the value of the first header called `name`, compared without
    /// case; nullopt if there is none.
    std::optional<std::string_view> find(std::string_view name) const
    {
        for (auto const& header : headers)
            if (same_header_name(header.name, name))
                return header.value;
        return std::nullopt;
    }
};

constexpr bool is_success(int status) noexcept
{
    return status >= 200 && status < 300;
}

/// Whether another attempt may succeed after this status.
constexpr bool is_busy(int status) noexcept
{
    return status == 429 || (status >= 502 && status <= 504);
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_HTTP_RESPONSE_HPP
