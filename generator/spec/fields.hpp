#ifndef AIRUDDER_GENERATOR_SPEC_FIELDS_HPP
#define AIRUDDER_GENERATOR_SPEC_FIELDS_HPP

#include "findings.hpp"
#include "rulings.hpp"
#include "shape.hpp"

#include <string>

/// The properties of a record's member besides its type: presence, default and
/// name.
namespace airudder::generator {

/// Whether a member is required: a ruling decides, or else the pages require it
/// and no example lacks it. A member that may be null, that a page lacks or
/// whose place is an assumption is optional. Assumes so where pages differ.
bool is_required(Member const& member, RulingSet& rulings, Findings& findings);

/// The documented or ruled default as JSON of that kind; "" if there is none.
std::string default_of(Member const& member,
                       Shape::Kind kind,
                       RulingSet& rulings,
                       Findings& findings);

/// The ruled C++ name; "" if there is none.
std::string ruled_name(Member const& member, RulingSet& rulings);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_FIELDS_HPP
