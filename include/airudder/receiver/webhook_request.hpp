#ifndef AIRUDDER_RECEIVER_WEBHOOK_REQUEST_HPP
#define AIRUDDER_RECEIVER_WEBHOOK_REQUEST_HPP

#include <airudder/detail/request_headers.hpp>

#include <cstddef>
#include <span>
#include <string_view>

namespace airudder {

/// One field of a request's head, without surrounding white space.
struct HeaderView {
    /// Field name as received, case-insensitive (RFC 9110, section 5.1).
    std::string_view name{};

    /// Field value as received.
    std::string_view value{};
};

/// An HTTP request as a receiver got it, before anything of its body is parsed.
/// All views are valid during the call that passes it.
struct WebhookRequest {
    /// As received, e.g. "POST".
    std::string_view method{};

    /// Request target as received (RFC 9112, section 3.2), e.g.
    /// "/hooks/waba?region=id".
    std::string_view target{};

    /// The fields of the head, in the order received. Trailers of a chunked
    /// body are not among them.
    std::span<HeaderView const> headers{};

    /// The body, chunks joined.
    std::string_view body{};

    /// Address of the sender without port, e.g. "203.0.113.7" or "2001:db8::1".
    /// It comes from the connection or, if that is from one of
    /// ReceiverOptions::trusted_proxies, from Forwarded or X-Forwarded-For.
    std::string_view peer{};

    /// The segment of the path that the registered path calls `{secret}`; empty
    /// if it has none.
    std::string_view path_secret{};

    /// Returns the value of the field `name`; null if it is absent or occurs
    /// more than once.
    std::string_view const* only(std::string_view name) const noexcept
    {
        std::string_view const* found = nullptr;
        for (auto const& header : headers)
            if (detail::same_header_name(header.name, name)) {
                if (found != nullptr)
                    return nullptr;
                found = &header.value;
            }
        return found;
    }
};

} // namespace airudder

#endif // AIRUDDER_RECEIVER_WEBHOOK_REQUEST_HPP
