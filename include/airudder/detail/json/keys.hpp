#ifndef AIRUDDER_DETAIL_JSON_KEYS_HPP
#define AIRUDDER_DETAIL_JSON_KEYS_HPP

#include <airudder/detail/json/escape.hpp>
#include <airudder/detail/json/record_table.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Names as JSON text, made at compile time.
namespace airudder::detail {

/// Bytes of a string in JSON, quotes included.
constexpr std::size_t quoted_size(std::string_view text) noexcept
{
    char escape[longest_escape]{};
    std::size_t size = 2;
    for (char const byte : text)
        size += needs_escape(byte) ? write_escape(escape, byte) : 1;
    return size;
}

/// Writes a name as JSON with its colon; returns the end.
constexpr char* write_key(char* out, std::string_view name) noexcept
{
    *out++ = '"';
    for (char const byte : name) {
        if (needs_escape(byte))
            out += write_escape(out, byte);
        else
            *out++ = byte;
    }
    *out++ = '"';
    *out++ = ':';
    return out;
}

/// Bytes of a name that its entry has no room for; see MemberEntry::stored.
constexpr std::size_t stored_size(std::string_view name) noexcept
{
    auto const key = quoted_size(name) + 1;
    bool const has_escapes = key != name.size() + 3;
    if (has_escapes)
        return key + name.size();
    return key > sizeof MemberEntry::head ? key : 0;
}

/// Writes what stored_size counts; returns the end.
constexpr char* write_stored(char* out, std::string_view name) noexcept
{
    auto const size = stored_size(name);
    if (size == 0)
        return out;
    auto const end = out + size;
    out = write_key(out, name);
    for (std::size_t at = 0; out != end; ++at)
        *out++ = name[at];
    return end;
}

/// The entry of a name, of which `stored` has what stored_size counts.
constexpr MemberEntry make_entry(std::string_view name,
                                 char const* stored) noexcept
{
    constexpr auto room = sizeof MemberEntry::head;
    auto const size = quoted_size(name) + 1;
    auto const rest = stored_size(name);
    MemberEntry entry{};
    if (rest == 0) {
        write_key(entry.head.bytes, name);
    } else {
        entry.stored = stored;
        for (std::size_t at = 0; at != room && at != size; ++at)
            entry.head.bytes[at] = stored[at];
    }
    if (size < room)
        entry.head.bytes[size] = '"';
    entry.head_mask =
        size < room ? (std::uint32_t{1} << size) - 1 : ~std::uint32_t{};
    entry.key_size = static_cast<std::uint16_t>(size);
    entry.name_size = static_cast<std::uint16_t>(name.size());
    entry.name_begin =
        rest > size ? entry.key_size : static_cast<std::uint16_t>(1);
    return entry;
}

/// Follows the last member: no text has its key.
constexpr MemberEntry no_member() noexcept
{
    MemberEntry entry{};
    entry.head_mask = 1;
    entry.key_size = 1;
    return entry;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_KEYS_HPP
