#include "type_words.hpp"

#include "../characters.hpp"
#include "parts.hpp"

#include <algorithm>
#include <unordered_set>

namespace airudder::generator {
namespace {

using Kind = TypeWords::Kind;

/// Removes a count such as " {9}" at the end.
std::string_view without_count(std::string_view text)
{
    auto const open = text.rfind('{');
    if (open == text.npos || text.back() != '}')
        return text;
    auto const digits = text.substr(open + 1, text.size() - open - 2);
    bool const count = !digits.empty() &&
                       digits.find_first_not_of("0123456789") == digits.npos;
    return count ? trimmed(text.substr(0, open)) : text;
}

Kind read_kind(std::string_view text)
{
    for (auto const kind : {Kind::string,
                            Kind::integer,
                            Kind::number,
                            Kind::boolean,
                            Kind::array,
                            Kind::any})
        if (text == word_of(kind))
            return kind;
    return without_count(text) == "object" ? Kind::object : Kind::unknown;
}

/// False for a twin's words that stand for an unknown type.
bool states_type(std::string_view words)
{
    return !words.empty() && words != "null" && words != "reference";
}

/// Whether two types exclude each other.
bool differ(TypeWords const& left, TypeWords const& right)
{
    return left.kind != right.kind ||
           (left.element != right.element && left.element != Kind::unknown &&
            right.element != Kind::unknown);
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
    words = trimmed(words);
    if (words == "enum<string>")
        return {.kind = Kind::string, .enumeration = true};
    TypeWords result{.kind = read_kind(words)};
    if (result.kind != Kind::unknown || !words.starts_with("array"))
        return result;
    auto const rest = trimmed(words.substr(5));
    if (rest.size() < 2 || rest.front() != '[' || rest.back() != ']')
        return result;
    auto const element = trimmed(rest.substr(1, rest.size() - 2));
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
    case Kind::any: return "any";
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
    case Kind::any: return ~0u;
    case Kind::unknown: break;
    }
    return 0;
}

std::string stated_words(Member const& member)
{
    std::string text;
    TypeWords first;
    std::vector<std::string_view> others; // than the first
    auto const is_new = [&](std::string_view type) {
        if (std::ranges::find(others, type) != others.end())
            return false;
        others.push_back(type);
        return true;
    };
    for (auto const* const row : member.rows) {
        if (row->of_twin())
            continue;
        auto const& type = row->row->type;
        auto const words = read_type_words(type);
        if (text.empty())
            text = type, first = words;
        else if (!(words == first) && text != type && is_new(type))
            text += " or " + type;
    }
    bool const unread = read_type_words(text).kind == Kind::unknown;
    std::string twins;
    for (auto const* const row : member.rows) {
        auto const& type = row->row->type;
        if (!row->of_twin() || !states_type(type))
            continue;
        auto const words = read_type_words(type);
        if (twins.empty() && (text.empty() || unread))
            twins = type, first = words;
        else if (differ(first, words) && is_new(type))
            twins += " or " + type;
    }
    if (!text.empty() && !unread)
        return text + twins;
    if (!twins.empty())
        return twins;
    for (auto const* const row : member.rows)
        if (row->of_twin() && text.empty())
            text = row->row->type.empty() ? "no type" : row->row->type;
    return text;
}

bool contradicts(Member const& element, TypeWords const& array)
{
    auto const own = read_type_words(stated_words(element)).kind;
    return is_of_twin(element) && own != Kind::unknown &&
           array.element != Kind::unknown && own != array.element;
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
    return stated.empty() ? shown_words(member) : stated;
}

std::string glued_values(Member const& member)
{
    for (auto const* const row : member.rows)
        if (auto const& glued = row->row->enum_text)
            return *glued;
    return {};
}

std::vector<std::string> twin_values(Member const& member)
{
    std::vector<std::string> values;
    std::unordered_set<std::string_view> seen;
    for (auto const* const row : member.rows)
        for (auto const& value : row->row->values)
            if (seen.insert(value).second)
                values.push_back(value);
    return values;
}

std::string word_for(Member const& member, std::string_view value)
{
    for (auto const* const row : member.rows)
        for (std::size_t i = 0; i < row->row->words.size(); ++i)
            if (row->row->values[i] == value && !row->row->words[i].empty())
                return row->row->words[i];
    return {};
}

bool is_of_twin(Member const& member)
{
    return std::ranges::any_of(member.rows, &PlacedRow::of_twin);
}

bool is_nullable(Member const& member)
{
    return std::ranges::any_of(
        member.rows, [](auto const* row) { return row->row->nullable; });
}

} // namespace airudder::generator
