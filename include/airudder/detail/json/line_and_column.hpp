#ifndef AIRUDDER_DETAIL_JSON_LINE_AND_COLUMN_HPP
#define AIRUDDER_DETAIL_JSON_LINE_AND_COLUMN_HPP

#include <airudder/detail/requirements.hpp>

#include <cstddef>
#include <string_view>

namespace airudder::detail {

/// A place in a text for an editor: both count from 1, columns in bytes.
struct LineAndColumn {
    std::size_t line = 1;
    std::size_t column = 1;
};

[[gnu::cold]] inline LineAndColumn line_and_column(std::string_view text,
                                                   std::size_t offset) noexcept
{
    LineAndColumn place;
    for (char const byte : text.substr(0, offset)) {
        ++place.column;
        if (byte == '\n')
            place = {place.line + 1, 1};
    }
    return place;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_LINE_AND_COLUMN_HPP
