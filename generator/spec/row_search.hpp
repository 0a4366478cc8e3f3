#ifndef AIRUDDER_GENERATOR_SPEC_ROW_SEARCH_HPP
#define AIRUDDER_GENERATOR_SPEC_ROW_SEARCH_HPP

#include "parts.hpp"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

/// Where the rows of a table belong.
///
/// A table lists rows flat, in the order of a tree whose depth is not shown.
/// A row belongs to the innermost open object or array of objects of the
/// example that has a member of its name which no row has taken. Children of a
/// container are listed all or not at all: of the readings that are possible,
/// the one is taken that leaves fewest rows without a place, then fewest
/// containers half listed.
namespace airudder::generator {

/// Members of the root that only rows name, until they are added to it.
using FreshMembers = std::unordered_map<std::string, std::unique_ptr<Member>>;

/// The place of each row, on the tree of `root`, which is not changed; a row
/// that has a ruling, unless that is `without`, keeps the place it has.
/// `pages` are those whose examples count. Takes linear time; a table with more
/// readings than can be tried leaves rows ambiguous.
std::vector<Place> find_places(Member& root,
                               Table const& table,
                               PageSet pages,
                               FreshMembers& fresh,
                               Ruling const* without = nullptr);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_ROW_SEARCH_HPP
