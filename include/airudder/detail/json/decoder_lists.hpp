#ifndef AIRUDDER_DETAIL_JSON_DECODER_LISTS_HPP
#define AIRUDDER_DETAIL_JSON_DECODER_LISTS_HPP

#include <airudder/detail/json/decoder.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>

/// How lists grow while their length is not known.
namespace airudder::detail {

/// What a glance at the text of a list shows.
struct ListGlance {
    /// Bytes before the end of its first object; 0 if there is none.
    std::size_t object = 0;

    /// Where the list seems to end: at a ']' with no '[' before it; npos if
    /// there is none.
    std::size_t end = std::string_view::npos;
};

inline ListGlance glance_at_list(std::string_view text) noexcept
{
    ListGlance seen;
    auto const begin = text.data();
    auto const end = begin + text.size();
    auto at = find_list_mark(begin, end);
    if (at != end && *at == '}')
        seen.object = left_of(begin, at);
    while (at != end && *at == '}')
        at = find_list_mark(at + 1, end);
    if (at != end && *at == ']')
        seen.end = left_of(begin, at);
    return seen;
}

/// A small list grows to what seems to be left of it up to a ']' nearby, which
/// mostly ends it: memory that is not needed is not asked for. Any other grows
/// to what the rest of the text can hold if the elements stay as long as they
/// were. Both within bounds, for elements may be longer.
inline std::size_t Decoder::grown_list(std::size_t capacity,
                                       std::size_t size,
                                       char const* begin,
                                       char const* at) const noexcept
{
    constexpr std::size_t nearby = 512;
    auto const [object, end] =
        glance_at_list({at, (std::min)(reader.left(at), nearby)});
    bool const ends = end != std::string_view::npos;
    if (capacity == 0) {
        auto const most = std::max<std::size_t>(512 / size, 4);
        if (!ends || object == 0)
            return most;
        auto const count = (end + object / 2) / (object + 1);
        return std::clamp<std::size_t>(count, 1, most);
    }
    auto const read = static_cast<double>(at - begin);
    auto const count = static_cast<double>(capacity);
    auto const more = [&](std::size_t text) {
        return static_cast<std::size_t>(static_cast<double>(text) / read *
                                        count) +
               1;
    };
    if (capacity < 16 && ends)
        return capacity + std::clamp(more(end), capacity / 2 + 1, 4 * capacity);
    // A little more: to be short of few elements would mean to copy all.
    auto const left = reader.left(at);
    auto const likely = capacity + more(left + left / 16);
    // At most sixteen times, or memory of four times the text.
    return std::clamp((std::min)(likely, memory_left_ / 2 / size),
                      2 * capacity,
                      (std::max)(16 * capacity, 4 * left / size));
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_DECODER_LISTS_HPP
