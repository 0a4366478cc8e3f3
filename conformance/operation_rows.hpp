#ifndef AIRUDDER_CONFORMANCE_OPERATION_ROWS_HPP
#define AIRUDDER_CONFORMANCE_OPERATION_ROWS_HPP

#include "row_places.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace airudder::conformance {

/// A row of a table on one of an operation's pages.
struct OperationRow {
    std::string where{}; // file and part, for messages
    PlacedRow placed{};
};

/// All rows that describe or illustrate a member of the spec, or should. Omits
/// rows without a name, headers that OpenAPI describes elsewhere, and a body
/// that a ruling leaves out.
std::vector<OperationRow> operation_rows(Project const& project,
                                         Operation const& operation);

/// "required", "optional" or "unstated", if all these rows say so; "required or
/// optional" if they differ.
std::string stated_presence(std::vector<Json const*> const& rows);

/// The kind of type that a page's words state: "array" for "array [object {9}]",
/// "string" for "enum<string>".
std::string type_word(std::string_view words);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_OPERATION_ROWS_HPP
