#ifndef AIRUDDER_DETAIL_PRINTABLE_HPP
#define AIRUDDER_DETAIL_PRINTABLE_HPP

#include <airudder/detail/json/scan.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace airudder::detail {

/// Whether a character controls a terminal, breaks or reorders a line, or is
/// invisible: the categories Cc, Cf, Zl and Zp of Unicode 15, all of U+E0000 to
/// U+E0FFF, which is never shown, and U+FFFE and U+FFFF, which XML cannot hold.
constexpr bool is_hidden(char32_t code) noexcept
{
    struct Range {
        char32_t first;
        char32_t last;
    };
    constexpr Range ranges[] = {
        {0x0000, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},
        {0x0600, 0x0605},   {0x061C, 0x061C},   {0x06DD, 0x06DD},
        {0x070F, 0x070F},   {0x0890, 0x0891},   {0x08E2, 0x08E2},
        {0x180E, 0x180E},   {0x200B, 0x200F},   {0x2028, 0x202E},
        {0x2060, 0x206F},   {0xFEFF, 0xFEFF},   {0xFFF9, 0xFFFB},
        {0xFFFE, 0xFFFF},   {0x110BD, 0x110BD}, {0x110CD, 0x110CD},
        {0x13430, 0x1343F}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
        {0xE0000, 0xE0FFF},
    };
    for (auto const& range : ranges)
        if (code >= range.first && code <= range.last)
            return true;
    return false;
}

/// Decodes one valid UTF-8 sequence.
constexpr char32_t code_point(std::string_view sequence) noexcept
{
    auto const lead = static_cast<unsigned char>(sequence.front());
    if (sequence.size() == 1)
        return lead;
    char32_t code = lead & (0x7Fu >> sequence.size());
    for (char const byte : sequence.substr(1))
        code = code << 6 | (static_cast<unsigned char>(byte) & 0x3Fu);
    return code;
}

/// Appends `\`, `letter` and the last `digits` hexadecimal digits of `code`.
inline void
append_escape(std::string& out, char letter, char32_t code, unsigned digits)
{
    constexpr std::string_view hex = "0123456789abcdef";
    out += {'\\', letter};
    while (digits-- > 0)
        out += hex[code >> 4 * digits & 15];
}

/// Returns `text` in a form that is safe to show; <airudder/printable.hpp>
/// documents it.
inline std::string printable(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        bool const ascii = static_cast<unsigned char>(text.front()) < 0x80;
        auto const length =
            ascii ? 1 : utf8_length(text.data(), text.data() + text.size());
        auto const sequence = text.substr(0, length == 0 ? 1 : length);
        auto const code = code_point(sequence);
        if (length == 0 || (ascii && is_hidden(code)))
            append_escape(out, 'x', code, 2);
        else if (!is_hidden(code))
            out += sequence;
        else if (code < 0x10000)
            append_escape(out, 'u', code, 4);
        else
            append_escape(out, 'U', code, 8);
        text.remove_prefix(sequence.size());
    }
    return out;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_PRINTABLE_HPP
