#ifndef AIRUDDER_TESTS_FUZZ_DOM_HPP
#define AIRUDDER_TESTS_FUZZ_DOM_HPP

#include "json_dom.hpp"

#include <boost/json/value.hpp>

#include <string>
#include <string_view>

/// Additions to tests/include/json_dom.hpp for the targets.
namespace fuzz {

/// Returns one spelling for all texts of the same JSON value: sorts members by
/// name, keeps the last of repeated names, and leaves numbers as spelled.
std::string canonical(json_dom::Value const& value);

/// JSON text of a value, with its members in their order.
std::string text_of(json_dom::Value const& value);

/// Returns a value as if it had been read from text: doubles have an exponent;
/// infinities and NaN are null.
json_dom::Value dom_of(boost::json::value const& value);

/// A string in JSON, with only the necessary escapes.
std::string in_quotes(std::string_view text);

/// Whether any object in a value has two members of the same name.
bool repeats_names(json_dom::Value const& value);

/// RFC 6901: `pointer` with one more token.
std::string below(std::string_view pointer, std::string_view token);

/// Whether two values are the same. A double equals an integer if it is the
/// integer's nearest double. Infinities and NaN equal null.
bool same(boost::json::value const& left, boost::json::value const& right);

/// Whether a value is that of a JSON text: integers exactly, doubles as the
/// nearest double.
bool same(boost::json::value const& left, json_dom::Value const& right);

} // namespace fuzz

#endif // AIRUDDER_TESTS_FUZZ_DOM_HPP
