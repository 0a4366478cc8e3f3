#ifndef AIRUDDER_JSON_SCAN_HPP
#define AIRUDDER_JSON_SCAN_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Loops over bytes that nearly all time is spent in.
namespace airudder::detail {

/// Most bytes that a std::string holds without memory of its own, mostly.
inline constexpr std::size_t short_text = 15;

/// Whether a byte stands for itself in a JSON string, being ASCII too.
constexpr bool is_plain(char byte) noexcept
{
    auto const code = static_cast<unsigned char>(byte);
    return code >= 0x20 && code < 0x80 && byte != '"' && byte != '\\';
}

constexpr bool is_space(char byte) noexcept
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

constexpr bool is_digit(char byte) noexcept
{
    return byte >= '0' && byte <= '9';
}

/// Number of bytes in [at, end).
inline std::size_t left_of(char const* at, char const* end) noexcept
{
    return static_cast<std::size_t>(end - at);
}

template <class T>
T load(char const* at) noexcept
{
    T value;
    std::memcpy(&value, at, sizeof value);
    return value;
}

#if defined(__SSE2__)

/// Sixteen bytes looked at together; a mask has one bit for each.
class Block {
public:
    static constexpr std::size_t size = 16;

    explicit Block(char const* at) noexcept
    {
        std::memcpy(&bytes_, at, sizeof bytes_);
    }

    Block(std::uint64_t low, std::uint64_t high) noexcept
        : bytes_(_mm_set_epi64x(static_cast<std::int64_t>(high),
                                static_cast<std::int64_t>(low)))
    {
    }

    void store(char* out) const noexcept
    {
        std::memcpy(out, &bytes_, sizeof bytes_);
    }

    unsigned equal_to(Block const& other) const noexcept
    {
        return mask(_mm_cmpeq_epi8(bytes_, other.bytes_));
    }

    /// The bytes that are not plain.
    unsigned special() const noexcept
    {
        // Signed: bytes from 0x80 are below the space as well.
        return mask(_mm_or_si128(_mm_cmplt_epi8(bytes_, _mm_set1_epi8(0x20)),
                                 _mm_or_si128(equal('"'), equal('\\'))));
    }

    /// The bytes that JSON has to escape.
    [[gnu::always_inline]] unsigned escaped() const noexcept
    {
        auto const control =
            _mm_cmpeq_epi8(_mm_min_epu8(bytes_, _mm_set1_epi8(0x1F)), bytes_);
        return mask(
            _mm_or_si128(control, _mm_or_si128(equal('"'), equal('\\'))));
    }

    /// The quotes whose next byte, in `next`, is a colon.
    unsigned names(Block const& next) const noexcept
    {
        return mask(_mm_and_si128(equal('"'), next.equal(':')));
    }

    /// The bytes that begin or end an object.
    unsigned braces() const noexcept
    {
        return mask(_mm_or_si128(equal('{'), equal('}')));
    }

    /// The bytes that are no white space.
    unsigned tokens() const noexcept
    {
        auto const space = _mm_or_si128(_mm_or_si128(equal(' '), equal('\n')),
                                        _mm_or_si128(equal('\r'), equal('\t')));
        return mask(space) ^ 0xFFFFu;
    }

private:
    __m128i equal(char byte) const noexcept
    {
        return _mm_cmpeq_epi8(bytes_, _mm_set1_epi8(byte));
    }

    static unsigned mask(__m128i bytes) noexcept
    {
        return static_cast<unsigned>(_mm_movemask_epi8(bytes));
    }

