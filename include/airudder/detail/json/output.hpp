#ifndef AIRUDDER_DETAIL_JSON_OUTPUT_HPP
#define AIRUDDER_DETAIL_JSON_OUTPUT_HPP

#include <airudder/detail/json/copy_plain.hpp>
#include <airudder/detail/json/copy_wide.hpp>
#include <airudder/detail/json/double.hpp>
#include <airudder/detail/json/fixed_text.hpp>
#include <airudder/detail/json/write_digits.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace airudder::detail {

/// How doubles are written.
enum class Doubles {
    /// As ECMAScript's Number::toString does.
    plain,

    /// So that they can be told from integers: 1.0 rather than 1.
    marked,
};

/// Appends JSON to a std::string, through a block that is flushed to it when it
/// is full.
///
/// Where in the block we are is the caller's to keep, so that it stays in a
/// register: functions take a position and return the next one. The string has
/// everything after finish(); without that it gets back what it had.
class Output {
public:
    explicit Output(std::string& out, Doubles doubles = Doubles::plain)
        : out_(out), start_(out.size()), doubles_(doubles)
    {
    }

    Output(Output const&) = delete;
    Output& operator=(Output const&) = delete;

    ~Output()
    {
        if (!finished_)
            out_.resize(start_);
    }

    /// Where to begin.
    char* begin() noexcept { return block_; }

    void finish(char* at)
    {
        flush(at);
        finished_ = true;
    }

    char* put(char* at, char byte)
    {
        at = room(at, 1);
        *at = byte;
        return at + 1;
    }

    char* put(char* at, std::string_view text)
    {
        if (text.size() > most_room)
            return put_long(at, text);
        at = room(at, text.size());
        std::memcpy(at, text.data(), text.size());
        return at + text.size();
    }

    char* put(char* at, std::int64_t number)
    {
        at = room(at, number_room);
        *at = '-';
        auto const bits = static_cast<std::uint64_t>(number);
        bool const negative = number < 0;
        return write_digits(at + (negative ? 1 : 0),
                            negative ? 0 - bits : bits);
    }

    char* put(char* at, std::uint64_t number)
    {
        return write_digits(room(at, number_room), number);
    }

    char* put(char* at, double number)
    {
        at = room(at, number_room);
        auto const end = spell_double(at, number);
        return doubles_ == Doubles::marked ? mark(at, end, number) : end;
    }

    /// Writes `text` between quotes, with the escapes that JSON demands.
    char* put_string(char* at, std::string_view text)
    {
        if (left(at) < most_size(text)) [[unlikely]]
            return put_far_string(at, text);
        return put_near(at, quote, 1, text);
    }

    /// The first bytes of a key, copied without a call.
    using Head = FixedText<32>;

    /// Writes `"name":`.
    char* put_name(char* at, std::string_view name)
    {
        return put(put_string(at, name), ':');
    }

    /// Writes a key.
    [[gnu::always_inline]] char*
    put_key(char* at, std::string_view key, Head const& head)
    {
        if (key.size() > sizeof head.bytes) [[unlikely]]
            return put(at, key);
        at = room(at, sizeof head.bytes);
        std::memcpy(at, head.bytes, sizeof head.bytes);
        return at + key.size();
    }

    /// Whether there is room for put_member.
    bool is_near(char const* at, std::string_view text) const noexcept
    {
        constexpr auto least = sizeof(Head) + spare;
        return std::uintptr_t(at) + 2 * text.size() <=
               std::uintptr_t(block_ + (block_size - least));
    }

    /// Writes the first `size` bytes of `head`, which are a key and a quote, a
    /// string and a comma.
    [[gnu::always_inline]] char* put_member(char* at,
                                            Head const& head,
                                            std::size_t size,
                                            std::string_view text)
    {
        at = put_near(at, head, size, text);
        *at = ',';
        return at + 1;
    }

    /// Ends an object or array that began with a bracket, and each item of
    /// which ended with a comma: the last comma becomes the other bracket.
    [[gnu::always_inline]] char* close(char* at, char bracket)
    {
        auto& last = at == block_ ? out_.back() : at[-1];
        if (last != ',')
            return put(at, bracket);
        last = bracket;
        return at;
    }

private:
    /// Bytes beside a string's own: quotes, a comma, and the 64 that copy_wide
    /// may write.
    static constexpr std::size_t spare = 72;

    /// Most bytes written for a string: all may be escaped.
    static std::size_t most_size(std::string_view text) noexcept
    {
        return 2 * text.size() + spare;
    }

    /// Most bytes that there can be room for at once.
    static constexpr std::size_t most_room = 1024;

    static constexpr std::size_t block_size = 4096;

    static constexpr Head quote{"\""};

    std::size_t left(char const* at) const noexcept
    {
        return static_cast<std::size_t>(block_ + block_size - at);
    }

    /// Makes room for `count` bytes.
    char* room(char* at, std::size_t count)
    {
        if (left(at) < count) [[unlikely]]
            return flush(at);
        return at;
    }

    /// Writes the first `size` bytes of `head`, the last of which is a quote,
    /// then a string; there is room for both.
    [[gnu::always_inline]] char* put_near(char* at,
                                          Head const& head,
                                          std::size_t size,
                                          std::string_view text)
    {
#if defined(AIRUDDER_COPY_WIDE)
        if (wide_) {
            if (text.size() > wide_size || !copy_wide(at, head, size, text))
                [[unlikely]]
                return put_parts(at, head, size, text);
            *at = '"';
            return at + 1;
        }
#endif
        std::memcpy(at, head.bytes, sizeof head.bytes);
        at += size;
        auto const plain = copy_plain(at, text);
        if (plain != text.size()) [[unlikely]]
            return put_escaped(at + plain, text, plain);
        at[plain] = '"';
        return at + plain + 1;
    }

    char* flush(char const* at);
    char* put_long(char* at, std::string_view text);
    char* put_far_string(char* at, std::string_view text);
    char* put_escaped(char* at, std::string_view text, std::size_t done);
    char* put_parts(char* at,
                    Head const& head,
                    std::size_t size,
                    std::string_view text);
    char* mark(char* begin, char* end, double number);

    std::string& out_;
    std::size_t start_;
    Doubles doubles_;
    bool finished_ = false;
#if defined(AIRUDDER_COPY_WIDE)
    bool wide_ = can_copy_wide();
#endif
    char block_[block_size];
};

/// Marks a double that was written; the sign of zero is one as well.
inline char* Output::mark(char* begin, char* end, double number)
{
    std::string_view const spelled(begin,
                                   static_cast<std::size_t>(end - begin));
    if (number == 0 && std::signbit(number))
        return put(begin, std::string_view("-0.0"));
    return spelled.find_first_of(".en") == std::string_view::npos
               ? put(end, std::string_view(".0"))
               : end;
}

} // namespace airudder::detail

#include <airudder/detail/json/output_far.hpp>

#endif // AIRUDDER_DETAIL_JSON_OUTPUT_HPP
