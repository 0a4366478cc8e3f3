#ifndef AIRUDDER_GENERATOR_SPEC_MAKE_SHAPE_HPP
#define AIRUDDER_GENERATOR_SPEC_MAKE_SHAPE_HPP

#include "enum_values.hpp"
#include "fields.hpp"
#include "findings.hpp"
#include "rulings.hpp"
#include "shape.hpp"
#include "stated_types.hpp"
#include "type_names.hpp"
#include "type_questions.hpp"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace airudder::generator {

/// Makes the types of an operation's members from rows, examples and rulings.
/// Settles the questions that they leave open.
class ShapeMaker {
public:
    /// If rows have no place yet, `settled` is false, and questions that they
    /// can answer are not asked.
    ShapeMaker(bool settled,
               TypeNames& names,
               RulingSet& rulings,
               Findings& findings);

    /// What a body is for.
    enum class Use { request, response, event, reply };

    /// The type of a body: a record, or for a reply also an open object.
    Shape body(Part const& part, Use use);

    /// A parameter of an operation with so many pages. Its type is a plain value
    /// or, in the query of a twin, a list of plain values. In OpenAPI, and so in
    /// a twin, a list repeats its name; a text capture does not say how it is
    /// written.
    Shape::Field parameter(Member const& member, std::size_t pages);

    /// Checks the names of parameters; see check_names().
    void check_parameters(Shape& record);

    /// Makes the components that the shapes refer to, and lets members that
    /// close a circle of required members be optional. To be called once, after
    /// all shapes are made and before they are written.
    void finish(std::vector<Shape*> const& roots);

private:
    Shape shape(Member const& member);
    bool is_plain(Member const& member) const;
    bool is_plain_list(Member const& member) const;

    Shape list(Member const& member);
    Shape object(Member const& member);
    Shape map(Member const& member);
    Shape component(Member const& member);
    Shape record(Member const& member);
    void add_fields(Shape& record, Member const& object);
    Shape::Field field(Member const& member, ListingPages const& pages);
    Shape::Field field(Member const& member, Shape shape, bool required);
    void settle_map_or_record(Member const& object);

    void count_members(Member const& member, Member const& container);

    Shape enumeration(Member const& member);
    void name_type(Shape& shape);

    bool settled_;
    TypeNames& names_;
    RulingSet& rulings_;
    Findings& findings_;
    StatedTypes types_;
    TypeQuestions questions_;
    EnumValues values_;
    std::size_t shared_{}; // nesting level inside another operation's type

    std::map<Member const*, std::unique_ptr<Shape>> components_{};
    std::vector<Shape*> unmade_{};     // components without fields yet
    std::set<Member const*> within_{}; // maps that are being made
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_MAKE_SHAPE_HPP