    __m128i bytes_;
};

#endif

/// The first byte in [at, end) that is not plain, or `end`. Bytes from `begin`
/// on may be read.
[[gnu::always_inline]] inline char const*
find_special(char const* begin, char const* at, char const* end) noexcept
{
#if defined(__SSE2__)
    for (; left_of(at, end) >= Block::size; at += Block::size)
        if (auto const special = Block(at).special())
            return at + std::countr_zero(special);
    if (left_of(begin, end) >= Block::size) {
        auto const last = end - Block::size;
        auto const special = Block(last).special() | 1u << Block::size;
        return at + std::countr_zero(special >> (at - last));
    }
#endif
    while (at != end && is_plain(*at))
        ++at;
    return at;
}

/// find_token behind more than one byte of white space.
inline char const* find_far_token(char const* at, char const* end) noexcept
{
#if defined(__SSE2__)
    for (; left_of(at, end) >= Block::size; at += Block::size)
        if (auto const tokens = Block(at).tokens())
            return at + std::countr_zero(tokens);
#endif
    while (at != end && is_space(*at))
        ++at;
    return at;
}

/// Whether a byte can be no white space, nor another control character.
constexpr bool is_beyond_space(char byte) noexcept
{
    return static_cast<unsigned char>(byte) > ' ';
}

/// The first byte in [at, end) that is no white space, or `end`.
[[gnu::always_inline]] inline char const* find_token(char const* at,
                                                     char const* end) noexcept
{
    if (at == end || is_beyond_space(*at))
        return at;
    if (*at == ' ' && ++at != end && is_beyond_space(*at))
        return at;
    return find_far_token(at, end);
}

/// The same where the white space was `indent` bytes long the last time and is
/// likely to be so again.
[[gnu::always_inline]] inline char const* find_indented_token(
    char const* at, char const* end, std::size_t& indent) noexcept
{
    if (at == end || is_beyond_space(*at))
        return at;
    auto const token = find_far_token(at, end);
    auto known = indent;
    // What follows shall not wait for `token` where the guess is right, so the
    // compiler must not see that it is the same.
    asm("" : "+r"(known));
    if (left_of(at, token) == known) [[likely]]
        return at + indent;
    indent = left_of(at, token);
    return token;
}

inline char const* find_non_digit(char const* at, char const* end) noexcept
{
    while (at != end && is_digit(*at))
        ++at;
    return at;
}

/// How many names of one object follow at `at`, as far as one can tell from a
/// glance at the text before the next brace: one at least, two more where
/// another object begins. A text in a string may look like a name or a brace.
inline std::size_t count_names(char const* at, char const* end) noexcept
{
    constexpr std::size_t glance = 1024;
    if (left_of(at, end) > glance)
        end = at + glance;
    std::size_t count = 0;
#if defined(__SSE2__)
    auto const begin = at;
    // Counts in a block, apart from what has been seen, up to a brace.
    auto const look = [&](char const* from, unsigned unseen) {
        Block const block(from);
        auto const braces = block.braces() & unseen;
        auto names = block.names(Block(from + 1)) & unseen;
        // Those before the first brace: the bits that change below it.
        for (names &= (braces - 1) & ~braces; names != 0; names &= names - 1)
            ++count;
        at = from + (braces == 0 ? static_cast<int>(Block::size)
                                 : std::countr_zero(braces));
        return braces == 0;
    };
    constexpr unsigned all = 0xFFFF;
    bool more = true;
    while (more && left_of(at, end) > Block::size)
        more = look(at, all);
    if (more && at != begin && at != end) {
        auto const last = end - Block::size - 1;
        look(last, all << (at - last));
    }
#endif
    for (; at != end && *at != '{' && *at != '}'; ++at)
        if (*at == '"' && at + 1 != end && at[1] == ':')
            ++count;
    if (at != end && *at == '{')
        count += 2;
    return count == 0 ? 1 : count;
}

/// Length of the UTF-8 sequence of more than one byte that [at, end) starts
/// with (RFC 3629: shortest form, no surrogates, up to U+10FFFF), 0 if none.
inline std::size_t utf8_length(char const* at, char const* end) noexcept
{
    auto const left = static_cast<std::size_t>(end - at);
    auto const byte = [at](std::size_t index) {
        return static_cast<unsigned char>(at[index]);
    };
    auto const follows = [&](std::size_t index) {
        return index < left && (byte(index) & 0xC0u) == 0x80u;
    };
    auto const lead = byte(0);
    if (lead < 0xC2 || lead > 0xF4 || !follows(1))
        return 0;
    if (lead < 0xE0)
        return 2;
    if (lead < 0xF0) {
        bool const overlong = lead == 0xE0 && byte(1) < 0xA0;
        bool const surrogate = lead == 0xED && byte(1) > 0x9F;
        return !overlong && !surrogate && follows(2) ? 3 : 0;
    }
    bool const overlong = lead == 0xF0 && byte(1) < 0x90;
    bool const beyond = lead == 0xF4 && byte(1) > 0x8F;
    return !overlong && !beyond && follows(2) && follows(3) ? 4 : 0;
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_SCAN_HPP
