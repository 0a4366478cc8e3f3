#ifndef AIRUDDER_DETAIL_CLIENT_RESPONSE_READER_HPP
#define AIRUDDER_DETAIL_CLIENT_RESPONSE_READER_HPP

#include <airudder/detail/client/http_response.hpp>
#include <airudder/detail/net/field_list.hpp>
#include <airudder/header.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/version.hpp>
#include <boost/none.hpp>
#include <boost/optional/optional.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace airudder::detail {

inline std::string_view to_std(boost::beast::string_view text) noexcept
{
    return {text.data(), text.size()};
}

/// Fills an HttpResponse with the parts that Beast's parser finds.
class ResponseParser final : public boost::beast::http::basic_parser<false> {
public:
    using ErrorCode = boost::beast::error_code;
    using StringView = boost::beast::string_view;

    /// Clears `response`, but reuses its memory. Keeps at most `most` bytes of
    /// the body.
    ResponseParser(HttpResponse& response, std::uint64_t most)
        : response_(response), most_(most)
    {
        response_.status = 0;
        response_.reason.clear();
        response_.headers.clear();
        response_.body.clear();
    }

    /// Number of bytes of the body received, kept or not.
    std::uint64_t received() const noexcept { return received_; }

    /// Whether the body exceeds the limit, or is announced to.
    bool is_too_long() const noexcept { return too_long_; }

private:
    /// Maximum memory to reserve for an announced body: a server may announce
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
        // Trailers do not describe the body.
        if (is_header_done())
            return;
        response_.headers.push_back(
            {std::string(to_std(name)), std::string(to_std(value))});
    }

#if BOOST_BEAST_VERSION >= 359
    void on_trailer_field_impl(boost::beast::http::field,
                               StringView,
                               StringView,
                               ErrorCode&) override
    {
    }
#endif

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

    /// Called before `size` more bytes of the body.
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

/// The limits of an answer, in bytes.
struct ResponseLimits {
    /// Limits the status line and headers, including those of interim answers,
    /// and the text between and after the chunks of a body.
    std::size_t head = std::size_t{64} << 10;

    std::uint64_t body = std::uint64_t{64} << 20;
};

/// Reads one HTTP/1.1 answer from pieces of any size. Skips interim answers
/// (100 to 199 except 101).
///
/// The head determines the outcome. An unusable body is read like any other;
/// callers that need the body check `unusable`.
class ResponseReader {
public:
    /// Whether the answer may have a body: `none` for the answer to CONNECT.
    enum class Body { none, as_said };

    /// Fills `response`, which must outlive the reader.
    ResponseReader(HttpResponse& response,
                   ResponseLimits limits,
                   Body body = Body::as_said)
        : response_(response), limits_(limits), body_(body)
    {
        begin();
    }

    /// Reads from the beginning of `text`, which must begin with the bytes that
    /// earlier calls did not read. Returns the number of bytes read. If bytes
    /// are left, either is_done() or the reader needs more data. Do not call
    /// this after is_done() or an error.
    std::size_t read(std::string_view text)
    {
        std::size_t read = 0;
        while (!is_done() && !error() && read != text.size()) {
            auto const part = read_part(text.substr(read));
            read += part;
            if (part == 0)
                break;
        }
        return read;
    }

    /// Call this when the connection has ended. `clean` tells whether the peer
    /// closed it; without TLS, the connection may also have been cut.
    void end(bool clean)
    {
        if (is_done() || error())
            return;
        if (!parser_->got_some() || !parser_->is_header_done()) {
            error_ = has_begun_ ? "expected the rest of the answer's head, "
                                  "found the end of the connection"
                                : "expected an answer, found the end of the "
                                  "connection";
            return;
        }
        boost::beast::error_code code;
        if (parser_->need_eof() && clean)
            parser_->put_eof(code);
        if (!parser_->is_done())
            error_ = "expected the rest of the answer's body, found the end "
                     "of the connection";
    }

    bool is_done() const
    {
        return !error_ && parser_->is_done() && !is_interim();
    }

    /// Whether any byte of an answer has been received.
    bool has_begun() const noexcept { return has_begun_; }

    /// Whether the head of the final answer has been read.
    bool has_head() const { return parser_->is_header_done() && !is_interim(); }

    /// Whether another request may follow on the connection. Requires
    /// is_done().
    bool keep_alive() const { return !is_odd_ && parser_->keep_alive(); }

    /// Says what was expected and found if the body cannot be used: it has a
    /// coding that was not requested, e.g. gzip, or exceeds its limit, in which
    /// case the rest is dropped. Requires has_head().
    std::optional<std::string> unusable() const
    {
        if (is_coded_)
            return "expected a body without coding, for none was asked for";
        if (parser_->is_too_long())
            return "expected a body of at most " +
                   std::to_string(limits_.body) + " bytes, found more";
        return std::nullopt;
    }

