#ifndef AIRUDDER_DETAIL_CLIENT_RESPONSE_READER_HPP
#define AIRUDDER_DETAIL_CLIENT_RESPONSE_READER_HPP

#include <airudder/detail/client/field_list.hpp>
#include <airudder/detail/client/http_response.hpp>
#include <airudder/detail/client/response_parser.hpp>
#include <airudder/header.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/none.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace airudder::detail {

/// Most that an answer may have, in bytes.
struct ResponseLimits {
    /// Limits the status line and headers, those of interim answers included,
    /// and the text between and after the chunks of a body.
    std::size_t head = std::size_t{64} << 10;

    std::uint64_t body = std::uint64_t{64} << 20;
};

/// Reads one HTTP/1.1 answer from pieces of text, however they are cut. Interim
/// answers (100 to 199 except 101) are skipped.
///
/// The head decides what the answer is. An unusable body is read like any
/// other; callers that need the body check `unusable`.
class ResponseReader {
public:
    /// Whether a body is to be expected; it is not in the answer to CONNECT.
    enum class Body { none, as_said };

    /// `response` is filled; it has to outlive the reader.
    ResponseReader(HttpResponse& response,
                   ResponseLimits limits,
                   Body body = Body::as_said)
        : response_(response), limits_(limits), body_(body)
    {
        begin();
    }

    /// Reads from the begin of `text`, which is what was not read before and
    /// what came since. Returns the number of bytes read; if that is not all
    /// of them, either is_done() or more has to come. Not to be called after
    /// is_done() or an error.
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

    /// The connection ended. `clean` tells that the peer said so, which a bare
    /// TCP connection cannot tell from its being cut.
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

    /// Whether any byte of an answer came.
    bool has_begun() const noexcept { return has_begun_; }

    /// Whether the head of the final answer is known.
    bool has_head() const { return parser_->is_header_done() && !is_interim(); }

    /// Whether another request may follow on the connection; to be asked when
    /// the answer is done.
    bool keep_alive() const { return !is_odd_ && parser_->keep_alive(); }

    /// What was expected and found, if the body cannot be used although it may
    /// be read: it has a coding that was not asked for, as gzip, or is longer
    /// than its limit, which is then all that is kept of it. To be asked when
    /// there is a head.
    std::optional<std::string> unusable() const
    {
        if (is_coded_)
            return "expected a body without coding, for none was asked for";
        if (parser_->is_too_long())
            return "expected a body of at most " +
                   std::to_string(limits_.body) + " bytes, found more";
        return std::nullopt;
    }

    /// Whether the body has a coding, so that nothing can be read in it.
    bool is_coded() const noexcept { return is_coded_; }

    /// Bytes of the body that came.
    std::uint64_t body_received() const { return parser_->received(); }

    /// How many bytes it has, if the head says so; to be asked when there is
    /// one.
    std::optional<std::uint64_t> body_length() const
    {
        auto const length = parser_->content_length();
        return length ? std::optional(*length) : std::nullopt;
    }

    /// What was expected and found, if the answer is none; else empty.
    std::string const* error() const noexcept
    {
        return error_.has_value() ? &*error_ : nullptr;
    }

private:
    void begin()
    {
        parser_.emplace(response_, limits_.body);
        // The limit of the head is held here, for Beast counts line and fields
        // apart and what is between chunks not at all.
        parser_->header_limit((std::numeric_limits<std::uint32_t>::max)());
        // The limit of the body is held by the parser itself: Beast would read
        // nothing beyond it.
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

    /// Beast sees `chunked` only where nothing follows, and neither empty
    /// elements nor `identity` are any problem of the body: it gets a head that
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

    /// Size of the field line at the begin of `text`, if that names no transfer
    /// coding at all. Beast refuses it all the same beside a length or another.
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

    /// Whether others may see the body's end elsewhere.
    bool is_odd_ = false;
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_RESPONSE_READER_HPP
