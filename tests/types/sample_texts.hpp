#ifndef AIRUDDER_TESTS_TYPES_SAMPLE_TEXTS_HPP
#define AIRUDDER_TESTS_TYPES_SAMPLE_TEXTS_HPP

#include "record_type.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// JSON texts made from the shape of a type, without the runtime.
namespace types {

/// The text of the value that Member::assign gives a member of this shape.
std::string sample_text(Shape const& shape, std::size_t sample);

/// The form of a member in a text that is parsed.
enum class Form {
    /// A sample, spelled as the runtime writes it.
    sample,

    /// A value of the documented type whose text must be kept: a number spelled
    /// differently, an unknown text, a misfit in a list.
    respelled,

    /// null, and a value of an undocumented type.
    null,
    misfit,

    absent,
};

inline constexpr Form all_forms[]{
    Form::sample, Form::respelled, Form::null, Form::misfit, Form::absent};

/// The text of a value in any form except `absent`.
std::string form_text(Shape const& shape, Form form);

/// An object with two unknown members and the members of the type. The member
/// at `index` has the form `form`, all others have the form `others`.
std::string
record_text(RecordType const& type, Form others, std::size_t index, Form form);

/// An object in which only objects and lists of objects fit, at any depth. Each
/// object has an unknown member.
std::string lossy_text(Shape const& shape);

/// A value that fits, but whose objects repeat an unknown name and the name of
/// each member. Of the two values of a member, one fits. It is the first one
/// for every other member, beginning with the first member if `fits_first`.
std::string repeating_text(Shape const& shape, bool fits_first);

} // namespace types

#endif // AIRUDDER_TESTS_TYPES_SAMPLE_TEXTS_HPP
