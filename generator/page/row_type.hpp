#ifndef AIRUDDER_GENERATOR_PAGE_ROW_TYPE_HPP
#define AIRUDDER_GENERATOR_PAGE_ROW_TYPE_HPP

#include "../sources/facts.hpp"

namespace airudder::generator {

/// A line that states a type: "string", "enum<string>", "array [object {9}]",
/// "integer <int64>", "object (Order) {3}", "string | null".
struct RowType {
    std::string words{};
    std::optional<std::size_t> children{};
    Presence presence{}; // of "string required" on one line
};

/// Returns the type that a line states. Returns nullopt if the line states none
/// or anything else but a presence.
std::optional<RowType> row_type(std::string_view words);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_ROW_TYPE_HPP
