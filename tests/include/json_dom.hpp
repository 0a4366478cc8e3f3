#ifndef AIRUDDER_TESTS_INCLUDE_JSON_DOM_HPP
#define AIRUDDER_TESTS_INCLUDE_JSON_DOM_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A second opinion: JSON read without any code of the runtime, simple rather
/// than fast, numbers as text. It expects valid JSON.
namespace json_dom {

struct Value {
    /// '{', '[', '"', '0' for a number, 't', 'f' or 'n'.
    char kind = 'n';

    /// Content of a string, unescaped; spelling of a number.
    std::string text{};

    std::vector<std::pair<std::string, Value>> members{};
    std::vector<Value> elements{};

    /// Where it stands in the text, and where its name's quote does if it is a
    /// member.
    std::size_t begin{};
    std::size_t end{};
    std::size_t name_begin{};

    /// The last member of this name, or null.
    Value const* find(std::string_view name) const;
};

Value read(std::string_view text);

/// Whether two values are equal: members in any order, of repeated names the
/// last one counts, numbers as spelled.
bool equal(Value const& left, Value const& right);

/// The value an RFC 6901 pointer leads to; null if it leads nowhere, or is not
/// a JSON Pointer.
Value const* resolve(Value const& root, std::string_view pointer);

/// As `resolve`, without the last token.
Value const* resolve_parent(Value const& root, std::string_view pointer);

/// The last token of a pointer, unescaped.
std::string last_token(std::string_view pointer);

/// The same JSON text without white space between tokens.
std::string minified(std::string_view text);

} // namespace json_dom

#endif // AIRUDDER_TESTS_INCLUDE_JSON_DOM_HPP
