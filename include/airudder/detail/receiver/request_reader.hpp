#ifndef AIRUDDER_DETAIL_RECEIVER_REQUEST_READER_HPP
#define AIRUDDER_DETAIL_RECEIVER_REQUEST_READER_HPP

#include <airudder/detail/request_headers.hpp>
#include <airudder/receiver/webhook_request.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/http/verb.hpp>
#include <boost/none.hpp>
#include <boost/optional/optional.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder::detail {

/// Limits of a request, in bytes and fields.
struct RequestLimits {
    /// The request line with its fields. The same limit holds for the unread
    /// text between chunks, for their extensions, and for trailers.
    std::size_t head{};

    std::size_t fields{};
    std::size_t body{};
};

/// Why a request is refused.
struct Refusal {
    /// HTTP status, e.g. 400.
    int status{};

    /// What was expected and what was found; text of static storage duration.
    std::string_view reason{};
};

/// The memory of one request, reused for later ones.
class RequestMemory {
public:
    explicit RequestMemory(RequestLimits most) : limits(most)
    {
        // The views in `fields` stay valid because this never grows.
        text_.reserve(limits.head);
    }

    void clear() noexcept
    {
        text_.clear();
        fields.clear();
        body.clear();
        method = target = {};
        version = 0;
    }

    bool has_room(std::size_t size) const noexcept
    {
        return size <= text_.capacity() - text_.size();
    }

    /// Returns a copy of `text`. Requires has_room.
    std::string_view keep(boost::beast::string_view text)
    {
        auto const at = text_.size();
        text_.append(text.data(), text.size());
        return std::string_view(text_).substr(at);
    }

    RequestLimits limits;
    std::string_view method{};
    std::string_view target{};

    /// 10 for HTTP/1.0, 11 for HTTP/1.1.
    int version = 0;

    std::vector<HeaderView> fields{};
    std::string body{};

private:
    std::string text_{};
};

/// Fills a RequestMemory with the parts that Beast's parser finds.
class RequestParser final : public boost::beast::http::basic_parser<true> {
public:
    using ErrorCode = boost::beast::error_code;
    using StringView = boost::beast::string_view;

    explicit RequestParser(RequestMemory& request) : request_(request)
    {
        request_.clear();
        // RequestReader and this class enforce the limits: Beast counts only
        // what it has not read yet.
        header_limit((std::numeric_limits<std::uint32_t>::max)());
        body_limit(boost::none);
    }

    std::optional<Refusal> const& refusal() const noexcept { return refusal_; }

    /// Size of the body received so far.
    std::size_t received() const noexcept { return request_.body.size(); }

private:
    /// Maximum memory to reserve for an announced body: a sender may announce
    /// more than it sends.
    static constexpr std::uint64_t most_reserved = std::uint64_t{64} << 10;

    void on_request_impl(boost::beast::http::verb,
                         StringView method,
                         StringView target,
                         int version,
                         ErrorCode& error) override
    {
        if (!request_.has_room(method.size() + target.size())) {
            error = boost::beast::http::error::header_limit;
            return;
        }
        request_.method = request_.keep(method);
        request_.target = request_.keep(target);
        request_.version = version;
    }

    void on_response_impl(int, StringView, int, ErrorCode&) override {}

    void on_field_impl(boost::beast::http::field,
                       StringView name,
                       StringView value,
                       ErrorCode& error) override
    {
        // Trailers are not fields of the head.
        if (is_header_done())
            return;
        if (!request_.has_room(name.size() + value.size()) ||
            request_.fields.size() == request_.limits.fields) {
            error = boost::beast::http::error::header_limit;
            return;
        }
        request_.fields.push_back({request_.keep(name), request_.keep(value)});
    }

    void on_header_impl(ErrorCode&) override {}

    void on_body_init_impl(boost::optional<std::uint64_t> const& length,
                           ErrorCode&) override
    {
        if (length)
            request_.body.reserve(
                static_cast<std::size_t>((std::min)(*length, most_reserved)));
    }

    std::size_t on_body_impl(StringView body, ErrorCode&) override
    {
        return take(body);
    }

