#ifndef AIRUDDER_GENERATOR_DIFF_COMPARISON_HPP
#define AIRUDDER_GENERATOR_DIFF_COMPARISON_HPP

#include "change.hpp"
#include "type_pairs.hpp"
#include "wire_relation.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

/// The functions of compare_specs for each part of a spec.
namespace airudder::generator {

/// The state that the comparisons share.
struct Comparison {
    SpecIndex const& before;
    SpecIndex const& after;
    RenamedOperations const& renamed;
    TypePairs const& pairs;
    std::vector<Change>& changes;

    /// Adds `change` with these further values.
    void add(Change change,
             Rule rule,
             CppEffect cpp,
             WireEffects const& wire,
             std::string was = {},
             std::string is = {},
             std::string note = {},
             std::string noted = {}) const;

    /// The operationIds of operations of the new spec.
    std::vector<std::string> ids(std::set<std::size_t> const& operations) const;

    /// Adds a change of a description, if it is one.
    void compare_description(std::string const& was,
                             std::string const& is,
                             Change change) const;
};

/// Compares types that correspond, and finds those that were added or removed.
void compare_types(Comparison const& comparison);

/// Adds the members of a record that only one of the specs has: the parameters
/// of a part that a request has only before, or only after.
void add_members(Comparison const& comparison,
                 std::string const& type,
                 Usage const& usage);
void remove_members(Comparison const& comparison,
                    std::string const& type,
                    Usage const& usage);

/// Adds a change of a type that another header declares, and says whether
/// including the one that declared it still brings it in.
void compare_place(Comparison const& comparison,
                   Header const& was,
                   Header const& is,
                   Change const& change);

/// Compares operations, and finds those that were added or removed.
void compare_operations(Comparison const& comparison);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DIFF_COMPARISON_HPP
