#ifndef AIRUDDER_GENERATOR_DIFF_TYPE_PAIRS_HPP
#define AIRUDDER_GENERATOR_DIFF_TYPE_PAIRS_HPP

#include "match.hpp"
#include "renamed_operations.hpp"
#include "spec_index.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace airudder::generator {

/// What an operation does with a type, both before and after.
struct Usage {
    std::set<std::size_t> operations{}; // indices into the new spec
    bool sent{};
    bool received{};
};

/// The type of a part of a request or of a response, before and after.
struct PartPair {
    std::string name{}; // path, query, header, body or response
    RequestStruct::Part const* before{}; // null: there was none
    RequestStruct::Part const* after{};  // null: there is none
};

/// The parts of a request, or the event of a webhook as its body.
std::vector<RequestStruct::Part> parts_of(Header const& header);

/// The parts of both. If each has a single part of another name, these are a
/// pair, whose name is that of `after`.
std::vector<PartPair> pair_parts(std::vector<RequestStruct::Part> const& before,
                                 std::vector<RequestStruct::Part> const& after);

/// The members of both records that correspond. Those of a path do if they stand
/// in the same place of the same path, whatever they are called.
std::vector<Pair<Field>> match_members(Record const& was,
                                       Record const& is,
                                       SpecIndex const& before,
                                       SpecIndex const& after);

/// Types of two specs that correspond: they have the same name, or stand in the
/// same place and the name of neither is in the other spec. Operations that are
/// perhaps `renamed` have the same places.
class TypePairs {
public:
    TypePairs(SpecIndex const& before,
              SpecIndex const& after,
              RenamedOperations const& renamed);

    struct TypePair {
        std::string before{}; // group.Type
        std::string after{};
        Usage usage{};
    };

    /// In the order of the new spec.
    std::vector<TypePair> const& all() const noexcept { return all_; }

    bool has_before(std::string const& full_name) const
    {
        return before_names_.contains(full_name);
    }
    bool has_after(std::string const& full_name) const
    {
        return after_names_.contains(full_name);
    }

    /// Whether a member of the one type, with the types of its elements, is of
    /// the other but for types that were renamed.
    bool same(Type const& before, Type const& after) const;

private:
    std::vector<TypePair> all_{};
    std::set<std::pair<std::string, std::string>> names_{};
    std::set<std::string> before_names_{};
    std::set<std::string> after_names_{};
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DIFF_TYPE_PAIRS_HPP
