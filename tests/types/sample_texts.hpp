#ifndef AIRUDDER_TESTS_TYPES_SAMPLE_TEXTS_HPP
#define AIRUDDER_TESTS_TYPES_SAMPLE_TEXTS_HPP

#include "record_type.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// JSON texts made from what a type documents, without the runtime.
namespace types {

/// Text of the value that Member::assign gives a member of this shape.
std::string sample_text(Shape const& shape, std::size_t sample);

/// How a member can be there, or not, in a text that is parsed.
enum class Form {
    /// A sample, spelled as it is written.
    sample,

    /// A value of the documented type whose text has to be kept: a number
    /// spelled differently, an unknown text, a misfit in a list.
    respelled,

    /// null, and what is of no documented type.
    null,
    misfit,

    absent,
};

inline constexpr Form all_forms[]{
    Form::sample, Form::respelled, Form::null, Form::misfit, Form::absent};

/// Text of a value in one of the forms but `absent`.
std::string form_text(Shape const& shape, Form form);

/// An object with two members that no type has, and those of the type: all in
/// the form `others`, one of them, by index, in `form`.
std::string
record_text(RecordType const& type, Form others, std::size_t index, Form form);

/// An object in which nothing fits but objects and lists of them, at any
/// depth, and each object has an unknown member.
std::string lossy_text(Shape const& shape);

/// A value that fits, but objects in it have names twice: an unknown one, and
/// each member, which by turns fits at first and misfits then, or the reverse.
/// The first one does the former if `fits_first`.
std::string repeating_text(Shape const& shape, bool fits_first);

} // namespace types

#endif // AIRUDDER_TESTS_TYPES_SAMPLE_TEXTS_HPP
