#ifndef AIRUDDER_GENERATOR_SPEC_SCHEMA_WRITER_HPP
#define AIRUDDER_GENERATOR_SPEC_SCHEMA_WRITER_HPP

#include "findings.hpp"
#include "shape.hpp"

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace airudder::generator {

/// A named type as written under components/schemas.
struct SchemaText {
    std::string name{}; // "workflow.CallRecord"
    JsonText text{};
    std::string signature{}; // see signature_of
};

/// A type that a ruling shares with another operation.
struct SharedType {
    std::string signature{};
    Ruling const* ruling{};
};

/// Writes shapes as schemas with our wording. Where there is none, pages whose
/// prose was kept describe the members.
class SchemaWriter {
public:
    /// Reports wording for paths without a member.
    SchemaWriter(Wording const& wording,
                 Parts const& parts,
                 Findings& findings);

    /// The schema of a root: a reference, or an open object.
    JsonText write_root(Shape const& shape);

    /// The schema of the parameter at `pointer` in the spec.
    JsonText write_parameter(Shape::Field const& field,
                             std::string const& pointer);

    /// The text for a member; "" if there is none. Marks ours as used.
    std::string text_of(Member const& member);

    /// Writes the components that the written schemas refer to.
    void write_components();

    /// The types of this operation.
    std::vector<SchemaText> take_schemas() { return std::move(schemas_); }
    std::vector<SharedType> const& shared() const { return shared_; }

    /// The rulings that name members and values, by the place of what they name
    /// in the spec.
    std::map<std::string, Ruling const*> const& named() const { return named_; }

    /// A member's pointer in the spec: "#/components/schemas/…".
    std::string pointer_of(Member const& member) const;

    /// Reports unused wording, except that of paths that are in doubt.
    void report_unused(IsInDoubt const& is_in_doubt) const;

private:
    JsonText value(Shape const& shape, std::string const& pointer);
    JsonText typed(Shape const& shape, std::string_view type);
    JsonText plain(Shape const& shape, std::string_view fallback);
    JsonText reference(Shape const& shape);
    JsonText property(Shape::Field const& field, std::string const& owner);
    void write_record(Shape const& shape);
    void write_enumeration(Shape const& shape);
    void note_name(std::string const& pointer, Ruling const* ruling);

    Findings& findings_;
    std::unordered_map<Member const*, std::string> texts_{};
    std::map<std::string, Member const*> paths_{}; // of the wording
    std::set<Member const*> used_{};
    std::unordered_map<Member const*, std::string> pointers_{};
    std::vector<SchemaText> schemas_{};
    std::vector<SharedType> shared_{};
    std::map<std::string, Ruling const*> named_{};
    std::set<Shape const*> referred_{};     // components
    std::vector<Shape const*> unwritten_{}; // components
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_SCHEMA_WRITER_HPP
