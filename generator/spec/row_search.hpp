#ifndef AIRUDDER_GENERATOR_SPEC_ROW_SEARCH_HPP
#define AIRUDDER_GENERATOR_SPEC_ROW_SEARCH_HPP

#include "parts.hpp"

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

/// Finds the places of a table's rows.
///
/// A table lists rows flat, in the order of a tree whose depth is not shown. A
/// row belongs to the innermost open object or array of objects whose example
/// has a member of its name that no other row describes. A table usually lists
/// all children of a container or none. So the best of all possible readings
/// has the fewest rows without a place, then the fewest containers listed in
/// part.
namespace airudder::generator {

/// Members that only rows name, before they are added to the root.
using FreshMembers = std::unordered_map<std::string, std::unique_ptr<Member>>;

/// The place of each row in the tree of `root`, which does not change. A row
/// with a ruling other than `without` keeps its place. Only examples of `page`
/// count, or those of all pages. Takes linear time. If a table has more readings than can be tried,
/// rows stay ambiguous.
std::vector<Place> find_places(Member& root,
                               Table const& table,
                               std::optional<std::size_t> page,
                               FreshMembers& fresh,
                               Ruling const* without = nullptr);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_ROW_SEARCH_HPP
