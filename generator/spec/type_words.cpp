#include "type_words.hpp"

#include "members.hpp"

namespace airudder::generator {
namespace {

using Kind = TypeWords::Kind;

std::string_view trim(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

/// Removes a count such as " {9}" at the end.
std::string_view without_count(std::string_view text)
{
    auto const open = text.rfind('{');
    if (open == text.npos || text.back() != '}')
        return text;
    auto const digits = text.substr(open + 1, text.size() - open - 2);
    bool const count = !digits.empty() &&
                       digits.find_first_not_of("0123456789") == digits.npos;
    return count ? trim(text.substr(0, open)) : text;
}

Kind read_kind(std::string_view text)
{
    if (text == "string")
        return Kind::string;
    if (text == "integer")
        return Kind::integer;
    if (text == "number")
        return Kind::number;
    if (text == "boolean")
        return Kind::boolean;
    if (text == "array")
        return Kind::array;
    return without_count(text) == "object" ? Kind::object : Kind::unknown;
}

} // namespace

TypeWords read_type_words(std::string_view words)
{
    words = trim(words);
    if (words == "enum<string>")
        return {.kind = Kind::string, .enumeration = true};
    TypeWords result{.kind = read_kind(words)};
    if (result.kind != Kind::unknown || !words.starts_with("array"))
        return result;
    auto const rest = trim(words.substr(5));
    if (rest.size() < 2 || rest.front() != '[' || rest.back() != ']')
        return result;
    auto const element = trim(rest.substr(1, rest.size() - 2));
    if (element == "enum<string>")
        return {Kind::array, Kind::string, true};
    result.element = read_kind(element);
    if (result.element != Kind::unknown || element.empty())
        result.kind = Kind::array;
    return result;
}

bool is_container(TypeWords const& words)
{
    return words.kind == Kind::object ||
           (words.kind == Kind::array && words.element == Kind::object);
}

unsigned allowed_kinds(Kind kind)
{
    switch (kind) {
    case Kind::string: return kind_string;
    case Kind::integer: return kind_integer | kind_spelled_integer;
    case Kind::number: return kind_integer | kind_spelled_integer | kind_number;
    case Kind::boolean: return kind_boolean;
    case Kind::object: return kind_object;
    case Kind::array: return kind_array;
    case Kind::unknown: break;
    }
    return 0;
}

} // namespace airudder::generator
