#ifndef AIRUDDER_JSON_PLACE_HPP
#define AIRUDDER_JSON_PLACE_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace airudder::detail {

/// Where a value stands, as a chain on the stack up to the root. It becomes
/// text only when something is reported.
struct Place {
    /// Null for the root.
    Place const* parent = nullptr;

    /// Name in an object; without data for an element of an array.
    std::string_view name{};

    std::size_t index = 0;
};

/// Appends a name with `~` as `~0` and `/` as `~1` (RFC 6901, section 3).
[[gnu::cold]] inline void append_pointer_token(std::string& out,
                                               std::string_view name)
{
    out += '/';
    if (std::none_of(name.begin(), name.end(), [](char byte) {
            return byte == '~' || byte == '/';
        })) {
        out.append(name);
        return;
    }
    for (char const byte : name)
        if (byte == '~')
            out.append("~0");
        else if (byte == '/')
            out.append("~1");
        else
            out += byte;
}

[[gnu::cold]] inline void append_pointer(std::string& out, Place const& place)
{
    if (place.parent == nullptr)
        return;
    append_pointer(out, *place.parent);
    if (place.name.data() != nullptr)
        append_pointer_token(out, place.name);
    else
        out.append("/").append(std::to_string(place.index));
}

/// Bytes of a pointer, at most; enough to decide whether to make it.
inline std::size_t pointer_bound(Place const& place)
{
    std::size_t size = 0;
    for (auto at = &place; at->parent != nullptr; at = at->parent)
        size += 21 + 2 * at->name.size();
    return size;
}

/// RFC 6901 pointer to a place.
[[gnu::cold]] inline std::string pointer_to(Place const& place)
{
    std::string out;
    append_pointer(out, place);
    return out;
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_PLACE_HPP
