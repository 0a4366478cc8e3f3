#ifndef AIRUDDER_DETAIL_RECEIVER_REQUEST_READER_HPP
#define AIRUDDER_DETAIL_RECEIVER_REQUEST_READER_HPP

#include <airudder/detail/net/field_list.hpp>
#include <airudder/detail/parameters.hpp>
#include <airudder/detail/request_headers.hpp>
#include <airudder/receiver/webhook_request.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/http/verb.hpp>
#include <boost/beast/version.hpp>
#include <boost/none.hpp>
#include <boost/optional/optional.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace airudder::detail {

/// Limits of a request, in bytes and fields.
struct RequestLimits {
    /// The request line with its fields. The same limit holds for all
    /// extensions of chunks together, and for the trailers.
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

    /// Returns a copy of `text`, which is a part of a head within the limit.
    std::string_view keep(boost::beast::string_view text)
    {
        auto const at = text_.size();
        text_.append(text.data(), text.size());
        return std::string_view(text_).substr(at);
    }

    /// Size in bytes.
    std::size_t size() const noexcept
    {
        return text_.capacity() + body.capacity() +
               fields.capacity() * sizeof(HeaderView);
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

/// Whether a character may stand in the field Host (RFC 3986, section 3.2).
constexpr bool is_host_character(char c) noexcept
{
    return is_unreserved(c) || std::string_view("!$&'()*+,;=:[]%").find(c) !=
                                   std::string_view::npos;
}

/// Fills a RequestMemory with the parts of a head that Beast's parser finds.
class HeadParser final : public boost::beast::http::basic_parser<true> {
public:
    using ErrorCode = boost::beast::error_code;
    using StringView = boost::beast::string_view;

    explicit HeadParser(RequestMemory& request) : request_(request)
    {
        request_.clear();
        // RequestReader enforces the limits and reads the body.
        header_limit((std::numeric_limits<std::uint32_t>::max)());
        body_limit(boost::none);
        skip(true);
    }

private:
    void on_request_impl(boost::beast::http::verb,
                         StringView method,
                         StringView target,
                         int version,
                         ErrorCode&) override
    {
        request_.method = request_.keep(method);
        request_.target = request_.keep(target);
        request_.version = version;
    }

    void on_field_impl(boost::beast::http::field,
                       StringView name,
                       StringView value,
                       ErrorCode& error) override
    {
        if (request_.fields.size() == request_.limits.fields)
            error = boost::beast::http::error::header_limit;
        else
            request_.fields.push_back(
                {request_.keep(name), request_.keep(value)});
    }

#if BOOST_BEAST_VERSION >= 359
    void on_trailer_field_impl(boost::beast::http::field,
                               StringView,
                               StringView,
                               ErrorCode&) override
    {
    }
#endif

    void on_response_impl(int, StringView, int, ErrorCode&) override {}
    void on_header_impl(ErrorCode&) override {}
    void on_body_init_impl(boost::optional<std::uint64_t> const&,
                           ErrorCode&) override
    {
    }
    std::size_t on_body_impl(StringView body, ErrorCode&) override
    {
        return body.size();
    }
    void on_chunk_header_impl(std::uint64_t, StringView, ErrorCode&) override {}
    std::size_t
    on_chunk_body_impl(std::uint64_t, StringView body, ErrorCode&) override
    {
        return body.size();
    }
    void on_finish_impl(ErrorCode&) override {}

    RequestMemory& request_;
};

/// Reads HTTP/1.0 and HTTP/1.1 requests (RFC 9112), one after the other, from
/// pieces of any size. What it finds does not depend on the pieces.
///
///     reader.give(bytes);
///     while (…) switch (reader.advance()) …
///     reader.keep_rest();
///
/// It is strict where proxies differ about the end of a message: a request is
/// refused that has a length and a transfer coding, a coding other than
/// `chunked`, or a line that does not end in CRLF.
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
        state_ = State::request_line;
        head_size_ = scanned_ = skipped_ = extensions_ = trailers_ = 0;
        left_ = 0;
    }

    /// Forgets everything, for another connection. Gives back memory beyond
    /// what most requests need.
    void reset()
    {
        begin_next();
        unread_ = {};
        rest_.clear();
        for (auto* const text : {&rest_, &request_.body})
            if (text->capacity() > most_kept)
                std::string().swap(*text);
    }

    /// The request, as far as it was read.
    RequestMemory& request() noexcept { return request_; }
    RequestMemory const& request() const noexcept { return request_; }

    Refusal const& refusal() const noexcept { return *refusal_; }

    bool has_head() const noexcept { return state_ > State::fields; }

    bool is_done() const noexcept { return state_ == State::done; }

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
        return request_.size() + rest_.capacity();
    }

