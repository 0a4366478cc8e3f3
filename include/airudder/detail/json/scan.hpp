#ifndef AIRUDDER_DETAIL_JSON_SCAN_HPP
#define AIRUDDER_DETAIL_JSON_SCAN_HPP

#include <airudder/detail/attributes.hpp>
#include <airudder/detail/requirements.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Loops over bytes, 16 at a time with SSE2.
namespace airudder::detail {

#if defined(__SSE2__)

/// Sixteen bytes, compared together. A mask has one bit for each byte.
class Block {
public:
    static constexpr std::size_t size = 16;

    AIRUDDER_ALWAYS_INLINE explicit Block(char const* at) noexcept
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

    AIRUDDER_ALWAYS_INLINE unsigned equal_to(Block const& other) const noexcept
    {
        return mask(_mm_cmpeq_epi8(bytes_, other.bytes_));
    }

    /// The bytes that are not plain; see is_plain.
    AIRUDDER_ALWAYS_INLINE unsigned special() const noexcept
    {
        // The comparison is signed, so bytes from 0x80 are below the space,
        // too.
        return mask(_mm_or_si128(_mm_cmplt_epi8(bytes_, _mm_set1_epi8(0x20)),
                                 _mm_or_si128(equal('"'), equal('\\'))));
    }

    /// The bytes that JSON requires to be escaped.
    AIRUDDER_ALWAYS_INLINE unsigned escaped() const noexcept
    {
        auto const control =
            _mm_cmpeq_epi8(_mm_min_epu8(bytes_, _mm_set1_epi8(0x1F)), bytes_);
        return mask(
            _mm_or_si128(control, _mm_or_si128(equal('"'), equal('\\'))));
    }

    /// The quotes that a colon follows; `next` is the block one byte later.
    AIRUDDER_ALWAYS_INLINE unsigned names(Block const& next) const noexcept
    {
        return mask(_mm_and_si128(equal('"'), next.equal(':')));
    }

    /// The bytes that begin or end an object.
    AIRUDDER_ALWAYS_INLINE unsigned braces() const noexcept
    {
        return mask(_mm_or_si128(equal('{'), equal('}')));
    }

    /// The brackets, and the braces that end an object.
    AIRUDDER_ALWAYS_INLINE unsigned list_marks() const noexcept
    {
        return mask(
            _mm_or_si128(equal('['), _mm_or_si128(equal(']'), equal('}'))));
    }

    /// The bytes that are not white space.
    AIRUDDER_ALWAYS_INLINE unsigned tokens() const noexcept
    {
        auto const space = _mm_or_si128(_mm_or_si128(equal(' '), equal('\n')),
                                        _mm_or_si128(equal('\r'), equal('\t')));
        return mask(space) ^ 0xFFFFu;
    }

private:
    AIRUDDER_ALWAYS_INLINE __m128i equal(char byte) const noexcept
    {
        return _mm_cmpeq_epi8(bytes_, _mm_set1_epi8(byte));
    }

    AIRUDDER_ALWAYS_INLINE static unsigned mask(__m128i bytes) noexcept
    {
        return static_cast<unsigned>(_mm_movemask_epi8(bytes));
    }

