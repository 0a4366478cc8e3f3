#ifndef AIRUDDER_JSON_DECODER_LISTS_HPP
#define AIRUDDER_JSON_DECODER_LISTS_HPP

#include <airudder/json/decoder.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>

/// How lists grow while their length is not known.
namespace airudder::detail {

/// Where the list that `text` is in seems to end: at a ']' with no '[' before
/// it; npos if there is none.
inline std::size_t find_list_end(std::string_view text) noexcept
{
    auto const end = text.find(']');
    auto const inner = text.substr(0, end).find('[');
    return inner == text.npos ? end : text.npos;
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
    std::string_view const glance(at, std::min(reader.left(at), nearby));
    auto const end = find_list_end(glance);
    if (capacity == 0) {
        auto const most = std::max<std::size_t>(512 / size, 4);
        auto const length = glance.substr(0, end).find('}');
        if (end == glance.npos || length == glance.npos)
            return most;
        auto const count = (end + length / 2) / (length + 1);
        return std::clamp<std::size_t>(count, 1, most);
    }
    auto const read = static_cast<double>(at - begin);
    auto const count = static_cast<double>(capacity);
    auto const more = [&](std::size_t text) {
        return static_cast<std::size_t>(static_cast<double>(text) / read *
                                        count) +
               1;
    };
    if (capacity < 16 && end != glance.npos)
        return capacity + std::clamp(more(end), capacity / 2 + 1, 4 * capacity);
    return std::clamp(
        std::min(capacity + more(reader.left(at)), memory_left_ / 2 / size),
        2 * capacity,
        16 * capacity);
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_DECODER_LISTS_HPP
