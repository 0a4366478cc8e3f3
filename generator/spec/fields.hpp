#ifndef AIRUDDER_GENERATOR_SPEC_FIELDS_HPP
#define AIRUDDER_GENERATOR_SPEC_FIELDS_HPP

#include "findings.hpp"
#include "rulings.hpp"
#include "shape.hpp"

#include <cstddef>
#include <string>

/// The properties of a record's member besides its type: presence, default and
/// name.
namespace airudder::generator {

/// How many pages list the members of an object. A text capture may be silent
/// about a member that a twin lists, but not about one that another capture
/// lists.
struct ListingPages {
    std::size_t twins{};
    std::size_t captures{};
};

ListingPages pages_that_list(Member const& object);

/// Whether one of these pages does not list the member.
bool is_missing(Member const& member, ListingPages const& pages);

/// Whether one of so many pages does not list the parameter.
bool is_missing_parameter(Member const& member, std::size_t pages);

/// Whether a member is required: a ruling decides, or else the pages require it
/// and no example lacks it. A member that may be null, that is `missing` on a
/// page or whose place is an assumption is optional. Assumes so where pages
/// differ.
bool is_required(Member const& member,
                 bool missing,
                 RulingSet& rulings,
                 Findings& findings);

/// The documented or ruled default as JSON of that kind; "" if there is none.
std::string default_of(Member const& member,
                       Shape::Kind kind,
                       RulingSet& rulings,
                       Findings& findings);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_FIELDS_HPP
