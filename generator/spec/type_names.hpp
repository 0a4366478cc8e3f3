#ifndef AIRUDDER_GENERATOR_SPEC_TYPE_NAMES_HPP
#define AIRUDDER_GENERATOR_SPEC_TYPE_NAMES_HPP

#include "findings.hpp"
#include "shape.hpp"

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace airudder::generator {

/// The C++ names of an operation's types, from `types` of its decisions.
class TypeNames {
public:
    /// Reports names for paths without a member.
    TypeNames(OperationSource const& source,
              std::vector<Part> const& parts,
              Findings& findings);

    /// The name of a member's type, e.g. "workflow.CallRecord". If there is
    /// none, asks for one and returns "".
    std::string name(Member const& member);

    /// Reports unused names.
    void report_unused() const;

private:
    std::string suggested_name(Member const& member) const;

    OperationSource const& source_;
    Findings& findings_;
    std::unordered_map<Member const*, std::string> names_{};
    std::set<Member const*> used_{};
    std::set<std::string> taken_{}; // names not to suggest
};

/// True for a name with its group, e.g. "task.AsrTurn".
bool is_full_type_name(std::string_view name);

/// Reports a member with the same name as another member's type, because that
/// is not valid C++.
void check_names(Shape const& record, Findings& findings);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_TYPE_NAMES_HPP
