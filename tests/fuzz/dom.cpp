#include "dom.hpp"

#include "numbers.hpp"
#include "says.hpp"

#include <cmath>
#include <map>
#include <set>

namespace fuzz {
namespace {

namespace json = boost::json;

using Members = std::map<std::string_view, json_dom::Value const*>;

/// The last member of each name.
Members members_of(json_dom::Value const& object)
{
    Members members;
    for (auto const& [name, value] : object.members)
        members[name] = &value;
    return members;
}

std::string word_of(char kind)
{
    return kind == 't' ? "true" : kind == 'f' ? "false" : "null";
}

template <class List, class F>
std::string joined(char open, List const& list, char close, F text_of_one)
{
    std::string out(1, open);
    for (auto const& one : list) {
        out += out.size() > 1 ? "," : "";
        out += text_of_one(one);
    }
    return out + close;
}

bool is_null(json::value const& value)
{
    return value.is_null() ||
           (value.is_double() && !std::isfinite(value.get_double()));
}

/// Spells doubles with an exponent and integers without one.
std::string number_text(json::value const& value)
{
    if (value.is_int64())
        return std::to_string(value.get_int64());
    if (value.is_uint64())
        return std::to_string(value.get_uint64());
    return shortest(value.get_double());
}

double nearest_double(json::value const& value)
{
    if (value.is_int64())
        return static_cast<double>(value.get_int64());
    if (value.is_uint64())
        return static_cast<double>(value.get_uint64());
    return value.get_double();
}

/// Boost.JSON holds no integer as both int64 and uint64, so == is right for
/// integers.
bool same_number(json::value const& left, json::value const& right)
{
    if (left.is_double() || right.is_double())
        return nearest_double(left) == nearest_double(right);
    return left == right;
}

bool same_number(json::value const& left, std::string_view right)
{
    if (left.is_int64())
        return int64_of(right) == left.get_int64();
    if (left.is_uint64())
        return uint64_of(right) == left.get_uint64();
    return double_of(right) == left.get_double();
}

/// Whether an open object holds a number as it must.
bool open_number_says(json::value const& decoded, std::string const& number)
{
    if (is_plain_integer(number)) {
        if (auto const integer = int64_of(number))
            return decoded.is_int64() && decoded.get_int64() == *integer;
        if (auto const integer = uint64_of(number))
            return decoded.is_uint64() && decoded.get_uint64() == *integer;
    }
    auto const nearest = double_of(number);
    if (!nearest)
        return decoded.is_null();
    return decoded.is_double() && decoded.get_double() == *nearest &&
           std::signbit(decoded.get_double()) == std::signbit(*nearest);
}

/// Compares arrays and objects, their values by `compare`.
template <class F>
bool same_parts(json::value const& left,
                json_dom::Value const& right,
                F compare)
{
    if (left.is_array() && right.kind == '[')
        return std::equal(left.get_array().begin(),
                          left.get_array().end(),
                          right.elements.begin(),
                          right.elements.end(),
                          compare);
    if (!left.is_object() || right.kind != '{')
        return false;
    auto const members = members_of(right);
    if (members.size() != left.get_object().size())
        return false;
    for (auto const& [name, value] : members) {
        auto const found =
            left.get_object().if_contains({name.data(), name.size()});
        if (found == nullptr || !compare(*found, *value))
            return false;
    }
    return true;
}

bool same_word(json::value const& left, json_dom::Value const& right)
{
    if (left.is_string())
        return right.kind == '"' && left.get_string() == right.text;
    if (left.is_bool())
        return right.kind == (left.get_bool() ? 't' : 'f');
    return left.is_null() && right.kind == 'n';
}

bool same_members(json::object const& left, json::object const& right)
{
    if (left.size() != right.size())
        return false;
    for (auto const& [name, value] : left) {
        auto const found = right.if_contains(name);
        if (found == nullptr || !same(value, *found))
            return false;
    }
    return true;
}

} // namespace

std::string canonical(json_dom::Value const& value)
{
    switch (value.kind) {
    case '{':
        return joined('{', members_of(value), '}', [](auto const& member) {
            return in_quotes(member.first) + ':' + canonical(*member.second);
        });
    case '[': return joined('[', value.elements, ']', canonical);
    case '"': return in_quotes(value.text);
    case '0': return value.text;
    default: return word_of(value.kind);
    }
}

std::string text_of(json_dom::Value const& value)
{
    if (value.kind == '{')
        return joined('{', value.members, '}', [](auto const& member) {
            return in_quotes(member.first) + ':' + text_of(member.second);
        });
    if (value.kind == '[')
        return joined('[', value.elements, ']', text_of);
    return canonical(value);
}

std::string in_quotes(std::string_view text)
{
    constexpr char hex[] = "0123456789abcdef";
    std::string out = "\"";
    for (char const byte : text) {
        auto const code = static_cast<unsigned char>(byte);
        if (code < 0x20)
            out.append("\\u00").append({hex[code / 16], hex[code % 16]});
        else if (byte == '"' || byte == '\\')
            out.append({'\\', byte});
        else
            out += byte;
    }
    return out + '"';
}

bool repeats_names(json_dom::Value const& value)
{
    std::set<std::string_view> names;
    for (auto const& [name, member] : value.members)
        if (!names.insert(name).second || repeats_names(member))
            return true;
    for (auto const& element : value.elements)
        if (repeats_names(element))
            return true;
    return false;
}

std::string below(std::string_view pointer, std::string_view token)
{
    std::string out(pointer);
    out += '/';
    for (char const byte : token)
        out += byte == '~'   ? std::string("~0")
               : byte == '/' ? std::string("~1")
                             : std::string(1, byte);
    return out;
}

json_dom::Value dom_of(json::value const& value)
{
    json_dom::Value out;
    if (is_null(value))
        return out;
    if (value.is_object()) {
        out.kind = '{';
        for (auto const& [name, member] : value.get_object())
            out.members.emplace_back(name, dom_of(member));
    } else if (value.is_array()) {
        out.kind = '[';
        for (auto const& element : value.get_array())
            out.elements.push_back(dom_of(element));
    } else if (value.is_string()) {
        out = {.kind = '"', .text = std::string(value.get_string())};
    } else if (value.is_bool()) {
        out.kind = value.get_bool() ? 't' : 'f';
    } else {
        out = {.kind = '0', .text = number_text(value)};
    }
    return out;
}

bool same(json::value const& left, json::value const& right)
{
    if (is_null(left) || is_null(right))
        return is_null(left) && is_null(right);
    if (left.is_number() && right.is_number())
        return same_number(left, right);
    if (left.is_array() && right.is_array())
        return std::equal(left.get_array().begin(),
                          left.get_array().end(),
                          right.get_array().begin(),
                          right.get_array().end(),
                          [](auto const& one, auto const& other) {
                              return same(one, other);
                          });
    if (left.is_object() && right.is_object())
        return same_members(left.get_object(), right.get_object());
    return left.kind() == right.kind() && !left.is_array() &&
           !left.is_object() && left == right;
}

bool same(json::value const& left, json_dom::Value const& right)
{
    if (is_null(left))
        return right.kind == 'n';
    if (left.is_number())
        return right.kind == '0' && same_number(left, right.text);
    if (left.is_structured())
        return same_parts(left, right, [](auto const& one, auto const& other) {
            return same(one, other);
        });
    return same_word(left, right);
}

bool open_says(json::value const& decoded, json_dom::Value const& value)
{
    if (value.kind == '0')
        return open_number_says(decoded, value.text);
    if (value.kind == '{' || value.kind == '[')
        return same_parts(decoded, value, open_says);
    return same_word(decoded, value);
}

} // namespace fuzz
