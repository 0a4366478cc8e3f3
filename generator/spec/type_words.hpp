#ifndef AIRUDDER_GENERATOR_SPEC_TYPE_WORDS_HPP
#define AIRUDDER_GENERATOR_SPEC_TYPE_WORDS_HPP

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

/// True if they say object or array of objects.
bool is_container(TypeWords const& words);

/// Bits of JsonKinds that a value of this kind may have in an example.
unsigned allowed_kinds(TypeWords::Kind kind);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_TYPE_WORDS_HPP
