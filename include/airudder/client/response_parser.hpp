#ifndef AIRUDDER_CLIENT_RESPONSE_PARSER_HPP
#define AIRUDDER_CLIENT_RESPONSE_PARSER_HPP

#include <airudder/client/http_response.hpp>
#include <airudder/detail/request_headers.hpp>

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

    /// Takes over the memory of `response`, whose content goes. Beast allows an
    /// empty body limit for none.
    explicit ResponseParser(HttpResponse& response) : response_(response)
    {
        response_.status = 0;
        response_.reason.clear();
        response_.headers.clear();
        response_.body.clear();
    }

    /// Whether the body is coded in a way that was not asked for: as gzip, or
    /// in any transfer coding but chunked.
    bool is_coded() const noexcept { return coded_; }

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

    void on_field_impl(boost::beast::http::field field,
                       StringView name,
                       StringView value,
                       ErrorCode&) override
    {
        // What follows the body says nothing of it.
        if (is_header_done())
            return;
        if (field == boost::beast::http::field::content_encoding)
            coded_ = coded_ || !same_header_name(to_std(value), "identity");
        if (field == boost::beast::http::field::transfer_encoding)
            coded_ = coded_ || !same_header_name(to_std(value), "chunked");
        response_.headers.push_back(
            {std::string(to_std(name)), std::string(to_std(value))});
    }

    void on_header_impl(ErrorCode&) override {}

    void on_body_init_impl(boost::optional<std::uint64_t> const& length,
                           ErrorCode&) override
    {
        if (length)
            response_.body.reserve(
                static_cast<std::size_t>((std::min)(*length, most_reserved)));
    }

    std::size_t on_body_impl(StringView body, ErrorCode&) override
    {
        response_.body.append(body.data(), body.size());
        return body.size();
    }

    void on_chunk_header_impl(std::uint64_t, StringView, ErrorCode&) override {}

    std::size_t
    on_chunk_body_impl(std::uint64_t, StringView body, ErrorCode&) override
    {
        response_.body.append(body.data(), body.size());
        return body.size();
    }

    void on_finish_impl(ErrorCode&) override {}

    HttpResponse& response_;
    bool coded_ = false;
};

} // namespace airudder::detail

#endif // AIRUDDER_CLIENT_RESPONSE_PARSER_HPP
