#ifndef AIRUDDER_GENERATOR_JSON_JSON_NUMBER_HPP
#define AIRUDDER_GENERATOR_JSON_JSON_NUMBER_HPP

#include <cstdint>
#include <optional>
#include <string_view>

namespace airudder::generator {

// The runtime makes the same decisions in separate code, because it does not
// include the generator. tests/number_cases.hpp has cases for both.

/// The value of the JSON number `text` if it is an integer that fits into 64
/// signed bits, in any spelling, e.g. 20000.00 or 2E4.
std::optional<std::int64_t> int64_of(std::string_view text);

/// True if int64_of gives a value.
bool is_int64(std::string_view text);

/// How well a double represents a JSON number.
enum class DoubleFit {
    /// The shortest form of the double has the same value.
    exact,

    /// The number has digits that the double does not keep.
    rounded,

    /// The number is too large for a double.
    beyond,
};

DoubleFit fit_of_double(std::string_view text);

/// Same for an open object, which also keeps signed and unsigned 64-bit
/// integers that are spelled without a point and an exponent.
DoubleFit fit_in_open_object(std::string_view text);

/// What a message expects instead, e.g. "a number that a double holds"; empty
/// for `exact`.
std::string_view expectation(DoubleFit fit);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_JSON_JSON_NUMBER_HPP
