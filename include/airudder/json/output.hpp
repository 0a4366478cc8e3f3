#ifndef AIRUDDER_JSON_OUTPUT_HPP
#define AIRUDDER_JSON_OUTPUT_HPP

#include <airudder/json/double.hpp>
#include <airudder/json/scan.hpp>

#include <algorithm>
#include <bit>
#include <charconv>
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

/// Appends JSON to a std::string. The string gets its final size by finish();
/// without that it gets back what it had.
class Output {
public:
    explicit Output(std::string& out, Doubles doubles = Doubles::plain)
        : out_(out), start_(out.size()), doubles_(doubles)
    {
        out_.resize(start_ + least_room);
        locate(start_);
    }

    Output(Output const&) = delete;
    Output& operator=(Output const&) = delete;

    ~Output()
    {
        if (at_ != nullptr)
            out_.resize(start_);
    }

    void finish()
    {
        out_.resize(size());
        at_ = nullptr;
    }

    std::size_t size() const noexcept
    {
        return static_cast<std::size_t>(at_ - out_.data());
    }

    /// Makes room for `count` bytes.
    void reserve(std::size_t count)
    {
        if (static_cast<std::size_t>(end_ - at_) < count)
            grow(count);
    }

    void put(char byte)
    {
        reserve(1);
        *at_++ = byte;
    }

    void put(std::string_view text)
    {
        reserve(text.size());
        std::memcpy(at_, text.data(), text.size());
        at_ += text.size();
    }

    void put(std::int64_t number)
    {
        reserve(number_room);
        at_ = std::to_chars(at_, end_, number).ptr;
    }

    void put(std::uint64_t number)
    {
        reserve(number_room);
        at_ = std::to_chars(at_, end_, number).ptr;
    }

    void put(double number)
    {
        reserve(number_room);
        auto const begin = at_;
        at_ = spell_double(at_, number);
        if (doubles_ == Doubles::marked)
            mark(number, {begin, static_cast<std::size_t>(at_ - begin)});
    }

    /// Writes `text` between quotes, with the escapes that JSON demands.
    void put_string(std::string_view text);

    /// Begins an object or array, each item of which starts with a comma.
    std::size_t open() const noexcept { return size(); }

    /// Ends it: its first comma becomes the bracket.
    void close(std::size_t opened, char const (&brackets)[3])
    {
        if (opened == size())
            return put(std::string_view(brackets, 2));
        out_[opened] = brackets[0];
        put(brackets[1]);
    }

private:
    static constexpr std::size_t least_room = 512;
    static constexpr std::size_t block = 16;

    void locate(std::size_t size) noexcept
    {
        at_ = out_.data() + size;
        end_ = out_.data() + out_.size();
    }

    void grow(std::size_t count)
    {
        auto const used = size();
        out_.resize(used + std::max(count, 2 * (used - start_)));
        locate(used);
    }

    /// Marks a double that was written; the sign of zero is one as well.
    void mark(double number, std::string_view spelled)
    {
        if (number == 0 && std::signbit(number)) {
            at_ -= spelled.size();
            put(std::string_view("-0.0"));
        } else if (spelled.find_first_of(".en") == std::string_view::npos) {
            put(std::string_view(".0"));
        }
    }

    /// Copies bytes that need no escape; needs `block` bytes more than that.
    char const* copy_plain(char const* from, char const* end) noexcept;

    std::string& out_;
    std::size_t start_;
    Doubles doubles_;
    char* at_ = nullptr;
    char* end_ = nullptr;
};

constexpr bool needs_escape(char byte) noexcept
{
    return static_cast<unsigned char>(byte) < 0x20 || byte == '"' ||
           byte == '\\';
}

/// Writes the escape of a byte that needs one and returns its length: 2 or 6.
constexpr std::size_t write_escape(char* out, char byte) noexcept
{
    constexpr char hex[] = "0123456789abcdef";
    auto const code = static_cast<unsigned char>(byte);
    out[0] = '\\';
    switch (byte) {
    case '"':
    case '\\': out[1] = byte; return 2;
    case '\b': out[1] = 'b'; return 2;
    case '\f': out[1] = 'f'; return 2;
    case '\n': out[1] = 'n'; return 2;
    case '\r': out[1] = 'r'; return 2;
    case '\t': out[1] = 't'; return 2;
    default: break;
    }
    out[1] = 'u';
    out[2] = '0';
    out[3] = '0';
    out[4] = hex[code >> 4];
    out[5] = hex[code & 15];
    return 6;
}

inline char const* Output::copy_plain(char const* from,
                                      char const* end) noexcept
{
#if defined(__SSE2__)
    auto const control = _mm_set1_epi8(0x1F);
    auto const quote = _mm_set1_epi8('"');
    auto const slash = _mm_set1_epi8('\\');
    for (; end - from >= 16; from += 16, at_ += 16) {
        __m128i bytes;
        std::memcpy(&bytes, from, sizeof bytes);
        std::memcpy(at_, &bytes, sizeof bytes);
        auto const special =
            _mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes),
                         _mm_or_si128(_mm_cmpeq_epi8(bytes, quote),
                                      _mm_cmpeq_epi8(bytes, slash)));
        auto const mask = static_cast<unsigned>(_mm_movemask_epi8(special));
        if (mask != 0) {
            auto const plain = std::countr_zero(mask);
            at_ += plain;
            return from + plain;
        }
    }
#endif
    while (from != end && !needs_escape(*from))
        *at_++ = *from++;
    return from;
}

inline void Output::put_string(std::string_view text)
{
    auto from = text.data();
    auto const end = from + text.size();
    reserve(text.size() + block + 2);
    *at_++ = '"';
    for (;;) {
        from = copy_plain(from, end);
        if (from == end)
            break;
        reserve(static_cast<std::size_t>(end - from) + block + 8);
        at_ += write_escape(at_, *from++);
    }
    *at_++ = '"';
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_OUTPUT_HPP
