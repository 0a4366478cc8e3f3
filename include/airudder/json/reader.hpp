#ifndef AIRUDDER_JSON_READER_HPP
#define AIRUDDER_JSON_READER_HPP

#include <airudder/json/escape.hpp>
#include <airudder/json/scan.hpp>
#include <airudder/json/scan_number.hpp>

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace airudder::detail {

/// Why a Reader stopped.
struct ReadFailure {
    std::size_t offset{};

    /// What was expected there; null as long as nothing failed.
    char const* expected{};
};

/// Hands out the parts of one JSON text (RFC 8259, UTF-8, no lone surrogates)
/// one after another, as its caller asks for them.
///
/// A function that returns false, or `failed`, has found malformed text;
/// `failure()` then says what. Nothing may be read after that.
///
///     Reader reader(text, 64);
///     std::string_view name;
///     if (reader.peek() == '{' && reader.enter())
///         while (reader.next_member() == Reader::item) {
///             if (!reader.read_name(name) || !reader.skip_value())
///                 break;
///             use(name);
///         }
///     if (reader.ok() && reader.finish()) …
class Reader {
public:
    /// Deepest nesting that can be asked for.
    static constexpr std::size_t most_depth = 1024;

    enum Next : unsigned char { item, end, failed };

    /// `text` must outlive the Reader. Depths beyond most_depth count as it.
    Reader(std::string_view text, std::size_t max_depth) noexcept
        : begin_(text.data()), at_(text.data()),
          end_(text.data() + text.size()),
          max_depth_(max_depth < most_depth ? max_depth : most_depth)
    {
    }

    Reader(Reader const&) = delete;
    Reader& operator=(Reader const&) = delete;

    /// First byte of the next token, after white space; NUL at the end.
    char peek() noexcept
    {
        at_ = find_token(at_, end_);
        return at_ == end_ ? '\0' : *at_;
    }

    /// Enters the object or array whose bracket peek() saw.
    bool enter() noexcept
    {
        if (depth_ == max_depth_)
            return fail(at_, "a less deeply nested value");
        ++depth_;
        ++at_;
        first_ = true;
        return true;
    }

    /// Goes to the next name in the entered object, or leaves it.
    Next next_member() noexcept
    {
        auto const next = advance('}', "',' or '}'", "a name or '}'");
        if (next == item && (at_ == end_ || *at_ != '"'))
            return stop("'\"' and a name");
        return next;
    }

    /// Goes to the next value in the entered array, or leaves it.
    Next next_element() noexcept
    {
        return advance(']', "',' or ']'", "a value or ']'");
    }

    /// Takes `key`, e.g. `"name":`, if exactly that comes next.
    bool take_key(std::string_view key) noexcept
    {
        if (static_cast<std::size_t>(end_ - at_) < key.size() ||
            std::memcmp(at_, key.data(), key.size()) != 0)
            return false;
        at_ += key.size();
        return true;
    }

    /// Reads a name and its colon. The view lives until the next string.
    bool read_name(std::string_view& name)
    {
        if (!read_string(name))
            return false;
        if (peek() != ':')
            return fail(at_, "':'");
        ++at_;
        return true;
    }

    /// Reads the string whose quote peek() saw. The view lives until the next
    /// string; it shows the text itself if that has no escapes.
    bool read_string(std::string_view& string)
    {
        auto const begin = ++at_;
        if (!find_string_stop())
            return false;
        if (*at_ == '"') {
            string = {begin, static_cast<std::size_t>(at_++ - begin)};
            return true;
        }
        scratch_.assign(begin, at_);
        if (!unescape())
            return false;
        string = scratch_;
        return true;
    }

    /// Reads the number whose first byte peek() saw, as text.
    /// `integral` tells whether it has neither fraction nor exponent.
    bool read_number(std::string_view& number, bool& integral) noexcept
    {
        auto const begin = at_;
        if (!scan_number(at_, end_, integral))
            return fail(at_, "a digit");
        number = {begin, static_cast<std::size_t>(at_ - begin)};
        return true;
    }

    /// Reads `word`, i.e. true, false or null, if peek() saw its first byte.
    bool read_literal(std::string_view word) noexcept
    {
        return take_key(word) || fail(at_, "a value");
    }

    /// Goes behind the next value, checking all of it.
    bool skip_value() noexcept;

    /// Whether only white space is left; to be asked after the root.
    bool finish() noexcept
    {
        peek();
        return at_ == end_ || fail(at_, "the end of the text");
    }

    /// Fails because something else than the next token was expected.
    bool refuse(char const* expected) noexcept { return fail(at_, expected); }

    /// Where the next token is, once peek() was called.
    char const* position() const noexcept { return at_; }

    std::size_t offset() const noexcept { return offset_of(at_); }

    std::string_view text() const noexcept
    {
        return {begin_, static_cast<std::size_t>(end_ - begin_)};
    }

    bool ok() const noexcept { return failure_.expected == nullptr; }

    ReadFailure const& failure() const noexcept { return failure_; }

private:
    std::size_t offset_of(char const* at) const noexcept
    {
        return static_cast<std::size_t>(at - begin_);
    }

    bool fail(char const* at, char const* expected) noexcept
    {
        failure_ = {offset_of(at), expected};
        return false;
    }

    Next stop(char const* expected) noexcept
    {
        fail(at_, expected);
        return failed;
    }

    Next advance(char close, char const* between, char const* start) noexcept
    {
        auto const next = peek();
        if (next == close) {
            ++at_;
            --depth_;
            first_ = false;
            return end;
        }
        if (first_) {
            first_ = false;
            return next == '\0' ? stop(start) : item;
        }
        if (next != ',')
            return stop(between);
        ++at_;
        peek();
        return item;
    }

    /// Goes to the next '"' or '\\' in a string.
    bool find_string_stop() noexcept
    {
        for (;;) {
            at_ = find_special(at_, end_);
            if (at_ == end_)
                return fail(at_, "'\"' at the end of a string");
            if (*at_ == '"' || *at_ == '\\')
                return true;
            if (static_cast<unsigned char>(*at_) < 0x20)
                return fail(at_, "a control character to be escaped");
            auto const length = utf8_length(at_, end_);
            if (length == 0)
                return fail(at_, "UTF-8");
            at_ += length;
        }
    }

    bool unescape();
    bool skip_string() noexcept;
    bool skip_members() noexcept;
    bool skip_elements() noexcept;

    char const* begin_;
    char const* at_;
    char const* end_;
    std::size_t depth_ = 0;
    std::size_t max_depth_;
    bool first_ = false;
    ReadFailure failure_;
    std::string scratch_;
};

inline bool Reader::unescape()
{
    for (;;) {
        Escape escape;
        if (auto const wrong = read_escape(at_, end_, escape))
            return fail(at_, wrong);
        escape.append_to(scratch_);
        auto const begin = at_;
        if (!find_string_stop())
            return false;
        scratch_.append(begin, at_);
        if (*at_ == '"') {
            ++at_;
            return true;
        }
    }
}

} // namespace airudder::detail

#include <airudder/json/reader_skip.hpp>

#endif // AIRUDDER_JSON_READER_HPP
