#ifndef AIRUDDER_DETAIL_JSON_READER_HPP
#define AIRUDDER_DETAIL_JSON_READER_HPP

#include <airudder/detail/attributes.hpp>
#include <airudder/detail/json/escape.hpp>
#include <airudder/detail/json/scan.hpp>
#include <airudder/detail/requirements.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace airudder::detail {

/// A position for an editor: both count from 1, columns in bytes.
struct LineAndColumn {
    std::size_t line = 1;
    std::size_t column = 1;
};

inline LineAndColumn line_and_column(std::string_view text,
                                     std::size_t offset) noexcept
{
    LineAndColumn place;
    for (char const byte : text.substr(0, offset)) {
        ++place.column;
        if (byte == '\n')
            place = {place.line + 1, 1};
    }
    return place;
}

/// Why a Reader stopped.
struct ReadFailure {
    std::size_t offset{};

    /// What was expected there; null if nothing failed.
    char const* expected{};
};

/// Reads one JSON text (RFC 8259, UTF-8, no lone surrogates) part by part, as
/// the caller asks for it.
///
/// The caller keeps the position in the text, so that it stays in a register.
/// Functions take a position and return the position after the part that they
/// read. For malformed text, they return null, and `failure()` says what was
/// expected.
///
///     Reader reader(text, 64);
///     std::string_view name;
///     auto at = reader.token(reader.begin());
///     at = reader.peek(at) != '{' ? nullptr
///                                 : reader.each_member(at, [&](auto at) {
///         at = reader.read_name(at, name);
///         return at == nullptr ? nullptr : reader.skip_value(at);
///     });
///     if (at != nullptr && reader.finish(at)) …
class Reader {
public:
    /// The maximum nesting depth that a caller can allow.
    static constexpr std::size_t most_depth = 1024;

    /// The expectation in `failure()` if a value is nested too deeply.
    static constexpr char const* too_deep = "a less deeply nested value";

    /// `text` must outlive the Reader. A `max_depth` above most_depth counts as
    /// most_depth.
    Reader(std::string_view text, std::size_t max_depth) noexcept
        : begin_(text.data()), end_(text.data() + text.size()),
          depth_left_(max_depth < most_depth ? max_depth : most_depth)
    {
    }

    Reader(Reader const&) = delete;
    Reader& operator=(Reader const&) = delete;

    char const* begin() const noexcept { return begin_; }

    /// Advances to the next token, or to the end of the text.
    AIRUDDER_ALWAYS_INLINE char const* token(char const* at) const noexcept
    {
        return find_token(at, end_);
    }

    /// The first byte of a token; NUL at the end of the text.
    char peek(char const* at) const noexcept { return at == end_ ? '\0' : *at; }

    /// Calls `read` at the name of each member of the object at `at`. `read`
    /// returns the position after the member, or null to stop.
    template <class F>
    AIRUDDER_ALWAYS_INLINE char const* each_member(char const* at, F&& read)
    {
        at = enter(at);
        if (at == nullptr)
            return nullptr;
        if (peek(at) == '}')
            return leave(at);
        if (peek(at) == '\0')
            return fail(at, "a name or '}'");
        if (peek(at) != '"')
            return fail(at, "'\"' and a name");
        // The gap between two members, without the quote after it, probably
        // occurs again. This guess saves an eighth of the time if the text is
        // indented.
        char const* gap = nullptr;
        std::size_t gap_size = 0;
        for (;;) {
            at = read(at);
            if (at == nullptr)
                return nullptr;
            if (gap != nullptr && left(at) >= most_compared &&
                same_bytes(at, gap, gap_size + 1)) [[likely]] {
                at += gap_size;
                continue;
            }
            auto const begin = at;
            at = token(at);
            if (peek(at) != ',')
                return peek(at) == '}' ? leave(at) : fail(at, "',' or '}'");
            at = token(at + 1);
            if (peek(at) != '"')
                return fail(at, "'\"' and a name");
            gap_size = left_of(begin, at);
            gap = gap_size < most_compared ? begin : nullptr;
        }
    }

    /// Calls `read` at each element of the array at `at`. `read` returns the
    /// position after the element, or null to stop.
    template <class F>
    AIRUDDER_ALWAYS_INLINE char const* each_element(char const* at, F&& read)
    {
        at = enter(at);
        if (at == nullptr)
            return nullptr;
        if (peek(at) == ']')
            return leave(at);
        if (peek(at) == '\0')
            return fail(at, "a value or ']'");
        for (;;) {
            at = read(at);
            if (at == nullptr)
                return nullptr;
            at = token(at);
            if (peek(at) != ',')
                return peek(at) == ']' ? leave(at) : fail(at, "',' or ']'");
            at = token(at + 1);
        }
    }

    /// Whether exactly `expected` is at `at`.
    bool starts_with(char const* at, std::string_view expected) const noexcept
    {
        return left(at) >= expected.size() &&
               std::memcmp(at, expected.data(), expected.size()) == 0;
    }

    /// Reads a name and its colon. The view is valid until the next string is
    /// read.
    char const* read_name(char const* at, std::string_view& name)
    {
        at = read_string(at, name);
        if (at == nullptr)
            return nullptr;
        at = token(at);
        return peek(at) == ':' ? at + 1 : fail(at, "':'");
    }

    /// Reads the string whose opening quote is at `at`. The view is valid until
    /// the next string is read. It refers to the text itself if the string has
    /// no escapes.
    char const* read_string(char const* at, std::string_view& string);

    /// Reads the value at `at` if it is an ASCII string without escapes.
    /// Otherwise returns null, which is not a failure.
    AIRUDDER_ALWAYS_INLINE char const*
    read_plain_string(char const* at, std::string_view& string) const noexcept
    {
        if (peek(at) != '"')
            return nullptr;
        auto const begin = at + 1;
        at = find_special(begin_, begin, end_);
        if (peek(at) != '"')
            return nullptr;
        string = {begin, static_cast<std::size_t>(at - begin)};
        return at + 1;
    }

