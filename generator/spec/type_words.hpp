#ifndef AIRUDDER_GENERATOR_SPEC_TYPE_WORDS_HPP
#define AIRUDDER_GENERATOR_SPEC_TYPE_WORDS_HPP

#include "members.hpp"

#include <string>
#include <string_view>

namespace airudder::generator {

/// What a page's type words say.
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
    Kind element{};     // array only; unknown if not said
    bool enumeration{}; // enum<string>, also as element

    bool operator==(TypeWords const&) const = default;
};

/// Reads e.g. "string", "enum<string>", "object {3}", "array",
/// "array [object {9}]", "array[string]"; what it does not know is `unknown`.
TypeWords read_type_words(std::string_view words);

/// The word for a kind, as in JSON Schema; "" if unknown.
std::string_view word_of(TypeWords::Kind kind);

/// What they say of the elements of an array, in words; "" if nothing.
std::string_view element_words(TypeWords const& words);

/// True if they say object or array of objects.
bool is_container(TypeWords const& words);

/// Bits of JsonKinds that a value of this kind may have in an example.
unsigned allowed_kinds(TypeWords::Kind kind);

/// The words of a member's rows; of several that differ, e.g.
/// "string or integer"; "" if it has none.
std::string stated_words(Member const& member);

/// What its examples say, e.g. "string", "array []", "integer, null"; "" if
/// none shows it.
std::string shown_words(Member const& member);

/// What a `type` ruling at the member overrules: what its rows say, else its
/// examples; of elements, the examples alone.
std::string type_fact(Member const& member);

/// The values of an enum as its rows have them, glued; mostly empty.
std::string glued_values(Member const& member);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_TYPE_WORDS_HPP
