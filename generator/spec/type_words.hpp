#ifndef AIRUDDER_GENERATOR_SPEC_TYPE_WORDS_HPP
#define AIRUDDER_GENERATOR_SPEC_TYPE_WORDS_HPP

#include "members.hpp"

#include <string>
#include <string_view>
#include <vector>

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
        array,
        any
    };

    Kind kind{};
    Kind element{};     // array only; unknown if not stated
    bool enumeration{}; // enum<string>, also for elements

    bool operator==(TypeWords const&) const = default;
};

/// Reads e.g. "string", "enum<string>", "object {3}", "array",
/// "array [object {9}]", "array[string]", "any"; other words are `unknown`.
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
/// "string or integer". A row of a twin completes other rows: it counts where
/// they state less.
std::string stated_words(Member const& member);

/// Whether an element's own rows contradict the elements that its array states.
bool contradicts(Member const& element, TypeWords const& array);

/// The types of a member in examples, e.g. "string", "array []", "integer,
/// null"; "" if no example shows it.
std::string shown_words(Member const& member);

/// The fact that a `type` ruling at the member overrules: the words of its
/// rows, else the types in examples.
std::string type_fact(Member const& member);

/// The glued values of an enum as in its rows; usually empty.
std::string glued_values(Member const& member);

/// The values of an enum, as JSON, that twins state; usually empty.
std::vector<std::string> twin_values(Member const& member);

/// The twin's word for one of these values; usually empty.
std::string word_for(Member const& member, std::string_view value);

/// Whether a twin states the type.
bool is_of_twin(Member const& member);

/// Whether a twin states that the value may be null.
bool is_nullable(Member const& member);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_TYPE_WORDS_HPP
