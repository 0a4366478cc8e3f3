#ifndef AIRUDDER_GENERATOR_SPEC_SCHEMA_WRITER_HPP
#define AIRUDDER_GENERATOR_SPEC_SCHEMA_WRITER_HPP

#include "shape.hpp"

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace airudder::generator {

/// A named type, as it stands under components/schemas.
struct SchemaText {
    std::string name{}; // "workflow.CallRecord"
    JsonText text{};
    std::string signature{}; // equal for types of equal shape
};

/// A type that is another operation's.
struct SharedType {
    std::string signature{};
    Ruling const* ruling{};
};

/// Writes shapes as schemas, with our wording.
class SchemaWriter {
public:
    SchemaWriter(OperationSource const& source,
                 std::vector<PartTree> const& trees,
                 Diagnostics& diagnostics);

    /// The schema of a root: a reference, or an open object.
    JsonText write_root(Shape const& shape);

    /// The schema of a query or header parameter.
    JsonText write_parameter(Shape::Field const& field);

    /// Notes where a parameter stands, for pointer_of().
    void note_parameter(Member const& member, std::string const& pointer);

    /// Our text for a member, used up by that; "" if there is none.
    std::string text_of(Member const& member);

    /// The types of this operation, each after those it needs.
    std::vector<SchemaText> take_schemas() { return std::move(schemas_); }
    std::vector<SharedType> const& shared() const { return shared_; }

    /// The place of a member in the spec: "#/components/schemas/…".
    std::string pointer_of(Member const& member) const;

    /// Reports the wording that nothing used.
    void report_unused() const;

private:
    JsonText value(Shape const& shape, std::string const& pointer);
    JsonText
    plain(std::string_view type, Shape const& shape, std::string_view fallback);
    JsonText reference(Shape const& shape);
    JsonText property(Shape::Field const& field, std::string const& owner);
    void write_record(Shape const& shape);
    void write_enumeration(Shape const& shape);
    std::string type_text(Shape const& shape);

    OperationSource const& source_;
    Diagnostics& diagnostics_;
    std::unordered_map<Member const*, std::string> texts_{};
    std::set<Member const*> used_{};
    std::unordered_map<Member const*, std::string> pointers_{};
    std::vector<SchemaText> schemas_{};
    std::vector<SharedType> shared_{};
};

/// Describes a shape wholly, without names and wording.
std::string signature_of(Shape const& shape);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_SCHEMA_WRITER_HPP
