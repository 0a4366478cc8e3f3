#ifndef AIRUDDER_DETAIL_JSON_COPY_PLAIN_HPP
#define AIRUDDER_DETAIL_JSON_COPY_PLAIN_HPP

#include <airudder/detail/json/block.hpp>
#include <airudder/detail/json/escape.hpp>
#include <airudder/detail/json/scan.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

/// Copying text and looking for what has to be escaped, in one pass.
namespace airudder::detail {

/// copy_plain of less than a Block.
[[gnu::always_inline]] inline std::size_t
copy_short(char* out, std::string_view text) noexcept
{
    auto const from = text.data();
    auto const size = text.size();
#if defined(__SSE2__)
    // Two parts that may overlap.
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

/// Copies the begin of `text` that needs no escape; returns its length. Where
/// `out` points to must be room for `text` and a Block more.
[[gnu::always_inline]] inline std::size_t
copy_plain(char* out, std::string_view text) noexcept
{
#if defined(__SSE2__)
    auto const size = text.size();
    if (size < Block::size)
        return copy_short(out, text);
    // The last block may overlap the one before.
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

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_COPY_PLAIN_HPP
