#ifndef AIRUDDER_DETAIL_JSON_ESCAPE_HPP
#define AIRUDDER_DETAIL_JSON_ESCAPE_HPP

#include <airudder/detail/requirements.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace airudder::detail {

/// One escape of a JSON string, as the character that it represents.
struct Escape {
    char32_t code{};

    /// Appends the character in UTF-8.
    void append_to(std::string& out) const
    {
        char bytes[4];
        std::size_t size = 0;
        auto const byte = [&](char32_t value) {
            bytes[size++] =
                static_cast<char>(static_cast<unsigned char>(value));
        };
        auto const tail = [&byte](char32_t value) {
            byte(0x80 | (value & 0x3F));
        };
        if (code < 0x80) {
            byte(code);
        } else if (code < 0x800) {
            byte(0xC0 | code >> 6);
        } else if (code < 0x10000) {
            byte(0xE0 | code >> 12);
            tail(code >> 6);
        } else {
            byte(0xF0 | code >> 18);
            tail(code >> 12);
            tail(code >> 6);
        }
        if (code >= 0x80)
            tail(code);
        out.append(bytes, size);
    }
};

/// Value of a hexadecimal digit; 16 for any other byte.
constexpr std::uint32_t hex_value(char byte) noexcept
{
    auto const code = static_cast<unsigned char>(byte);
    if (code >= '0' && code <= '9')
        return code - std::uint32_t{'0'};
    auto const letter = code | 0x20u;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : 16;
}

/// Reads four hexadecimal digits and advances past them; false if there are
/// fewer.
inline bool read_hex4(char const*& at, char const* end, char32_t& code) noexcept
{
    code = 0;
    for (int index = 0; index < 4; ++index) {
        auto const digit = at == end ? 16 : hex_value(*at);
        if (digit == 16)
            return false;
        code = code << 4 | digit;
        ++at;
    }
    return true;
}

/// Reads the rest of an escape after `\u`, including both halves of a surrogate
/// pair. Returns null on success; see read_escape.
inline char const*
read_unicode(char const*& at, char const* end, Escape& escape) noexcept
{
    auto const begin = at;
    if (!read_hex4(at, end, escape.code))
        return "four hexadecimal digits";
    if (escape.code < 0xD800 || escape.code > 0xDFFF)
        return nullptr;
    auto const pair = "a pair of surrogates";
    char32_t low = 0;
    if (escape.code > 0xDBFF || end - at < 2 || at[0] != '\\' || at[1] != 'u') {
        at = begin;
        return pair;
    }
    at += 2;
    if (!read_hex4(at, end, low))
        return "four hexadecimal digits";
    if (low < 0xDC00 || low > 0xDFFF) {
        at = begin;
        return pair;
    }
    escape.code = 0x10000 + ((escape.code - 0xD800) << 10) + (low - 0xDC00);
    return nullptr;
}

/// Reads the escape whose backslash `at` points to and advances past it.
/// Returns null on success. On failure, returns what was expected, and `at`
/// points to where it was expected.
inline char const*
read_escape(char const*& at, char const* end, Escape& escape) noexcept
{
    auto const expected = "one of \"\\/bfnrtu";
    if (++at == end)
        return expected;
    switch (*at) {
    case '"':
    case '\\':
    case '/': escape.code = static_cast<unsigned char>(*at); break;
    case 'b': escape.code = '\b'; break;
    case 'f': escape.code = '\f'; break;
    case 'n': escape.code = '\n'; break;
    case 'r': escape.code = '\r'; break;
    case 't': escape.code = '\t'; break;
    case 'u': return read_unicode(++at, end, escape);
    default: return expected;
    }
    ++at;
    return nullptr;
}

/// Whether JSON requires a byte of a string to be escaped (RFC 8259, section
/// 7).
constexpr bool needs_escape(char byte) noexcept
{
    return static_cast<unsigned char>(byte) < 0x20 || byte == '"' ||
           byte == '\\';
}

/// Maximum length of an escape that write_escape writes.
inline constexpr std::size_t longest_escape = 6;

/// Writes the escape of a byte that needs one and returns its length: 2 or 6.
constexpr std::size_t write_escape(char* out, char byte) noexcept
{
    constexpr char hex[] = "0123456789abcdef";
    auto const code = static_cast<unsigned char>(byte);
    out[0] = '\\';
    switch (byte) {
    case '"':
    case '\\': out[1] = byte; return 2;
    case '\b': out[1] = 'b'; return 2;
    case '\f': out[1] = 'f'; return 2;
    case '\n': out[1] = 'n'; return 2;
    case '\r': out[1] = 'r'; return 2;
    case '\t': out[1] = 't'; return 2;
    default: break;
    }
    out[1] = 'u';
    out[2] = '0';
    out[3] = '0';
    out[4] = hex[code >> 4];
    out[5] = hex[code & 15];
    return 6;
}

/// The JSON text of one byte of a string.
struct EscapedByte {
    char text[7];
    unsigned char size;
};

inline constexpr auto escaped_bytes = [] {
    std::array<EscapedByte, 256> table{};
    for (std::size_t code = 0; code != table.size(); ++code) {
        auto const byte = static_cast<char>(static_cast<unsigned char>(code));
        auto& entry = table[code];
        entry.text[0] = byte;
        entry.size = 1;
        if (needs_escape(byte))
            entry.size =
                static_cast<unsigned char>(write_escape(entry.text, byte));
    }
    return table;
}();

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_ESCAPE_HPP
