#ifndef AIRUDDER_DETAIL_JSON_OUTPUT_FAR_HPP
#define AIRUDDER_DETAIL_JSON_OUTPUT_FAR_HPP

#include <airudder/detail/json/copy_plain.hpp>
#include <airudder/detail/json/copy_wide.hpp>
#include <airudder/detail/json/escape.hpp>
#include <airudder/detail/json/output.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>

/// What Output seldom does. It is out of line, so that no registers are saved
/// where it is not called.
namespace airudder::detail {

/// Appends the block; returns its begin.
[[gnu::noinline]] inline char* Output::flush(char const* at)
{
    out_.append(block_, static_cast<std::size_t>(at - block_));
    return block_;
}

[[gnu::noinline]] inline char* Output::put_long(char* at, std::string_view text)
{
    at = flush(at);
    out_.append(text);
    return at;
}

/// Writes a string that may not fit into what is left of the block.
[[gnu::noinline]] inline char* Output::put_far_string(char* at,
                                                      std::string_view text)
{
    return put_escaped(put(at, '"'), text, 0);
}

#if defined(AIRUDDER_COPY_WIDE)

/// put_near of what copy_wide does not take at once.
[[gnu::noinline]] inline char* Output::put_parts(char* at,
                                                 Head const& head,
                                                 std::size_t size,
                                                 std::string_view text)
{
    std::size_t done = 0;
    do {
        auto const part = text.substr(done, wide_size);
        if (!copy_wide(at, head, size, part))
            return put_escaped(at + size, text, done);
        size = 0;
        done += part.size();
    } while (done != text.size());
    *at = '"';
    return at + 1;
}

#endif

/// Writes the rest of a string after its first `done` bytes, with escapes, and
/// the closing quote.
[[gnu::noinline]] inline char*
Output::put_escaped(char* at, std::string_view text, std::size_t done)
{
    constexpr std::size_t piece = 16;
    auto rest = text.substr(done);
    while (!rest.empty()) {
        // Where one byte needs an escape, its neighbours may: no guessing.
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

#endif // AIRUDDER_DETAIL_JSON_OUTPUT_FAR_HPP