    __m128i bytes_;
};

#endif

/// Maximum number of bytes that same_bytes compares.
inline constexpr std::size_t most_compared = 32;

/// Whether the first `size` bytes at both positions are the same. At least
/// most_compared bytes must be readable at each.
AIRUDDER_ALWAYS_INLINE inline bool
same_bytes(char const* here, char const* there, std::size_t size) noexcept
{
#if defined(__SSE2__)
    constexpr auto half = Block::size;
    std::uint64_t const low = Block(here).equal_to(Block(there));
    std::uint64_t const high = Block(here + half).equal_to(Block(there + half));
    auto const wanted = (std::uint64_t{1} << size) - 1;
    return (wanted & ~(low | high << half)) == 0;
#else
    return std::memcmp(here, there, size) == 0;
#endif
}

/// Whether a byte is ASCII and represents itself in a JSON string.
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

/// The first byte in [at, end) that is not plain, or `end`. May also read bytes
/// in [begin, at).
AIRUDDER_ALWAYS_INLINE inline char const*
find_special([[maybe_unused]] char const* begin,
             char const* at,
             char const* end) noexcept
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

/// find_token after more than one byte of white space.
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

/// Whether a byte is neither white space nor another control character.
constexpr bool is_beyond_space(char byte) noexcept
{
    return static_cast<unsigned char>(byte) > ' ';
}

/// The first byte in [at, end) that is not white space, or `end`.
AIRUDDER_ALWAYS_INLINE inline char const* find_token(char const* at,
                                                     char const* end) noexcept
{
    if (at == end || is_beyond_space(*at))
        return at;
    if (*at == ' ' && ++at != end && is_beyond_space(*at))
        return at;
    return find_far_token(at, end);
}

inline char const* find_non_digit(char const* at, char const* end) noexcept
{
    while (at != end && is_digit(*at))
        ++at;
    return at;
}

/// The first '[', ']' or '}' in [at, end), or `end`.
inline char const* find_list_mark(char const* at, char const* end) noexcept
{
#if defined(__SSE2__)
    for (; left_of(at, end) >= Block::size; at += Block::size)
        if (auto const marks = Block(at).list_marks())
            return at + std::countr_zero(marks);
#endif
    while (at != end && *at != '[' && *at != ']' && *at != '}')
        ++at;
    return at;
}

/// Estimates how many names of one object follow at `at`. Counts those before
/// the next brace, and two more if another object begins there; returns at
/// least 1. Only an estimate, because text in a string may look like a name or
/// a brace.
inline std::size_t count_names(char const* at, char const* end) noexcept
{
    constexpr std::size_t glance = 1024;
    if (left_of(at, end) > glance)
        end = at + glance;
    std::size_t count = 0;
#if defined(__SSE2__)
    auto const begin = at;
    // Counts the names among the unseen bytes of a block, up to a brace.
    auto const look = [&](char const* from, unsigned unseen) {
        Block const block(from);
        auto const braces = block.braces() & unseen;
        auto names = block.names(Block(from + 1)) & unseen;
        // Only the names before the first brace: the bits below its bit.
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

/// Length of the multi-byte UTF-8 sequence at the start of [at, end) (RFC 3629:
/// shortest form, no surrogates, up to U+10FFFF); 0 if there is none.
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

/// Advances past one or more digits; false if there are none.
inline bool scan_digits(char const*& at, char const* end) noexcept
{
    auto const begin = at;
    at = find_non_digit(at, end);
    return at != begin;
}

/// Advances past the number at `at`. Returns false if a digit is missing; `at`
/// then points to the place. `integral` tells whether the number has neither
/// fraction nor exponent.
inline bool
scan_number(char const*& at, char const* end, bool& integral) noexcept
{
    integral = true;
    if (*at == '-')
        ++at;
    if (at != end && *at == '0')
        ++at;
    else if (!scan_digits(at, end))
        return false;
    if (at != end && *at == '.') {
        integral = false;
        if (!scan_digits(++at, end))
            return false;
    }
    if (at == end || (*at | 0x20) != 'e')
        return true;
    integral = false;
    ++at;
    if (at != end && (*at == '+' || *at == '-'))
        ++at;
    return scan_digits(at, end);
}

/// Advances past the integer at `at`. Returns false if it has more than 18
/// digits, a fraction or an exponent, or is -0 or malformed.
inline bool scan_short_integer(char const*& at,
                               char const* end,
                               std::int64_t& value) noexcept
{
    constexpr std::size_t most_digits = 18;
    auto const begin = at;
    bool const negative = at != end && *at == '-';
    if (negative)
        ++at;
    auto const first = at;
    auto const stop = left_of(at, end) < most_digits ? end : at + most_digits;
    std::int64_t magnitude = 0;
    for (; at != stop; ++at) {
        auto const digit = static_cast<unsigned>(*at - '0');
        if (digit > 9)
            break;
        magnitude = 10 * magnitude + digit;
    }
    if (at == first || (*first == '0' && at != begin + 1))
        return false;
    if (at != end && (is_digit(*at) || *at == '.' || (*at | 0x20) == 'e'))
        return false;
    value = negative ? -magnitude : magnitude;
    return true;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_SCAN_HPP
