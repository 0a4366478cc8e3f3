#ifndef AIRUDDER_DETAIL_JSON_SET_TEXT_HPP
#define AIRUDDER_DETAIL_JSON_SET_TEXT_HPP

#include <airudder/detail/json/record_table.hpp>
#include <airudder/detail/json/scan.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace airudder::detail {

/// Makes `value` the text. At least `short_text` bytes must be there to be
/// read, even if `size` is less: to copy a fixed number takes no call, nor does
/// its time depend on `size`.
inline void set_text(std::string& value, char const* text, std::size_t size)
{
    // Faster than to assign, which cares for the memory that `value` has.
    std::destroy_at(&value);
    try {
        if (size <= short_text)
            std::construct_at(&value, text, short_text)->erase(size);
        else
            std::construct_at(&value, text, size);
    } catch (...) {
        std::construct_at(&value);
        throw;
    }
}

inline void
set_text(std::optional<std::string>& value, char const* text, std::size_t size)
{
    if (size <= short_text)
        value.emplace(text, short_text).erase(size);
    else
        value.emplace(text, size);
}

/// Makes a member that is a string the text; see above.
[[gnu::noinline, gnu::flatten]] inline void
set_text(MemberEntry const& member, void* record, std::string_view text)
{
    auto const place = member.in(record);
    if (member.kind == Kind::text)
        set_text(*static_cast<std::string*>(place), text.data(), text.size());
    else
        set_text(*static_cast<std::optional<std::string>*>(place),
                 text.data(),
                 text.size());
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_SET_TEXT_HPP
