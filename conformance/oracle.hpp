#ifndef AIRUDDER_CONFORMANCE_ORACLE_HPP
#define AIRUDDER_CONFORMANCE_ORACLE_HPP

#include "json.hpp"

#include <string>
#include <vector>

/// What the decoder has to report, worked out from the spec's schemas alone.
namespace airudder::conformance {

struct Deviation {
    std::string pointer{};
    std::string kind{}; // as IssueKind spells it

    bool operator==(Deviation const&) const = default;
};

/// Every deviation of `value` from `schema` in the order in which `parse` has
/// to report them: in document order, missing members at the end of their
/// object.
std::vector<Deviation>
deviations(Json const& spec, Json const& schema, Json const& value);

/// `schema`, or what its $ref points at.
Json const& resolved(Json const& spec, Json const& schema);

/// An object whose members the schema lists.
bool is_record(Json const& schema);

/// A string whose values the schema lists.
bool is_enum(Json const& schema);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_ORACLE_HPP
