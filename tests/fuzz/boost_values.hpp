#ifndef AIRUDDER_TESTS_FUZZ_BOOST_VALUES_HPP
#define AIRUDDER_TESTS_FUZZ_BOOST_VALUES_HPP

#include "json.hpp"

#include <boost/json/value.hpp>

/// Converts Boost.JSON's values and compares them with those of the oracle.
namespace fuzz {

using airudder::conformance::Json;

/// A value as if it had been read: doubles have an exponent; infinities and NaN
/// are null.
Json json_of(boost::json::value const& value);

/// Whether two values are the same. A double and an integer are the same if the
/// double is the nearest one to the integer. Infinities and NaN are null.
bool same(boost::json::value const& left, boost::json::value const& right);

/// Compares a value with JSON text. Its integers must be exact, its doubles the
/// nearest ones.
bool same(boost::json::value const& left, Json const& right);

/// Whether an open object holds the right value for one that was read: integers
/// of 64 bits that are spelled as such, the nearest double for other numbers.
bool open_says(boost::json::value const& decoded, Json const& value);

} // namespace fuzz

#endif // AIRUDDER_TESTS_FUZZ_BOOST_VALUES_HPP
