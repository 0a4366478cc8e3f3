#ifndef AIRUDDER_DETAIL_JSON_BLOCK_HPP
#define AIRUDDER_DETAIL_JSON_BLOCK_HPP

#include <airudder/detail/requirements.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Looking at many bytes at once, where the processor can.
namespace airudder::detail {

#if defined(__SSE2__)

/// Sixteen bytes looked at together; a mask has one bit for each.
class Block {
public:
    static constexpr std::size_t size = 16;

    [[gnu::always_inline]] explicit Block(char const* at) noexcept
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

    [[gnu::always_inline]] unsigned equal_to(Block const& other) const noexcept
    {
        return mask(_mm_cmpeq_epi8(bytes_, other.bytes_));
    }

    /// The bytes that are not plain.
    [[gnu::always_inline]] unsigned special() const noexcept
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
    [[gnu::always_inline]] unsigned names(Block const& next) const noexcept
    {
        return mask(_mm_and_si128(equal('"'), next.equal(':')));
    }

    /// The bytes that begin or end an object.
    [[gnu::always_inline]] unsigned braces() const noexcept
    {
        return mask(_mm_or_si128(equal('{'), equal('}')));
    }

    /// The brackets, and the braces that end an object.
    [[gnu::always_inline]] unsigned list_marks() const noexcept
    {
        return mask(
            _mm_or_si128(equal('['), _mm_or_si128(equal(']'), equal('}'))));
    }

    /// The bytes that are not white space.
    [[gnu::always_inline]] unsigned tokens() const noexcept
    {
        auto const space = _mm_or_si128(_mm_or_si128(equal(' '), equal('\n')),
                                        _mm_or_si128(equal('\r'), equal('\t')));
        return mask(space) ^ 0xFFFFu;
    }

private:
    [[gnu::always_inline]] __m128i equal(char byte) const noexcept
    {
        return _mm_cmpeq_epi8(bytes_, _mm_set1_epi8(byte));
    }

    [[gnu::always_inline]] static unsigned mask(__m128i bytes) noexcept
    {
        return static_cast<unsigned>(_mm_movemask_epi8(bytes));
    }

    __m128i bytes_;
};

/// Which of 32 bytes are the same here and there; a mask has one bit for each.
[[gnu::always_inline]] inline std::uint32_t
equal_bytes(char const* here, char const* there) noexcept
{
    auto const low = Block(here).equal_to(Block(there));
    auto const high =
        Block(here + Block::size).equal_to(Block(there + Block::size));
    return low | high << Block::size;
}

#endif

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_BLOCK_HPP
