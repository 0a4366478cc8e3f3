#ifndef AIRUDDER_DETAIL_PRINTABLE_HPP
#define AIRUDDER_DETAIL_PRINTABLE_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace airudder::detail {

/// Length of the UTF-8 sequence at the begin of `text`, and what it says; 0 if
/// it is none.
constexpr std::size_t read_code_point(std::string_view text,
                                      std::uint32_t& point) noexcept
{
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    auto const first = static_cast<unsigned char>(text.front());
    std::size_t const size = first < 0x80             ? 1
                             : (first & 0xe0) == 0xc0 ? 2
                             : (first & 0xf0) == 0xe0 ? 3
                             : (first & 0xf8) == 0xf0 ? 4
                                                      : 0;
    if (size == 0 || text.size() < size)
        return 0;
    point = size == 1 ? first : first & (0xffu >> (size + 1));
    for (char const c : text.substr(1, size - 1)) {
        auto const byte = static_cast<unsigned char>(c);
        if ((byte & 0xc0) != 0x80)
            return 0;
        point = point << 6 | (byte & 0x3f);
    }
    bool const is_good = point >= least[size] && point <= 0x10ffff &&
                         (point < 0xd800 || point > 0xdfff);
    return is_good ? size : 0;
}

/// Whether a terminal obeys it, ends a line at it or turns text around at it.
constexpr bool is_unprintable(std::uint32_t point) noexcept
{
    return point < 0x20 || (point >= 0x7f && point <= 0x9f) || point == 0x61c ||
           point == 0x200e || point == 0x200f ||
           (point >= 0x2028 && point <= 0x202e) ||
           (point >= 0x2066 && point <= 0x2069);
}

/// `text` on one line that shows what is there: controls, line ends, marks of
/// direction and what is not UTF-8 become `\xNN`, byte by byte.
inline std::string printable(std::string_view text)
{
    constexpr char digits[] = "0123456789abcdef";
    std::string out;
    while (!text.empty()) {
        std::uint32_t point = 0;
        auto const known = read_code_point(text, point);
        auto const size = known == 0 ? 1 : known;
        bool const as_it_is = known != 0 && !is_unprintable(point);
        for (char const c : text.substr(0, size)) {
            auto const byte = static_cast<unsigned char>(c);
            if (as_it_is)
                out += c;
            else
                out.append("\\x").append(
                    {digits[byte >> 4], digits[byte & 15]});
        }
        text.remove_prefix(size);
    }
    return out;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_PRINTABLE_HPP
