#ifndef AIRUDDER_GENERATOR_SPEC_MAKE_SHAPE_HPP
#define AIRUDDER_GENERATOR_SPEC_MAKE_SHAPE_HPP

#include "findings.hpp"
#include "rulings.hpp"
#include "shape.hpp"
#include "type_names.hpp"
#include "type_words.hpp"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace airudder::generator {

/// The types of members as stated by a `type` ruling, a row or an example, or
/// for elements by their array. Can ignore one ruling.
class StatedTypes {
public:
    explicit StatedTypes(RulingSet const& rulings,
                         Ruling const* without = nullptr);

    std::string words(Member const& member) const;
    TypeWords read(Member const& member) const;

    /// The member whose ruling, row or examples state the type: the member
    /// itself or its array.
    Member const& source(Member const& member) const;

    /// The ruling that states the type, or null.
    Ruling const* ruling(Member const& member) const;

    /// The values of an enum as a text capture glues them; "" if it is not an
    /// enum.
    std::string glued(Member const& member) const;

    /// The values of an enum that a twin states, as JSON.
    std::vector<std::string> values(Member const& member) const;

private:
    bool is_plain(Member const& member) const;
    Ruling const* find(Member const& member) const;
    Ruling const* own_ruling(Member const& member) const;

    RulingSet const& rulings_;
    Ruling const* without_;
};

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

    /// The parameters of a part as the fields of a record without a name.
    Shape parameters(Part const& part);

    /// Makes the components that the shapes refer to, and lets members that
    /// close a circle of required members be optional. To be called once, after
    /// all shapes are made and before they are written.
    void finish(std::vector<Shape*> const& roots);

private:
    void check_type_ruling(Member const& member);
    bool departs(Member const& member, Ruling const& ruling) const;
    void settle_type(Member const& member,
                     std::string const& text,
                     std::string const& is,
                     std::string const& assumed,
                     std::string const& because);

    Shape shape(Member const& member);
    Shape unknown(Member const& member);
    void check_kinds(Member const& member);

    Shape list(Member const& member);
    Shape object(Member const& member);
    Shape map(Member const& member);
    bool is_open(Member const& object) const;
    Shape open(Member const& member);
    Shape component(Member const& member);
    Shape record(Member const& member);
    void add_fields(Shape& record, Member const& object);
    Shape::Field field(Member const& member);
    void settle_rows_of_open(Member const& object);

    void check_counts(Member const& member, Member const& container);
    void
    check_count(Member const& member, PlacedRow const& row, std::size_t actual);

    Shape enumeration(Member const& member);
    std::vector<std::string> choose_values(Member const& member);
    bool check_values(Ruling const& ruling, std::string const& glued);
    void name_values(Shape& shape);
    void name_type(Shape& shape);
    void open_circles(Shape& start);

    bool settled_;
    TypeNames& names_;
    RulingSet& rulings_;
    Findings& findings_;
    StatedTypes types_;
    std::size_t shared_{}; // nesting level inside another operation's type

    std::map<Member const*, std::unique_ptr<Shape>> components_{};
    std::vector<Shape*> unmade_{};     // components without fields yet
    std::set<Member const*> within_{}; // maps that are being made
    std::map<Shape const*, bool>
        left_{}; // records in open_circles(); true: done
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_MAKE_SHAPE_HPP