    void on_chunk_header_impl(std::uint64_t size,
                              StringView extensions,
                              ErrorCode& error) override
    {
        extensions_ += extensions.size();
        // A quoted string may hold what others take for the end of the line.
        bool const is_plain = std::ranges::none_of(extensions, is_control);
        if (!is_plain || extensions_ > request_.limits.head)
            error = boost::beast::http::error::bad_chunk_extension;
        else if (size > room())
            refuse_body();
    }

    std::size_t
    on_chunk_body_impl(std::uint64_t, StringView body, ErrorCode&) override
    {
        return take(body);
    }

    void on_finish_impl(ErrorCode&) override {}

    std::size_t room() const noexcept
    {
        return request_.limits.body - request_.body.size();
    }

    void refuse_body() { refusal_ = {413, "expected a smaller body"}; }

    std::size_t take(StringView body)
    {
        if (body.size() > room())
            refuse_body();
        else
            request_.body.append(body.data(), body.size());
        return body.size();
    }

    RequestMemory& request_;
    std::optional<Refusal> refusal_{};
    std::size_t extensions_ = 0;
};

/// Reads HTTP/1.0 and HTTP/1.1 requests (RFC 9112), one after the other, from
/// pieces of any size.
///
///     reader.give(bytes);
///     while (…) switch (reader.advance()) …
///     reader.keep_rest();
///
/// It is strict where proxies differ about the end of a message: a request is
/// refused that has a length and a transfer coding, a coding other than
/// `chunked`, or a line of a chunk that does not end in CRLF.
class RequestReader {
public:
    enum class Progress {
        /// More bytes are needed.
        more,

        /// The head has been read.
        head,

        /// The request is complete.
        done,

        /// The request cannot be used, and nothing after it; see refusal().
        refused,
    };

    explicit RequestReader(RequestLimits limits) : request_(limits)
    {
        parser_.emplace(request_);
    }

    RequestReader(RequestReader const&) = delete;
    RequestReader& operator=(RequestReader const&) = delete;

    /// Adds bytes. They must stay valid until keep_rest().
    void give(std::string_view bytes)
    {
        if (rest_.empty()) {
            unread_ = bytes;
        } else {
            rest_.append(bytes);
            unread_ = rest_;
        }
    }

    /// Reads up to the end of the head or of the request.
    Progress advance();

    /// Keeps the bytes not read yet, which belong to this request or to the
    /// next ones.
    void keep_rest()
    {
        if (unread_.empty())
            rest_.clear();
        else if (rest_.empty())
            rest_.assign(unread_);
        else
            rest_.erase(0, rest_.size() - unread_.size());
        unread_ = rest_;
    }

    /// Whether there are bytes not read yet.
    bool has_rest() const noexcept { return !unread_.empty(); }

    /// Prepares for the next request.
    void begin_next()
    {
        parser_.emplace(request_);
        refusal_.reset();
        head_size_ = 0;
    }

    /// Forgets everything, for another connection. Gives back memory beyond
    /// what most requests need.
    void reset()
    {
        begin_next();
        unread_ = {};
        rest_.clear();
        if (rest_.capacity() > most_kept)
            rest_ = {};
        if (request_.body.capacity() > most_kept)
            request_.body = {};
    }

    /// The request, as far as it was read.
    RequestMemory& request() noexcept { return request_; }
    RequestMemory const& request() const noexcept { return request_; }

    Refusal const& refusal() const noexcept { return *refusal_; }

    /// Whether any byte of the request was read.
    bool has_begun() const noexcept
    {
        return parser_->got_some() || head_size_ != 0;
    }

    bool has_head() const noexcept { return parser_->is_header_done(); }

    bool is_done() const noexcept { return parser_->is_done(); }

    /// Whether another request may follow on the connection. Requires
    /// has_head().
    bool keep_alive() const { return parser_->keep_alive(); }

    /// Size of the body that the head states. Requires has_head().
    std::optional<std::uint64_t> body_length() const
    {
        auto const length = parser_->content_length();
        return length ? std::optional(*length) : std::nullopt;
    }

    /// Memory in bytes that the request takes.
    std::size_t memory() const noexcept
    {
        return request_.body.capacity() + rest_.capacity();
    }

private:
    static constexpr std::size_t most_kept = std::size_t{64} << 10;

    /// Empty lines before a request line are skipped (RFC 9112, section 2.2).
    /// Returns false if it takes more bytes to tell.
    bool skip_empty_lines()
    {
        while (unread_.starts_with("\r\n") && head_size_ < 16) {
            unread_.remove_prefix(2);
            head_size_ += 2;
        }
        return unread_ != "\r";
    }

