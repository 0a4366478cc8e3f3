#ifndef AIRUDDER_GENERATOR_SPEC_RULED_NAMES_HPP
#define AIRUDDER_GENERATOR_SPEC_RULED_NAMES_HPP

#include "rulings.hpp"
#include "shape.hpp"
#include "type_names.hpp"

/// The C++ names that rulings give members and values.
namespace airudder::generator {

/// Gives a member the name of its `name` ruling, if there is one.
void name_member(Shape::Field& field, RulingSet& rulings);

/// Gives the values of an enum the names of their `value_name` rulings or, if
/// they are integers, those that the twin's words make. The rulings are needed
/// unless the type belongs to another operation.
void name_values(Shape& enumeration, bool of_other, RulingSet& rulings);

/// Ignores names that C++ does not allow beside the others of the record. Reports
/// the name of a type that a member has by itself; the member gets another one.
void check_names(Shape& record, TypeNames& names, RulingSet& rulings);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_RULED_NAMES_HPP
