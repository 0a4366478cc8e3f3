#ifndef AIRUDDER_CLIENT_HTTP_RESPONSE_HPP
#define AIRUDDER_CLIENT_HTTP_RESPONSE_HPP

#include <airudder/detail/request_headers.hpp>
#include <airudder/header.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace airudder {

/// One HTTP answer, its body freed of what carried it.
struct HttpResponse {
    /// E.g. 200; 0 in an answer that was never read.
    int status{};

    /// What followed the status; without meaning (RFC 9112, section 4).
    std::string reason{};

    /// In the order in which they came; a name may be there more than once.
    std::vector<Header> headers{};

    std::string body{};

    bool operator==(HttpResponse const&) const = default;

    /// Value of the first header of that name, in any case.
    std::optional<std::string_view> find(std::string_view name) const
    {
        for (auto const& header : headers)
            if (detail::same_header_name(header.name, name))
                return header.value;
        return std::nullopt;
    }
};

} // namespace airudder

#endif // AIRUDDER_CLIENT_HTTP_RESPONSE_HPP
