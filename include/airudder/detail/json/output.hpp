#ifndef AIRUDDER_DETAIL_JSON_OUTPUT_HPP
#define AIRUDDER_DETAIL_JSON_OUTPUT_HPP

#include <airudder/detail/attributes.hpp>
#include <airudder/detail/joined.hpp>
#include <airudder/detail/json/escape.hpp>
#include <airudder/detail/json/number.hpp>
#include <airudder/detail/json/reader.hpp>
#include <airudder/detail/json/scan.hpp>

#include <boost/json/error.hpp>
#include <boost/system/system_error.hpp>

#include <algorithm>
#include <bit>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <string>
#include <string_view>

namespace airudder::detail {

/// copy_plain for texts shorter than a block.
AIRUDDER_ALWAYS_INLINE inline std::size_t
copy_short(char* out, std::string_view text) noexcept
{
    auto const from = text.data();
    auto const size = text.size();
#if defined(__SSE2__)
    // Copies two parts that may overlap.
    if (size >= 8) {
        auto const low = load<std::uint64_t>(from);
        auto const high = load<std::uint64_t>(from + size - 8);
        std::memcpy(out, &low, 8);
        std::memcpy(out + size - 8, &high, 8);
        if (Block(low, high).escaped() == 0)
            return size;
    } else if (size >= 4) {
        auto const low = load<std::uint32_t>(from);
        auto const high = load<std::uint32_t>(from + size - 4);
        std::memcpy(out, &low, 4);
        std::memcpy(out + size - 4, &high, 4);
        auto const both = low | std::uint64_t{high} << 32;
        if (Block(both, both).escaped() == 0)
            return size;
    }
#endif
    std::size_t done = 0;
    for (; done != size && !needs_escape(from[done]); ++done)
        out[done] = from[done];
    return done;
}

/// Copies the beginning of `text` that needs no escape, and returns its length.
/// `out` must have room for `text` and 16 more bytes.
AIRUDDER_ALWAYS_INLINE inline std::size_t
copy_plain(char* out, std::string_view text) noexcept
{
#if defined(__SSE2__)
    auto const size = text.size();
    if (size < Block::size)
        return copy_short(out, text);
    // The last block may overlap the previous one.
    auto const last = size - Block::size;
    if (size <= 2 * Block::size) {
        Block const one(text.data());
        Block const other(text.data() + last);
        one.store(out);
        other.store(out + last);
        if ((one.escaped() | other.escaped()) == 0)
            return size;
    }
    for (std::size_t done = 0;; done = (std::min)(done + Block::size, last)) {
        Block const block(text.data() + done);
        block.store(out + done);
        if (auto const escaped = block.escaped())
            return done + static_cast<std::size_t>(std::countr_zero(escaped));
        if (done == last)
            return size;
    }
#else
    return copy_short(out, text);
#endif
}

[[noreturn]] AIRUDDER_NOINLINE inline void throw_too_deep(char bracket)
{
    throw boost::system::system_error(
        boost::json::make_error_code(boost::json::error::too_deep),
        joined(
            {"expected ", Reader::too_deep, ", found '", {&bracket, 1}, "'"}));
}

/// How to write doubles.
enum class Doubles {
    /// As ECMAScript's Number::toString does.
    plain,

    /// Distinguishable from integers: 1.0, not 1.
    marked,
};

/// Appends JSON to a std::string through a block, which is flushed when it is
/// full. The string may be one of those that are written; its former text
/// counts.
///
/// The caller keeps the position in the block, so that it stays in a register:
/// functions take a position and return the next one. After finish(), the
/// string is complete. Without finish(), the destructor restores the former
/// text.
class Output {
public:
    explicit Output(std::string& out, Doubles doubles = Doubles::plain)
        : out_(out), out_data_(out.data()), start_(out.size()),
          doubles_(doubles)
    {
    }

    Output(Output const&) = delete;
    Output& operator=(Output const&) = delete;

    ~Output()
    {
        if (!finished_)
            out_.resize(start_);
    }

    /// The first position.
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

    template <std::integral Integer>
    char* put(char* at, Integer number)
    {
        at = room(at, number_room);
        return std::to_chars(at, at + number_room, number).ptr;
    }

    /// Takes a reference, as bits_of does.
    char* put(char* at, double const& number)
    {
        at = room(at, number_room);
        auto const end = spell_double(at, number);
        return doubles_ == Doubles::marked ? mark(at, end, number) : end;
    }

    /// Writes `text` between quotes, with the escapes that JSON requires.
    char* put_string(char* at, std::string_view text)
    {
        if (!is_near(at, text)) [[unlikely]]
            return put_far_string(at, text);
        *at = '"';
        return put_rest(at + 1, text);
    }

    /// Number of bytes of a key that are copied without a call.
    static constexpr std::size_t head_size = 32;

    /// Writes `"name":`.
    char* put_name(char* at, std::string_view name)
    {
        return put(put_string(at, name), ':');
    }

