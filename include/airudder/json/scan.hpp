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

/// Whether a byte stands for itself in a JSON string, being ASCII too.
constexpr bool is_plain(char byte) noexcept
{
    auto const code = static_cast<unsigned char>(byte);
    return code >= 0x20 && code < 0x80 && byte != '"' && byte != '\\';
}

/// The first byte in [at, end) that is not plain, or `end`.
inline char const* find_special(char const* at, char const* end) noexcept
{
#if defined(__SSE2__)
    auto const space = _mm_set1_epi8(0x20);
    auto const quote = _mm_set1_epi8('"');
    auto const slash = _mm_set1_epi8('\\');
    while (end - at >= 16) {
        __m128i block;
        std::memcpy(&block, at, sizeof block);
        // Signed: bytes from 0x80 are below the space as well.
        auto const special =
            _mm_or_si128(_mm_cmplt_epi8(block, space),
                         _mm_or_si128(_mm_cmpeq_epi8(block, quote),
                                      _mm_cmpeq_epi8(block, slash)));
        auto const mask = static_cast<unsigned>(_mm_movemask_epi8(special));
        if (mask != 0)
            return at + std::countr_zero(mask);
        at += 16;
    }
#endif
    while (at != end && is_plain(*at))
        ++at;
    return at;
}

constexpr bool is_space(char byte) noexcept
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

/// The first byte in [at, end) that is no white space, or `end`.
inline char const* find_token(char const* at, char const* end) noexcept
{
    if (at == end || static_cast<unsigned char>(*at) > ' ')
        return at;
    constexpr std::uint64_t spaces = 0x2020202020202020u;
    while (at != end && is_space(*at)) {
        ++at;
        for (std::uint64_t block; end - at >= 8; at += 8) {
            std::memcpy(&block, at, sizeof block);
            if (block != spaces)
                break;
        }
    }
    return at;
}

constexpr bool is_digit(char byte) noexcept
{
    return byte >= '0' && byte <= '9';
}

inline char const* find_non_digit(char const* at, char const* end) noexcept
{
    while (at != end && is_digit(*at))
        ++at;
    return at;
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
