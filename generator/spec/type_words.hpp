#ifndef AIRUDDER_GENERATOR_SPEC_TYPE_WORDS_HPP
#define AIRUDDER_GENERATOR_SPEC_TYPE_WORDS_HPP

#include "members.hpp"

#include <string>
#include <string_view>

namespace airudder::generator {

/// The meaning of a page's type words.
struct TypeWords {
    enum class Kind {
        unknown,
        string,
        integer,
        number,
        boolean,
        object,
        array
    };

    Kind kind{};
    Kind element{};     // array only; unknown if not stated
    bool enumeration{}; // enum<string>, also for elements

    bool operator==(TypeWords const&) const = default;
};

/// Reads e.g. "string", "enum<string>", "object {3}", "array",
/// "array [object {9}]", "array[string]"; other words are `unknown`.
TypeWords read_type_words(std::string_view words);

/// The word for a kind, as in JSON Schema; "" if unknown.
std::string_view word_of(TypeWords::Kind kind);

/// The word for an array's elements; "" if not stated.
std::string_view element_words(TypeWords const& words);

/// True for an object or an array of objects.
bool is_container(TypeWords const& words);

/// Bits of JsonKinds that a value of this kind may have in an example.
unsigned allowed_kinds(TypeWords::Kind kind);

/// The type words of a member's rows; "" if it has none. If they differ, e.g.
/// "string or integer".
std::string stated_words(Member const& member);

/// The types of a member in examples, e.g. "string", "array []", "integer,
/// null"; "" if no example shows it.
std::string shown_words(Member const& member);

/// The fact that a `type` ruling at the member overrules: the words of its
/// rows, else the types in examples. For elements, only the latter.
std::string type_fact(Member const& member);

/// The glued values of an enum as in its rows; usually empty.
std::string glued_values(Member const& member);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_TYPE_WORDS_HPP