    /// Writes a key. `head` holds its first bytes and is head_size bytes long.
    AIRUDDER_ALWAYS_INLINE char*
    put_key(char* at, std::string_view key, char const* head)
    {
        if (key.size() > head_size) [[unlikely]]
            return put(at, key);
        at = room(at, head_size);
        std::memcpy(at, head, head_size);
        return at + key.size();
    }

    /// Whether there is room for put_member, and flushing does not change the
    /// text. Adds nothing to the text's size or to the position: with 32 bits,
    /// sums may wrap.
    bool is_near(char const* at, std::string_view text) const noexcept
    {
        auto const room = block_ + (block_size - head_size - spare) - at;
        return std::ssize(text) <= room && text.data() != out_data_;
    }

    /// Writes the first `size` bytes of `head`, a key and a quote, then a
    /// string and a comma. `head` is head_size bytes long.
    AIRUDDER_ALWAYS_INLINE char* put_member(char* at,
                                            char const* head,
                                            std::size_t size,
                                            std::string_view text)
    {
        std::memcpy(at, head, head_size);
        at = put_rest(at + size, text);
        *at = ',';
        return at + 1;
    }

    /// Begins an object or array. Throws boost::system::system_error if it is
    /// nested too deeply, because writers call themselves for each level.
    char* open(char* at, char bracket)
    {
        if (depth_left_ == 0) [[unlikely]]
            throw_too_deep(bracket);
        --depth_left_;
        return put(at, bracket);
    }

    /// Ends an object or array. Each item ended with a comma, so the last comma
    /// becomes the closing bracket.
    AIRUDDER_ALWAYS_INLINE char* close(char* at, char bracket)
    {
        ++depth_left_;
        auto& last = at == block_ ? out_.back() : at[-1];
        if (last != ',')
            return put(at, bracket);
        last = bracket;
        return at;
    }

private:
    /// Room needed in addition to a string's own bytes: quotes, a comma, and a
    /// block that copying may overwrite after the end.
    static constexpr std::size_t spare = 20;

    /// Maximum number of bytes to make room for at once.
    static constexpr std::size_t most_room = 1024;

    static constexpr std::size_t block_size = 4096;

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

    /// Writes the rest of a string after its opening quote. There must be room
    /// for it.
    AIRUDDER_ALWAYS_INLINE char* put_rest(char* at, std::string_view text)
    {
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
    char* mark(char* begin, char* end, double const& number);

    std::string& out_;
    char const* out_data_;
    std::size_t start_;
    Doubles doubles_;
    bool finished_ = false;
    std::size_t depth_left_ = Reader::most_depth;
    char block_[block_size];
};

/// Makes the text of a double differ from an integer's; -0 becomes -0.0.
inline char* Output::mark(char* begin, char* end, double const& number)
{
    std::string_view const spelled(begin,
                                   static_cast<std::size_t>(end - begin));
    if (bits_of(number) == sign_bit)
        return put(begin, std::string_view("-0.0"));
    return spelled.find_first_of(".en") == std::string_view::npos
               ? put(end, std::string_view(".0"))
               : end;
}

/// Appends the block to the string, and returns the block's first position.
AIRUDDER_NOINLINE inline char* Output::flush(char const* at)
{
    out_.append(block_, static_cast<std::size_t>(at - block_));
    out_data_ = out_.data();
    return block_;
}

AIRUDDER_NOINLINE inline char* Output::put_long(char* at, std::string_view text)
{
    at = flush(at);
    out_.append(text);
    out_data_ = out_.data();
    return at;
}

/// Writes a string that may not fit into the rest of the block, or to which the
/// block is appended.
AIRUDDER_NOINLINE inline char* Output::put_far_string(char* at,
                                                      std::string_view text)
{
    if (text.data() == out_data_) {
        auto const former = out_.substr(0, start_);
        return put_escaped(put(at, '"'), former, 0);
    }
    return put_escaped(put(at, '"'), text, 0);
}

/// Writes the rest of a string after its first `done` bytes, with escapes, and
/// the closing quote.
AIRUDDER_NOINLINE inline char*
Output::put_escaped(char* at, std::string_view text, std::size_t done)
{
    constexpr std::size_t piece = 16;
    auto rest = text.substr(done);
    while (!rest.empty()) {
        // If one byte needs an escape, its neighbours often do, too.
        at = room(at, (piece + 1) * sizeof(EscapedByte));
        auto const mixed = rest.substr(0, piece);
        for (char const byte : mixed) {
            auto const& escaped =
                escaped_bytes[static_cast<unsigned char>(byte)];
            std::memcpy(at, &escaped, sizeof escaped);
            at += escaped.size;
        }
        rest.remove_prefix(mixed.size());
        if (rest.size() < piece)
            continue;
        auto const part = rest.substr(0, most_room - spare);
        at = room(at, part.size() + spare);
        auto const plain = copy_plain(at, part);
        at += plain;
        rest.remove_prefix(plain);
    }
    return put(at, '"');
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_OUTPUT_HPP
