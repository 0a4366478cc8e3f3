#ifndef AIRUDDER_DETAIL_JSON_COPY_WIDE_HPP
#define AIRUDDER_DETAIL_JSON_COPY_WIDE_HPP

#include <airudder/detail/json/fixed_text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

/// Copies and escapes 32 bytes at once with AVX-512 if the processor has it,
/// without branches for the end of the text or for escapes.
///
/// It is written in assembly, because <immintrin.h> takes longer to compile
/// than everything that writes JSON. Define AIRUDDER_NO_ASSEMBLY to disable it.
/// MemorySanitizer does not see what assembly writes.
#if defined(__has_feature)
#if __has_feature(memory_sanitizer) && !defined(AIRUDDER_NO_ASSEMBLY)
#define AIRUDDER_NO_ASSEMBLY
#endif
#endif

#if defined(__x86_64__) && defined(__LP64__) && defined(__GNUC__) &&           \
    !defined(AIRUDDER_NO_ASSEMBLY)
#define AIRUDDER_COPY_WIDE

namespace airudder::detail {

/// Whether the processor, and the system, can copy_wide.
inline bool can_copy_wide() noexcept
{
    return __builtin_cpu_supports("avx512vbmi2") &&
           __builtin_cpu_supports("avx512vbmi") &&
           __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("bmi2");
}

/// What copy_wide looks up, at offsets that stand there.
struct alignas(64) WideTables {
    /// At 0: what begins an escape, and needs one.
    char backslash[64];

    /// At 64: makes a quote a space and nothing else one.
    char flip[32];

    /// At 96: the first byte that is not a control character.
    char space[32];

    /// At 128: what follows the backslash of a control character, or nothing.
    char letter[32];

    /// At 160 and 168: the bits of backslashes and of bytes, in pairs of both.
    std::uint64_t backslashes = 0x5555555555555555;
    std::uint64_t bytes = 0xAAAAAAAAAAAAAAAA;
};

inline constexpr WideTables wide_tables = [] {
    WideTables tables{};
    std::fill_n(tables.backslash, std::size(tables.backslash), '\\');
    std::fill_n(tables.flip, std::size(tables.flip), '"' ^ ' ');
    std::fill_n(tables.space, std::size(tables.space), ' ');
    constexpr std::string_view letters("\bb\ff\nn\rr\tt");
    for (std::size_t at = 0; at != letters.size(); at += 2)
        tables.letter[static_cast<unsigned char>(letters[at])] =
            letters[at + 1];
    return tables;
}();

/// Most bytes that copy_wide takes.
inline constexpr std::size_t wide_size = 32;

// Compilers know the mask registers only where they may use them themselves.
#if defined(__AVX512F__)
#define AIRUDDER_WIDE_MASK "k1",
#else
#define AIRUDDER_WIDE_MASK
#endif

// Nor do they expect the upper parts of registers to be used.
#if defined(__AVX__)
#define AIRUDDER_WIDE_LEAVE ""
#else
#define AIRUDDER_WIDE_LEAVE "vzeroupper"
#endif

/// Writes the first `skip` bytes of `head`, then `text`, which has at most
/// wide_size bytes, with the escapes that JSON demands, and advances `at` past
/// them. False, with `head` alone written, if a control character has no short
/// escape.
///
/// Overwrites up to 64 bytes after the first `skip`, however short the text.
///
/// Stores nothing before the text is loaded: otherwise the next text would wait
/// until the number of escapes in this one is known.
[[gnu::always_inline]] inline bool copy_wide(char*& at,
                                             FixedText<32> const& head,
                                             std::size_t skip,
                                             std::string_view text) noexcept
{
    auto const to = at + skip;
    auto end = to + text.size();
    std::uint64_t bits;
    std::uint64_t bytes;
    asm goto(
        // ymm0 is the text, padded with zeros.
        "mov $-1, %k[bits]\n\t"
        "bzhi %k[size], %k[bits], %k[bits]\n\t"
        "kmovd %k[bits], %%k1\n\t"
        "vmovdqu8 (%[from]), %%ymm0%{%%k1%}%{z%}\n\t"
        // What has to be escaped: mostly nothing.
        "vpxor 64(%[tables]), %%ymm0, %%ymm1\n\t"
        "vpminub 96(%[tables]), %%ymm1, %%ymm2\n\t"
        "vpcmpeqb %%ymm2, %%ymm1, %%ymm1\n\t"
        "vpcmpeqb (%[tables]), %%ymm0, %%ymm2\n\t"
        "vpor %%ymm1, %%ymm2, %%ymm1\n\t"
        "vpmovmskb %%ymm1, %k[bytes]\n\t"
        "vmovdqu (%[head]), %%ymm2\n\t"
        "vmovdqu %%ymm2, (%[at])\n\t"
        "vmovdqu %%ymm0, (%[to])\n\t"
        "and %k[bytes], %k[bits]\n\t"
        "jz 1f\n\t"
        // One byte more for each escape.
        "popcnt %k[bits], %k[bytes]\n\t"
        "add %[bytes], %[end]\n\t"
        // Letters for control characters, not for each.
        "vpcmpub $1, 96(%[tables]), %%ymm0, %%k1%{%%k1%}\n\t"
        "vpermb 128(%[tables]), %%ymm0, %%ymm0%{%%k1%}\n\t"
        "vptestnmb %%ymm0, %%ymm0, %%k1%{%%k1%}\n\t"
        "kortestd %%k1, %%k1\n\t"
        "jnz %l[rare]\n\t"
        // Where the bytes go: all pairs of a backslash and a byte are pressed
        // together, to the byte alone if it is not escaped.
        "pdep 160(%[tables]), %[bits], %[bits]\n\t"
        "mov 168(%[tables]), %[bytes]\n\t"
        "or %[bytes], %[bits]\n\t"
        "pext %[bits], %[bytes], %[bits]\n\t"
        "kmovq %[bits], %%k1\n\t"
        "vmovdqu8 (%[tables]), %%zmm1\n\t"
        "vpexpandb %%zmm0, %%zmm1%{%%k1%}\n\t"
        "vmovdqu8 %%zmm1, (%[to])\n\t"
        "1:\n\t" AIRUDDER_WIDE_LEAVE
        : [end] "+&r"(end), [bits] "=&r"(bits), [bytes] "=&r"(bytes)
        : [at] "r"(at),
          [to] "r"(to),
          [head] "r"(head.bytes),
          [from] "r"(text.data()),
          [size] "r"(text.size()),
          [tables] "r"(&wide_tables)
        : AIRUDDER_WIDE_MASK "xmm0", "xmm1", "xmm2", "cc", "memory"
        : rare);
    at = end;
    return true;
rare:
    asm volatile(AIRUDDER_WIDE_LEAVE);
    return false;
}

#undef AIRUDDER_WIDE_MASK
#undef AIRUDDER_WIDE_LEAVE

} // namespace airudder::detail

#endif

#endif // AIRUDDER_DETAIL_JSON_COPY_WIDE_HPP
