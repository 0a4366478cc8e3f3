#ifndef AIRUDDER_GENERATOR_DOCUMENT_JSON_NUMBER_HPP
#define AIRUDDER_GENERATOR_DOCUMENT_JSON_NUMBER_HPP

#include <string_view>

namespace airudder::generator {

/// True if the JSON number `text` is integral and fits into 64 signed bits,
/// however it is spelled: 20000.00 and 2E4 are.
bool is_int64(std::string_view text);

/// True if the JSON number `text` is not beyond the range of a double.
bool is_double(std::string_view text);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DOCUMENT_JSON_NUMBER_HPP