    Progress refuse(int status, std::string_view reason)
    {
        refusal_ = {status, reason};
        return Progress::refused;
    }

    Progress refuse(boost::beast::error_code error);
    Progress refuse_head();
    bool has_bad_line_end() const;
    std::optional<Refusal> fault_of_head() const;

    RequestMemory request_;
    std::optional<RequestParser> parser_{};
    std::optional<Refusal> refusal_{};

    /// The bytes not read yet: given ones, or those in `rest_`.
    std::string_view unread_{};
    std::string rest_{};

    std::size_t head_size_ = 0;
};

// Implementation

inline RequestReader::Progress RequestReader::advance()
{
    namespace http = boost::beast::http;
    if (parser_->is_done())
        return Progress::done;
    if (!parser_->got_some() && !skip_empty_lines())
        return Progress::more;
    while (!unread_.empty()) {
        bool const in_head = !parser_->is_header_done();
        boost::beast::error_code error;
        auto const size = parser_->put(
            boost::asio::const_buffer(unread_.data(), unread_.size()), error);
        unread_.remove_prefix(size);
        bool const waits = error == http::error::need_more;
        if (parser_->refusal())
            return refuse(parser_->refusal()->status,
                          parser_->refusal()->reason);
        if (error && !waits)
            return refuse(error);
        if (in_head) {
            head_size_ += size;
            if (head_size_ + (waits ? unread_.size() : 0) >
                request_.limits.head)
                return refuse_head();
            if (parser_->is_header_done()) {
                if (auto const fault = fault_of_head())
                    return refuse(fault->status, fault->reason);
                return Progress::head;
            }
        } else if (waits && (unread_.size() > request_.limits.head ||
                             has_bad_line_end())) {
            return refuse(400,
                          "expected lines of chunks that are short and "
                          "end in CR LF");
        }
        if (parser_->is_done())
            return Progress::done;
        if (waits)
            break;
    }
    return Progress::more;
}

inline RequestReader::Progress
RequestReader::refuse(boost::beast::error_code error)
{
    namespace http = boost::beast::http;
    if (error == http::error::header_limit)
        return refuse_head();
    if (error == http::error::bad_version) {
        auto const line = unread_.substr(0, unread_.find("\r\n"));
        auto const version = line.substr(line.rfind(' ') + 1);
        bool const is_version =
            version.size() == 8 && version.starts_with("HTTP/") &&
            version[6] == '.' && version[5] >= '0' && version[5] <= '9' &&
            version[7] >= '0' && version[7] <= '9';
        if (is_version)
            return refuse(505, "expected HTTP/1.1 or HTTP/1.0");
    }
    return refuse(400, "expected an HTTP/1.1 request");
}

inline RequestReader::Progress RequestReader::refuse_head()
{
    return request_.version == 0
               ? refuse(414, "expected a shorter request target")
               : refuse(431, "expected fewer or shorter header fields");
}

/// Whether an unread line ends in LF alone. The parser would wait for a CR LF.
inline bool RequestReader::has_bad_line_end() const
{
    for (auto at = unread_.find('\n'); at != unread_.npos;
         at = unread_.find('\n', at + 1))
        if (at == 0 || unread_[at - 1] != '\r')
            return true;
    return false;
}

inline std::optional<Refusal> RequestReader::fault_of_head() const
{
    std::size_t hosts = 0;
    std::size_t codings = 0;
    bool is_chunked = false;
    bool has_length = false;
    for (auto const& field : request_.fields) {
        if (same_header_name(field.name, "Host"))
            ++hosts;
        else if (same_header_name(field.name, "Content-Length"))
            has_length = true;
        else if (same_header_name(field.name, "Transfer-Encoding")) {
            ++codings;
            is_chunked = same_header_name(field.value, "chunked");
        }
    }
    if (hosts > 1 || (hosts == 0 && request_.version == 11))
        return Refusal{400, "expected one Host field"};
    if (codings == 0)
        return std::nullopt;
    if (has_length || codings > 1 || request_.version == 10)
        return Refusal{400, "expected one field that frames the body"};
    if (!is_chunked)
        return Refusal{501, "expected no transfer coding but chunked"};
    return std::nullopt;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_REQUEST_READER_HPP