private:
    /// What is read next.
    enum class State {
        request_line,
        fields,
        body,
        chunk_line,
        chunk_data,
        chunk_end,
        trailers,
        done
    };

    /// What advance() returns; none to read on.
    using Next = std::optional<Progress>;

    static constexpr std::size_t most_kept = std::size_t{64} << 10;

    /// Maximum memory to reserve for an announced body: a sender may announce
    /// more than it sends.
    static constexpr std::uint64_t most_reserved = std::uint64_t{64} << 10;

    Progress refuse(int status, std::string_view reason)
    {
        refusal_ = {status, reason};
        return Progress::refused;
    }

    /// Returns the unread text up to the end of its first line that ends after
    /// `scanned_`; empty if that takes more bytes. Refuses a line end without
    /// CR, and with `status` and `reason` more than `most` bytes.
    std::string_view find_line(std::size_t most,
                               int status,
                               std::string_view reason,
                               Next& next);

    /// Removes text from the unread bytes.
    void pass(std::size_t size)
    {
        unread_.remove_prefix(size);
        scanned_ = 0;
    }

    Next read_request_line();
    Next read_fields();
    Next read_data(State after);
    Next read_chunk_line();
    Next read_chunk_end();
    Next read_trailers();
    std::optional<Refusal> fault_of_head(bool& chunked) const;

    RequestMemory request_;
    std::optional<HeadParser> parser_{};
    std::optional<Refusal> refusal_{};
    State state_ = State::request_line;

    /// The bytes not read yet: given ones, or those in `rest_`.
    std::string_view unread_{};
    std::string rest_{};

    /// How much of `unread_` was searched for the end of a line.
    std::size_t scanned_ = 0;

    std::size_t head_size_ = 0;

    /// Bytes of empty lines before the request line.
    std::size_t skipped_ = 0;

    /// Bytes of the body or of the chunk that are missing.
    std::uint64_t left_ = 0;

    /// Bytes of all chunk extensions, and of the trailers.
    std::size_t extensions_ = 0;
    std::size_t trailers_ = 0;
};

// Implementation

inline RequestReader::Progress RequestReader::advance()
{
    Next next;
    while (!next) {
        switch (state_) {
        case State::request_line: next = read_request_line(); break;
        case State::fields: next = read_fields(); break;
        case State::body: next = read_data(State::done); break;
        case State::chunk_line: next = read_chunk_line(); break;
        case State::chunk_data: next = read_data(State::chunk_end); break;
        case State::chunk_end: next = read_chunk_end(); break;
        case State::trailers: next = read_trailers(); break;
        case State::done: next = Progress::done; break;
        }
    }
    return *next;
}

inline std::string_view RequestReader::find_line(std::size_t most,
                                                 int status,
                                                 std::string_view reason,
                                                 Next& next)
{
    auto const end = unread_.substr(0, most).find('\n', scanned_);
    if (end == unread_.npos) {
        scanned_ = unread_.size();
        next = scanned_ >= most ? refuse(status, reason) : Progress::more;
        return {};
    }
    if (end == 0 || unread_[end - 1] != '\r') {
        next = refuse(400, "expected lines that end in CR LF");
        return {};
    }
    scanned_ = end + 1;
    return unread_.substr(0, scanned_);
}

inline RequestReader::Next RequestReader::read_request_line()
{
    // Empty lines before it are skipped (RFC 9112, section 2.2).
    constexpr std::size_t most_skipped = 16;
    for (; unread_.starts_with("\r\n") && skipped_ < most_skipped;
         skipped_ += 2)
        pass(2);
    if (unread_.empty() || unread_ == "\r")
        return Progress::more;
    // E.g. the first byte of TLS: its sender would wait for an answer.
    if (!is_header_name(unread_.substr(0, 1)))
        return refuse(400, "expected an HTTP/1.1 request");
    Next next;
    auto const line = find_line(
        request_.limits.head, 414, "expected a shorter request target", next);
    if (next)
        return next;
    boost::beast::error_code error;
    auto const size = parser_->put(
        boost::asio::const_buffer(line.data(), line.size()), error);
    if (size != line.size()) {
        // The parser gives one error for all that can be wrong about a version.
        auto const version = line.substr(line.rfind(' ') + 1);
        constexpr std::string_view digits = "0123456789";
        bool const is_version =
            error == boost::beast::http::error::bad_version &&
            std::count(line.begin(), line.end(), ' ') == 2 &&
            version.size() == std::string_view("HTTP/2.0\r\n").size() &&
            version.starts_with("HTTP/") && version[6] == '.' &&
            digits.find(version[5]) != digits.npos &&
            digits.find(version[7]) != digits.npos;
        return is_version ? refuse(505, "expected HTTP/1.1 or HTTP/1.0")
                          : refuse(400, "expected an HTTP/1.1 request");
    }
    head_size_ = size;
    pass(size);
    state_ = State::fields;
    return std::nullopt;
}

