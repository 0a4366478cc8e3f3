#ifndef AIRUDDER_TESTS_FUZZ_DOM_HPP
#define AIRUDDER_TESTS_FUZZ_DOM_HPP

#include "json_dom.hpp"

#include <boost/json/value.hpp>

#include <string>
#include <string_view>

/// What the targets need beside tests/include/json_dom.hpp.
namespace fuzz {

/// One spelling for all texts of the same JSON value: members sorted by name,
/// of repeated names the last one only, numbers as they are.
std::string canonical(json_dom::Value const& value);

/// JSON text of a value, members as they are.
std::string text_of(json_dom::Value const& value);

/// A value as if it had been read: doubles have an exponent; infinities and NaN
/// are null.
json_dom::Value dom_of(boost::json::value const& value);

/// A string in JSON, with no escape that need not be.
std::string in_quotes(std::string_view text);

/// Whether any object in it has a name twice.
bool repeats_names(json_dom::Value const& value);

/// RFC 6901: `pointer` with one more token.
std::string below(std::string_view pointer, std::string_view token);

/// Whether two values are the same. A double and an integer are if it is the
/// integer's nearest double. Infinities and NaN are null.
bool same(boost::json::value const& left, boost::json::value const& right);

/// As `same`, of a value and JSON text: its integers are that value exactly,
/// its doubles the nearest one.
bool same(boost::json::value const& left, json_dom::Value const& right);

} // namespace fuzz

#endif // AIRUDDER_TESTS_FUZZ_DOM_HPP