    /// Reads the integer at `at` if it has at most 18 digits. Otherwise returns
    /// null, which is not a failure.
    char const* read_short_integer(char const* at,
                                   std::int64_t& value) const noexcept
    {
        return scan_short_integer(at, end_, value) ? at : nullptr;
    }

    /// Reads the number whose first byte is at `at`, as text.
    /// `integral` tells whether it has neither fraction nor exponent.
    AIRUDDER_NOINLINE char const* read_number(char const* at,
                                              std::string_view& number,
                                              bool& integral) noexcept
    {
        auto const begin = at;
        if (!scan_number(at, end_, integral))
            return fail(at, "a digit");
        number = {begin, static_cast<std::size_t>(at - begin)};
        return at;
    }

    /// Reads `word`: true, false or null. Its first byte is at `at`.
    char const* read_literal(char const* at, std::string_view word) noexcept
    {
        return starts_with(at, word) ? at + word.size() : fail(at, "a value");
    }

    /// Advances past the next value, and checks that it is valid.
    char const* skip_value(char const* at) noexcept;

    /// Whether only white space follows. Call this after the root value.
    bool finish(char const* at) noexcept
    {
        at = token(at);
        return at == end_ || fail(at, "the end of the text") != nullptr;
    }

    /// Records that `expected` is not at `at`, and returns null.
    char const* fail(char const* at, char const* expected) noexcept
    {
        failure_ = {offset_of(at), expected};
        return nullptr;
    }

    /// Number of bytes from `at` to the end of the text.
    std::size_t left(char const* at) const noexcept
    {
        return static_cast<std::size_t>(end_ - at);
    }

    std::size_t offset_of(char const* at) const noexcept
    {
        return static_cast<std::size_t>(at - begin_);
    }

    std::string_view text() const noexcept { return {begin_, left(begin_)}; }

    ReadFailure const& failure() const noexcept { return failure_; }

private:
    /// Advances past the opening bracket at `at`, to the first item.
    char const* enter(char const* at) noexcept
    {
        if (depth_left_ == 0)
            return fail(at, too_deep);
        --depth_left_;
        return token(at + 1);
    }

    char const* leave(char const* at) noexcept
    {
        ++depth_left_;
        return at + 1;
    }

    char const* find_string_stop(char const* at) noexcept;
    char const* read_special_string(char const* begin,
                                    char const* at,
                                    std::string_view& string);
    char const* skip_string(char const* at) noexcept;

    char const* begin_;
    char const* end_;
    std::size_t depth_left_;
    ReadFailure failure_;
    std::string scratch_;
};

/// Advances to the next '"' or '\\' in a string.
inline char const* Reader::find_string_stop(char const* at) noexcept
{
    for (;;) {
        at = find_special(begin_, at, end_);
        if (at == end_)
            return fail(at, "'\"' at the end of a string");
        if (*at == '"' || *at == '\\')
            return at;
        if (static_cast<unsigned char>(*at) < 0x20)
            return fail(at, "a control character to be escaped");
        auto const length = utf8_length(at, end_);
        if (length == 0)
            return fail(at, "UTF-8");
        at += length;
    }
}

/// Reads a string that begins at `begin` and whose first byte that is not plain
/// is at `at`.
inline char const* Reader::read_special_string(char const* begin,
                                               char const* at,
                                               std::string_view& string)
{
    at = find_string_stop(at);
    if (at == nullptr)
        return nullptr;
    if (*at == '"') {
        string = {begin, static_cast<std::size_t>(at - begin)};
        return at + 1;
    }
    scratch_.assign(begin, at);
    while (*at != '"') {
        Escape escape;
        if (auto const wrong = read_escape(at, end_, escape))
            return fail(at, wrong);
        escape.append_to(scratch_);
        auto const plain = at;
        at = find_string_stop(at);
        if (at == nullptr)
            return nullptr;
        scratch_.append(plain, at);
    }
    string = scratch_;
    return at + 1;
}

AIRUDDER_NOINLINE inline char const*
Reader::read_string(char const* at, std::string_view& string)
{
    auto const begin = at + 1;
    at = find_special(begin_, begin, end_);
    if (peek(at) != '"')
        return read_special_string(begin, at, string);
    string = {begin, static_cast<std::size_t>(at - begin)};
    return at + 1;
}

inline char const* Reader::skip_string(char const* at) noexcept
{
    ++at;
    for (;;) {
        at = find_string_stop(at);
        if (at == nullptr)
            return nullptr;
        if (*at == '"')
            return at + 1;
        Escape escape;
        if (auto const wrong = read_escape(at, end_, escape))
            return fail(at, wrong);
    }
}

inline char const* Reader::skip_value(char const* at) noexcept
{
    at = token(at);
    auto const first = peek(at);
    switch (first) {
    case '"': return skip_string(at);
    case '{':
        return each_member(at, [this](char const* name) -> char const* {
            auto const end = skip_string(name);
            if (end == nullptr)
                return nullptr;
            auto const colon = token(end);
            return peek(colon) == ':' ? skip_value(colon + 1)
                                      : fail(colon, "':'");
        });
    case '[':
        return each_element(
            at, [this](char const* element) { return skip_value(element); });
    case 't': return read_literal(at, "true");
    case 'f': return read_literal(at, "false");
    case 'n': return read_literal(at, "null");
    default: break;
    }
    if (first != '-' && !is_digit(first))
        return fail(at, "a value");
    std::string_view number;
    bool integral;
    return read_number(at, number, integral);
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_READER_HPP
