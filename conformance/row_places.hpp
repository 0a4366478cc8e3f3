#ifndef AIRUDDER_CONFORMANCE_ROW_PLACES_HPP
#define AIRUDDER_CONFORMANCE_ROW_PLACES_HPP

#include "project.hpp"

#include <string>
#include <vector>

namespace airudder::conformance {

/// A member of the spec that a table may describe.
struct SpecMember {
    std::string path{}; // e.g. "/200/data/-/callid"
    Json const* schema{};
    Json const* place{}; // where deviations point: the property or parameter
    bool required{};
};

/// A row of a page's table and the member it describes.
struct PlacedRow {
    Json const* row{};
    SpecMember member{};
    bool illustration{}; // a ruling says that it is an example of a key
    bool assumed{};      // an x-assumption is about it
};

/// Finds the member that each row of a body's table describes. The rows of a
/// twin state it. For those of a capture, only the spec and the rulings tell: a
/// row belongs to the innermost open object that has a member of its name, and
/// as few objects as possible are listed in part. Rows without a name describe
/// nothing. A row without a place has no schema.
std::vector<PlacedRow> place_rows(Project const& project,
                                  Operation const& operation,
                                  Document const& page,
                                  Json const& rows,
                                  std::string const& part,
                                  Json const& schema);

/// The record type of a member's value, or of its elements; null if there is
/// none. Appends "/-" to `path` for elements.
Json const* record_of(Json const& spec, Json const& schema, std::string& path);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_ROW_PLACES_HPP
