#ifndef AIRUDDER_GENERATOR_SPEC_TYPE_NAMES_HPP
#define AIRUDDER_GENERATOR_SPEC_TYPE_NAMES_HPP

#include "findings.hpp"
#include "rulings.hpp"
#include "shape.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace airudder::generator {

/// The names that a type of a group cannot have.
struct TakenNames {
    std::set<std::string> types{}; // of the group
    bool (*is_reserved)(std::string_view){};

    /// Takes a name; returns false if it was taken or is reserved.
    bool take(std::string const& name)
    {
        return !(is_reserved && is_reserved(name)) && types.insert(name).second;
    }
};

/// The C++ names of an operation's types, from `types` of its decisions. A type
/// without a name there is named after the operation and its member path, which
/// is an assumption.
class TypeNames {
public:
    /// Reports names for paths without a member. Adds the names of this
    /// operation's types to those that are `taken`.
    TypeNames(OperationSource const& source,
              Parts const& parts,
              Findings& findings,
              TakenNames& taken);

    /// The name of a member's type, e.g. "workflow.CallRecord"; "" if the
    /// question was reported.
    std::string name(Member const& member);

    /// Same for a type that has no schema: "/path", "/query", "/header" for a
    /// record of parameters, "/request" for a whole request.
    std::string name_of_parameters(std::string const& path);

    /// Says that the request has a name of its own besides its body's.
    void split_request() { is_split_ = true; }

    /// Adds the names that were not decided as one assumption.
    void assume_names();

    /// Reports the decision that calls a type as a member of the same record is
    /// called. Members of that name get another one in C++.
    void report_name_of_member(Shape const& type, RulingSet& rulings);

    /// Reports unused names, except those of paths that are in doubt.
    void report_unused(IsInDoubt const& is_in_doubt) const;

private:
    std::string suggested_name(std::vector<std::string> const& steps) const;
    std::vector<std::string> steps_to(Member const& member) const;
    std::string unique(std::string name);
    void note_names(Member const* member);

    OperationSource const& source_;
    Findings& findings_;
    TakenNames& taken_;
    std::unordered_map<Member const*, std::string> names_{};
    std::map<std::string, Member const*> decided_{}; // by path
    std::set<Member const*> used_{};
    std::set<std::string> used_paths_{}; // of types without a schema
    std::set<std::string> member_names_{};
    std::vector<std::pair<std::string, std::string>> assumed_{}; // path, name
    bool is_split_{};
    std::set<std::string> reported_{}; // paths of types
};

/// True for a name with its group, e.g. "task.AsrTurn".
bool is_full_type_name(std::string_view name);

/// The name of a type without its group.
std::string_view bare_name(std::string_view full_name);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_TYPE_NAMES_HPP
