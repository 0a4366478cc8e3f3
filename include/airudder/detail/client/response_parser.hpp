#ifndef AIRUDDER_DETAIL_CLIENT_RESPONSE_PARSER_HPP
#define AIRUDDER_DETAIL_CLIENT_RESPONSE_PARSER_HPP

#include <airudder/detail/client/http_response.hpp>

#include <boost/beast/core/error.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/optional/optional.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace airudder::detail {

inline std::string_view to_std(boost::beast::string_view text) noexcept
{
    return {text.data(), text.size()};
}

/// Fills an HttpResponse from what Beast's parser finds.
class ResponseParser final : public boost::beast::http::basic_parser<false> {
public:
    using ErrorCode = boost::beast::error_code;
    using StringView = boost::beast::string_view;

    /// Reuses the memory of `response` and clears its content. Keeps at most
    /// `most` bytes of the body.
    ResponseParser(HttpResponse& response, std::uint64_t most)
        : response_(response), most_(most)
    {
        response_.status = 0;
        response_.reason.clear();
        response_.headers.clear();
        response_.body.clear();
    }

    /// Bytes of the body that came, kept or not.
    std::uint64_t received() const noexcept { return received_; }

    /// Whether there is more of the body than is kept, or is said to be.
    bool is_too_long() const noexcept { return too_long_; }

private:
    /// A body is given its memory at once up to this size: a server may say
    /// more than it sends.
    static constexpr std::uint64_t most_reserved = 1 << 20;

    void on_request_impl(boost::beast::http::verb,
                         StringView,
                         StringView,
                         int,
                         ErrorCode&) override
    {
    }

    void on_response_impl(int code, StringView reason, int, ErrorCode&) override
    {
        response_.status = code;
        response_.reason = to_std(reason);
    }

    void on_field_impl(boost::beast::http::field,
                       StringView name,
                       StringView value,
                       ErrorCode&) override
    {
        // What follows the body says nothing of it.
        if (is_header_done())
            return;
        response_.headers.push_back(
            {std::string(to_std(name)), std::string(to_std(value))});
    }

    void on_header_impl(ErrorCode&) override
    {
        if (!is_done())
            expect(content_length().value_or(0));
    }

    void on_body_init_impl(boost::optional<std::uint64_t> const& length,
                           ErrorCode&) override
    {
        if (length)
            response_.body.reserve(static_cast<std::size_t>(
                (std::min)((std::min)(*length, most_), most_reserved)));
    }

    std::size_t on_body_impl(StringView body, ErrorCode&) override
    {
        return take(body);
    }

    void
    on_chunk_header_impl(std::uint64_t size, StringView, ErrorCode&) override
    {
        expect(size);
    }

    std::size_t
    on_chunk_body_impl(std::uint64_t, StringView body, ErrorCode&) override
    {
        return take(body);
    }

    void on_finish_impl(ErrorCode&) override {}

    std::uint64_t room() const noexcept
    {
        return most_ - (std::min)(most_, received_);
    }

    /// Announces `size` more bytes of the body.
    void expect(std::uint64_t size) noexcept
    {
        too_long_ = too_long_ || size > room();
    }

    std::size_t take(StringView body)
    {
        expect(body.size());
        auto const kept = std::min<std::uint64_t>(room(), body.size());
        response_.body.append(body.data(), static_cast<std::size_t>(kept));
        received_ += body.size();
        return body.size();
    }

    HttpResponse& response_;
    std::uint64_t most_;
    std::uint64_t received_ = 0;
    bool too_long_ = false;
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_RESPONSE_PARSER_HPP
