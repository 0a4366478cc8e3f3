#ifndef AIRUDDER_DETAIL_JSON_PLACE_HPP
#define AIRUDDER_DETAIL_JSON_PLACE_HPP

#include <airudder/detail/attributes.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <string>
#include <string_view>

namespace airudder::detail {

/// The place of a value in the document, as a chain on the stack up to the
/// root. Converted to text only for reports.
struct Place {
    /// Null for the root.
    Place const* parent = nullptr;

    /// Name in an object; has no data for an element of an array.
    std::string_view name{};

    std::size_t index = 0;
};

/// Whether a byte of a name becomes two bytes in a pointer: `~0` for `~`, `~1`
/// for `/` (RFC 6901, section 3).
constexpr bool takes_tilde(char byte) noexcept
{
    return byte == '~' || byte == '/';
}

/// Writes a name before `at`; returns where it begins.
inline char* put_before(char* at, std::string_view name) noexcept
{
    constexpr auto none = std::string_view::npos;
    if (name.find('~') == none && name.find('/') == none) [[likely]] {
        at -= name.size();
        std::memcpy(at, name.data(), name.size());
        return at;
    }
    for (auto left = name.size(); left != 0; --left) {
        char const byte = name[left - 1];
        *--at = byte == '~' ? '0' : byte == '/' ? '1' : byte;
        if (takes_tilde(byte))
            *--at = '~';
    }
    return at;
}

constexpr std::size_t digits_of(std::size_t index) noexcept
{
    std::size_t digits = 1;
    for (; index >= 10; index /= 10)
        ++digits;
    return digits;
}

inline char* put_before(char* at, std::size_t index) noexcept
{
    do {
        *--at = static_cast<char>('0' + index % 10);
        index /= 10;
    } while (index != 0);
    return at;
}

/// Writes a pointer that ends before `at`; returns where it begins. Writes
/// backwards, because places know only their parents.
AIRUDDER_NOINLINE inline char* put_pointer_before(char* at,
                                                  Place const& place) noexcept
{
    for (auto of = &place; of->parent != nullptr; of = of->parent) {
        at = of->name.data() != nullptr ? put_before(at, of->name)
                                        : put_before(at, of->index);
        *--at = '/';
    }
    return at;
}

/// Upper bound of a pointer's size in bytes, cheaper than pointer_size. Names
/// may take more than half of the address space, if that has 32 bits.
inline std::uint64_t pointer_bound(Place const& place) noexcept
{
    constexpr std::uint64_t slash_and_index = 21;
    std::uint64_t size = 0;
    for (auto at = &place; at->parent != nullptr; at = at->parent)
        size += slash_and_index + 2 * std::uint64_t{at->name.size()};
    return size;
}

/// Size of a pointer in bytes.
inline std::size_t pointer_size(Place const& place) noexcept
{
    std::size_t size = 0;
    for (auto at = &place; at->parent != nullptr; at = at->parent) {
        ++size;
        for (char const byte : at->name)
            size += takes_tilde(byte) ? 2u : 1u;
        if (at->name.data() == nullptr)
            size += digits_of(at->index);
    }
    return size;
}

/// The JSON Pointer (RFC 6901) to a place.
inline std::string pointer_to(Place const& place)
{
    char bytes[256];
    if (pointer_bound(place) <= sizeof bytes)
        return {put_pointer_before(std::end(bytes), place), std::end(bytes)};
    std::string text(pointer_size(place), '\0');
    put_pointer_before(text.data() + text.size(), place);
    return text;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_PLACE_HPP
