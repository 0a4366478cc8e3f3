#ifndef AIRUDDER_DETAIL_JOINED_HPP
#define AIRUDDER_DETAIL_JOINED_HPP

#include <airudder/detail/attributes.hpp>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

/// Texts of errors, which are rare. These functions stay out of line, because
/// each `+` of strings and each std::to_string takes the compiler a while.
namespace airudder::detail {

/// The `parts`, one after the other.
AIRUDDER_NOINLINE inline std::string
joined(std::initializer_list<std::string_view> parts)
{
    std::size_t size = 0;
    for (auto const part : parts)
        size += part.size();
    std::string text;
    text.reserve(size);
    for (auto const part : parts)
        text += part;
    return text;
}

/// `number` in decimal digits.
AIRUDDER_NOINLINE inline std::string number_text(std::size_t number)
{
    return std::to_string(number);
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JOINED_HPP
