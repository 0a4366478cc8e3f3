#ifndef AIRUDDER_GENERATOR_DOCUMENT_JSON_NUMBER_HPP
#define AIRUDDER_GENERATOR_DOCUMENT_JSON_NUMBER_HPP

#include <string_view>

namespace airudder::generator {

// The runtime decides the same by code of its own, for it includes nothing of
// the generator; tests/number_cases.hpp is tested with both.

/// True if the JSON number `text` is integral and fits into 64 signed bits,
/// however it is spelled: 20000.00 and 2E4 are.
bool is_int64(std::string_view text);

/// What becomes of a JSON number that is read as a double.
enum class DoubleFit {
    /// The shortest form of the double has the same value.
    exact,

    /// The number has digits that the double does not keep.
    rounded,

    /// There is no double of that size.
    beyond,
};

DoubleFit fit_of_double(std::string_view text);

/// The same in an open object, which keeps integers of 64 bits, also unsigned,
/// if they are spelled without a point and an exponent.
DoubleFit fit_in_open_object(std::string_view text);

/// Why a number does not fit, e.g. "a number that a double holds"; empty for
/// `exact`.
std::string_view expectation(DoubleFit fit);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DOCUMENT_JSON_NUMBER_HPP
