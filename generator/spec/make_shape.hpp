#ifndef AIRUDDER_GENERATOR_SPEC_MAKE_SHAPE_HPP
#define AIRUDDER_GENERATOR_SPEC_MAKE_SHAPE_HPP

#include "findings.hpp"
#include "rulings.hpp"
#include "shape.hpp"
#include "type_names.hpp"
#include "type_words.hpp"

#include <string>
#include <vector>

namespace airudder::generator {

/// Says what type each member has, from its rows, examples and rulings; asks
/// what they leave open.
class ShapeMaker {
public:
    /// `settled` is false if rows have no place: then nothing is said of what
    /// they may settle.
    ShapeMaker(TypeNames& names,
               RulingSet& rulings,
               Findings& findings,
               bool settled);

    /// The shape of a part's root.
    Shape make(Part const& part);

    /// The parameters of a part whose root has no type of its own.
    std::vector<Shape::Field> make_fields(Part const& part);

private:
    // Type words, by the rulings but `without`.
    Ruling const* type_ruling(Member const& member,
                              Ruling const* without = nullptr) const;
    Member const& stating(Member const& member,
                          Ruling const* without = nullptr) const;
    std::string words(Member const& member,
                      Ruling const* without = nullptr) const;
    std::string glued(Member const& member,
                      Ruling const* without = nullptr) const;

    void check_type_ruling(Member const& member);
    bool departs(Member const& member, Ruling const& ruling) const;
    bool matters(Ruling const& ruling, Member const& member) const;

    Shape shape(Member const& member);
    Shape unknown(Member const& member);
    void check_kinds(Member const& member);
    Shape list(Member const& member);
    Shape object(Member const& member);
    Shape open(Member const& member);
    Shape record(Member const& member);
    Shape::Field field(Member const& member);
    Shape enumeration(Member const& member);
    bool check_values(Ruling const& ruling, std::string const& glued);
    void name_values(Shape& shape);
    void name_type(Shape& shape);
    bool is_open(Member const& member) const;
    void check_counts(Member const& member, Member const& container);
    void
    check_count(Member const& member, PlacedRow const& row, std::size_t actual);

    TypeNames& names_;
    RulingSet& rulings_;
    Findings& findings_;
    bool settled_;
    std::size_t shared_{}; // levels inside a type of another operation
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_MAKE_SHAPE_HPP