    /// Whether the body has a coding, which makes it unreadable.
    bool is_coded() const noexcept { return is_coded_; }

    /// Number of bytes of the body received.
    std::uint64_t body_received() const { return parser_->received(); }

    /// The body's size in bytes, if the head states it. Requires has_head().
    std::optional<std::uint64_t> body_length() const
    {
        auto const length = parser_->content_length();
        return length ? std::optional(*length) : std::nullopt;
    }

    /// Says what was expected and found if this is not a valid answer; else
    /// null.
    std::string const* error() const noexcept
    {
        return error_.has_value() ? &*error_ : nullptr;
    }

private:
    void begin()
    {
        parser_.emplace(response_, limits_.body);
        // This class enforces the limit of the head: Beast counts status line
        // and fields separately, and does not count text between chunks.
        parser_->header_limit((std::numeric_limits<std::uint32_t>::max)());
        // ResponseParser enforces the limit of the body: Beast would stop
        // reading there.
        parser_->body_limit(boost::none);
        parser_->skip(body_ == Body::none);
    }

    bool is_interim() const noexcept { return response_.status / 100 == 1; }

    /// Reads the head, or one piece of the body.
    std::size_t read_part(std::string_view text)
    {
        has_begun_ = true;
        bool const in_head = !parser_->is_header_done();
        boost::beast::error_code code;
        auto size = parser_->put(
            boost::asio::const_buffer(text.data(), text.size()), code);
        if (in_head && code == boost::beast::http::error::bad_transfer_encoding)
            if (auto const line = size_of_empty_line(text.substr(size))) {
                size += line;
                code = {};
            }
        bool const waits = code == boost::beast::http::error::need_more;
        if (in_head)
            head_ += size;
        if (code && !waits)
            error_ = message_of(code);
        else if ((in_head ? head_ : 0) + (waits ? text.size() - size : 0) >
                 limits_.head)
            error_ = message_of(boost::beast::http::error::header_limit);
        else if (in_head && parser_->is_header_done())
            check_head();
        return size;
    }

    void check_head()
    {
        if (response_.status < 100 || response_.status == 101)
            error_ = "expected an answer, found status " +
                     std::to_string(response_.status);
        else if (is_interim())
            begin();
        else if (body_ != Body::none && response_.status != 204 &&
                 response_.status != 304)
            check_codings();
    }

    void check_codings()
    {
        auto const& headers = response_.headers;
        auto const framing = framing_of(headers);
        is_coded_ = framing == Framing::unknown ||
                    !codings_of(headers, "Content-Encoding").empty();
        is_odd_ = framing == Framing::unknown;
        if (framing != Framing::chunked || parser_->chunked())
            return;
        if (parser_->content_length())
            error_ = message_of(boost::beast::http::error::bad_content_length);
        else
            read_chunks();
    }

    /// Beast recognises `chunked` only at the end of the list. Empty elements
    /// and `identity` do not change the body, so this gives Beast a head that
    /// it understands.
    void read_chunks()
    {
        constexpr std::string_view head = "HTTP/1.1 200 OK\r\n"
                                          "Transfer-Encoding: chunked\r\n\r\n";
        is_odd_ = true;
        auto kept = std::exchange(response_, {});
        begin();
        boost::beast::error_code ignored;
        parser_->put(boost::asio::const_buffer(head.data(), head.size()),
                     ignored);
        response_ = std::move(kept);
    }

    /// Size of the field line at the beginning of `text` if it is a
    /// Transfer-Encoding without any coding; else 0. Beast refuses such a line
    /// in addition to a length or to another such line.
    static std::size_t size_of_empty_line(std::string_view text)
    {
        auto const size = text.find("\r\n") + 2;
        auto const line = text.substr(0, size - 2);
        bool const is_folded =
            size >= text.size() || text[size] == ' ' || text[size] == '\t';
        auto const colon = line.find(':');
        if (is_folded || colon == line.npos)
            return 0;
        Header const field{"Transfer-Encoding",
                           std::string(line.substr(colon + 1))};
        return framing_of({&field, 1}) == Framing::plain ? size : 0;
    }

    std::string message_of(boost::beast::error_code code) const
    {
        if (code == boost::beast::http::error::header_limit)
            return "expected a head of at most " +
                   std::to_string(limits_.head) + " bytes, found more";
        return "expected an HTTP answer, found " + code.message();
    }

    HttpResponse& response_;
    ResponseLimits limits_;
    Body body_;
    std::optional<ResponseParser> parser_{};
    std::optional<std::string> error_{};
    std::size_t head_ = 0;
    bool has_begun_ = false;

    /// Whether the body has a coding.
    bool is_coded_ = false;

    /// Whether other recipients may see the end of the body elsewhere, so that
    /// the connection cannot be reused.
    bool is_odd_ = false;
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_RESPONSE_READER_HPP
