#include "type_words.hpp"

#include "parts.hpp"

#include <vector>

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
    for (auto const kind : {Kind::string,
                            Kind::integer,
                            Kind::number,
                            Kind::boolean,
                            Kind::array})
        if (text == word_of(kind))
            return kind;
    return without_count(text) == "object" ? Kind::object : Kind::unknown;
}

std::string join(std::vector<std::string_view> const& words)
{
    std::string text;
    for (auto const word : words) {
        text += text.empty() ? "" : ", ";
        text += word;
    }
    return text;
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

std::string_view word_of(Kind kind)
{
    switch (kind) {
    case Kind::string: return "string";
    case Kind::integer: return "integer";
    case Kind::number: return "number";
    case Kind::boolean: return "boolean";
    case Kind::object: return "object";
    case Kind::array: return "array";
    case Kind::unknown: break;
    }
    return "";
}

std::string_view element_words(TypeWords const& words)
{
    return words.enumeration ? "enum<string>" : word_of(words.element);
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

std::string stated_words(Member const& member)
{
    std::string text;
    TypeWords first;
    for (auto const* const row : member.rows) {
        auto const& type = row->row->type;
        auto const words = read_type_words(type);
        if (text.empty())
            text = type, first = words;
        else if (!(words == first) && text != type)
            text += " or " + type;
    }
    return text;
}

std::string shown_words(Member const& member)
{
    std::vector<std::string_view> words;
    bool const both =
        (member.kinds & (kind_number | kind_spelled_integer)) != 0;
    if (member.kinds & kind_string)
        words.push_back("string");
    if ((member.kinds & kind_integer) && !both)
        words.push_back("integer");
    if (both)
        words.push_back("number");
    if (member.kinds & kind_boolean)
        words.push_back("boolean");
    if (member.kinds & kind_object)
        words.push_back("object");
    if (member.kinds & kind_null)
        words.push_back("null");
    auto text = join(words);
    if (member.kinds & kind_array) {
        text += text.empty() ? "" : ", ";
        text += "array [";
        text += member.element ? shown_words(*member.element) : "";
        text += ']';
    }
    return text;
}

std::string type_fact(Member const& member)
{
    if (!member.parent && member.rows.empty())
        return "object";
    auto const stated = stated_words(member);
    return member.is_element() || stated.empty() ? shown_words(member) : stated;
}

std::string glued_values(Member const& member)
{
    for (auto const* const row : member.rows)
        if (auto const& glued = row->row->enum_text)
            return *glued;
    return {};
}

} // namespace airudder::generator
