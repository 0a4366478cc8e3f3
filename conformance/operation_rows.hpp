#ifndef AIRUDDER_CONFORMANCE_OPERATION_ROWS_HPP
#define AIRUDDER_CONFORMANCE_OPERATION_ROWS_HPP

#include "row_places.hpp"

#include <string>
#include <vector>

namespace airudder::conformance {

/// A row of any table of an operation's pages.
struct OperationRow {
    std::string where{}; // file and part, for messages
    PlacedRow placed{};
};

/// All rows that describe a member of the spec, or should, or illustrate one:
/// not those without a name, not the headers that OpenAPI has other places
/// for, not a body that a ruling leaves out.
std::vector<OperationRow> operation_rows(Project const& project,
                                         Operation const& operation);

/// "required", "optional" or "unstated", as all these rows say; "required or
/// optional" where they differ.
std::string stated_presence(std::vector<Json const*> const& rows);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_OPERATION_ROWS_HPP
