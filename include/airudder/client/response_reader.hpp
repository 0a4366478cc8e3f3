#ifndef AIRUDDER_CLIENT_RESPONSE_READER_HPP
#define AIRUDDER_CLIENT_RESPONSE_READER_HPP

#include <airudder/client/http_response.hpp>
#include <airudder/client/response_parser.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/error.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace airudder::detail {

/// Most that an answer may have, in bytes.
struct ResponseLimits {
    /// Of the status line and the headers, of interim answers too; of what
    /// stands between the chunks of a body, and behind them.
    std::size_t head = std::size_t{64} << 10;

    std::uint64_t body = std::uint64_t{64} << 20;
};

/// Reads one HTTP/1.1 answer from pieces of text, however they are cut. Interim
/// answers (100 to 199 except 101) are skipped.
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
    bool keep_alive() const { return parser_->keep_alive(); }

    /// What was expected and found, if the answer is none; else empty.
    std::string const* error() const noexcept
    {
        return error_.has_value() ? &*error_ : nullptr;
    }

private:
    void begin()
    {
        parser_.emplace(response_);
        // The limit of the head is held here, for Beast counts line and fields
        // apart and what is between chunks not at all.
        parser_->header_limit((std::numeric_limits<std::uint32_t>::max)());
        parser_->body_limit(limits_.body);
        parser_->skip(body_ == Body::none);
    }

    bool is_interim() const noexcept { return response_.status / 100 == 1; }

    /// Reads the head, or one piece of the body.
    std::size_t read_part(std::string_view text)
    {
        has_begun_ = true;
        bool const in_head = !parser_->is_header_done();
        boost::beast::error_code code;
        auto const size = parser_->put(
            boost::asio::const_buffer(text.data(), text.size()), code);
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
        else if (parser_->is_coded() && body_ != Body::none)
            error_ = "expected a body without coding, for none was asked for";
    }

    std::string message_of(boost::beast::error_code code) const
    {
        if (code == boost::beast::http::error::header_limit)
            return "expected a head of at most " +
                   std::to_string(limits_.head) + " bytes, found more";
        if (code == boost::beast::http::error::body_limit)
            return "expected a body of at most " +
                   std::to_string(limits_.body) + " bytes, found more";
        return "expected an HTTP answer, found " + code.message();
    }

    HttpResponse& response_;
    ResponseLimits limits_;
    Body body_;
    std::optional<ResponseParser> parser_{};
    std::optional<std::string> error_{};
    std::size_t head_ = 0;
    bool has_begun_ = false;
};

} // namespace airudder::detail

#endif // AIRUDDER_CLIENT_RESPONSE_READER_HPP
