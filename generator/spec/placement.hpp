#ifndef AIRUDDER_GENERATOR_SPEC_PLACEMENT_HPP
#define AIRUDDER_GENERATOR_SPEC_PLACEMENT_HPP

#include "members.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

/// Where a page's rows belong.
///
/// A table lists rows flat, in the order of a tree whose depth is not shown.
/// A row belongs to the innermost open object or array of objects of the
/// example that has a member of its name which no row has taken. Children of a
/// container are listed all or not at all: of the readings that are possible,
/// the one that leaves fewest rows without a place, then fewest containers half
/// listed, is taken.
namespace airudder::generator {

/// What a ruling says about a row beforehand.
struct RuledRow {
    Member* at{};        // its member; null: nothing is ruled
    bool illustration{}; // shows a possible key only
};

/// Where a row went.
struct PlacedRow {
    enum class Kind {
        member,       // `container` has `name`, in an example or by a ruling
        fresh,        // `container` is the root, whose example lacks `name`
        illustration, // it is not a member
        open,         // nothing says where; `container` is a guess
        ambiguous     // `container` or `other`
    };

    Kind kind{};
    Member* container{};
    Member* other{};
};

/// Places the rows of a table on the tree of `root`, which is not changed.
/// `ruled` has one element for each row. Takes linear time; a table with more
/// readings than can be tried leaves rows ambiguous.
std::vector<PlacedRow> place_rows(Member& root,
                                  Table const& table,
                                  std::vector<RuledRow> const& ruled,
                                  std::uint64_t page);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_PLACEMENT_HPP