inline RequestReader::Next RequestReader::read_fields()
{
    constexpr std::string_view too_large =
        "expected fewer or shorter header fields";
    std::string_view head;
    do {
        Next next;
        head =
            find_line(request_.limits.head - head_size_, 431, too_large, next);
        if (next)
            return next;
    } while (head != "\r\n" && !head.ends_with("\n\r\n"));
    boost::beast::error_code error;
    auto const size = parser_->put(
        boost::asio::const_buffer(head.data(), head.size()), error);
    if (error == boost::beast::http::error::header_limit)
        return refuse(431, too_large);
    if (error || size != head.size() || !parser_->is_done())
        return refuse(400, "expected header fields");
    bool chunked = false;
    if (auto const fault = fault_of_head(chunked))
        return refuse(fault->status, fault->reason);
    pass(size);
    left_ = body_length().value_or(0);
    state_ = chunked      ? State::chunk_line
             : left_ != 0 ? State::body
                          : State::done;
    if (left_ <= request_.limits.body)
        request_.body.reserve(
            static_cast<std::size_t>((std::min)(left_, most_reserved)));
    return Progress::head;
}

inline std::optional<Refusal> RequestReader::fault_of_head(bool& chunked) const
{
    std::size_t hosts = 0;
    std::size_t codings = 0;
    bool has_length = false;
    for (auto const& field : request_.fields) {
        if (same_header_name(field.name, "Host")) {
            if (++hosts > 1 || !std::all_of(field.value.begin(),
                                            field.value.end(),
                                            is_host_character))
                return Refusal{400, "expected one Host field"};
        } else if (same_header_name(field.name, "Content-Length")) {
            has_length = true;
        } else if (same_header_name(field.name, "Transfer-Encoding")) {
            ++codings;
            chunked = same_header_name(field.value, "chunked");
        }
    }
    if (hosts == 0 && request_.version == 11)
        return Refusal{400, "expected one Host field"};
    if (codings == 0)
        return std::nullopt;
    if (has_length || codings > 1 || request_.version == 10)
        return Refusal{400, "expected one field that frames the body"};
    if (!chunked)
        return Refusal{501, "expected no transfer coding but chunked"};
    return std::nullopt;
}

/// Reads a part of the body that has a length.
inline RequestReader::Next RequestReader::read_data(State after)
{
    if (left_ > request_.limits.body - request_.body.size())
        return refuse(413, "expected a smaller body");
    auto const data =
        unread_.substr(0,
                       static_cast<std::size_t>(
                           (std::min)(left_, std::uint64_t{unread_.size()})));
    request_.body.append(data);
    pass(data.size());
    left_ -= data.size();
    if (left_ != 0)
        return Progress::more;
    state_ = after;
    return std::nullopt;
}

inline RequestReader::Next RequestReader::read_chunk_line()
{
    constexpr std::string_view too_long = "expected shorter chunk extensions";
    Next next;
    auto line = find_line(request_.limits.head, 400, too_long, next);
    if (next)
        return next;
    auto const line_size = line.size();
    line.remove_suffix(2);
    auto const [end, error] =
        std::from_chars(line.data(), line.data() + line.size(), left_, 16);
    auto const digits = static_cast<std::size_t>(end - line.data());
    auto const extensions = line.substr(digits);
    // A quoted string may hold what others take for the end of the line.
    bool const ok =
        error == std::errc{} && digits <= 16 &&
        (extensions.empty() ||
         without_white_space(extensions).starts_with(';')) &&
        std::none_of(extensions.begin(), extensions.end(), is_control);
    if (!ok)
        return refuse(400, "expected the size of a chunk");
    extensions_ += extensions.size();
    if (extensions_ > request_.limits.head)
        return refuse(400, too_long);
    pass(line_size);
    state_ = left_ == 0 ? State::trailers : State::chunk_data;
    return std::nullopt;
}

inline RequestReader::Next RequestReader::read_chunk_end()
{
    constexpr std::string_view end = "\r\n";
    if (!unread_.starts_with(end)) {
        if (end.starts_with(unread_))
            return Progress::more;
        return refuse(400, "expected the end of a chunk");
    }
    pass(end.size());
    state_ = State::chunk_line;
    return std::nullopt;
}

/// Trailers are checked and dropped: nothing that matters may depend on them.
inline RequestReader::Next RequestReader::read_trailers()
{
    constexpr std::string_view too_large = "expected fewer or shorter trailers";
    Next next;
    auto line =
        find_line(request_.limits.head - trailers_, 431, too_large, next);
    if (next)
        return next;
    auto const line_size = line.size();
    line.remove_suffix(2);
    bool const is_last = line.empty();
    if (!is_last && (!is_header_name(line.substr(0, line.find(':'))) ||
                     line.find(':') == line.npos ||
                     std::any_of(line.begin(), line.end(), is_control)))
        return refuse(400, "expected trailer fields");
    trailers_ += line_size;
    pass(line_size);
    if (is_last)
        state_ = State::done;
    return std::nullopt;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_REQUEST_READER_HPP
