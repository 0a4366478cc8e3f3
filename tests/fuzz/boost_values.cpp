#include "boost_values.hpp"

#include "decimal.hpp"

#include <algorithm>
#include <cmath>

namespace fuzz {
namespace {

namespace json = boost::json;
using namespace airudder::conformance;

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

/// Whether an open object holds the right value for a number.
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

/// Compares arrays and objects. `compare` compares their values.
template <class F>
bool same_parts(json::value const& left, Json const& right, F compare)
{
    if (left.is_array() && right.is(Json::Kind::array))
        return std::equal(left.get_array().begin(),
                          left.get_array().end(),
                          right.elements.begin(),
                          right.elements.end(),
                          compare);
    if (!left.is_object() || !right.is(Json::Kind::object))
        return false;
    auto const unique = without_repeated_names(right);
    if (unique.members.size() != left.get_object().size())
        return false;
    for (auto const& [name, value] : unique.members) {
        auto const found = left.get_object().if_contains(name);
        if (found == nullptr || !compare(*found, value))
            return false;
    }
    return true;
}

bool same_word(json::value const& left, Json const& right)
{
    if (left.is_string())
        return right.is(Json::Kind::string) && left.get_string() == right.text;
    if (left.is_bool())
        return right.is(Json::Kind::boolean) &&
               right.text == (left.get_bool() ? "true" : "false");
    return left.is_null() && right.is(Json::Kind::null);
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

Json json_of(json::value const& value)
{
    Json out;
    if (is_null(value))
        return out;
    if (value.is_object()) {
        out.kind = Json::Kind::object;
        for (auto const& [name, member] : value.get_object())
            out.members.push_back({name, json_of(member)});
    } else if (value.is_array()) {
        out.kind = Json::Kind::array;
        for (auto const& element : value.get_array())
            out.elements.push_back(json_of(element));
    } else if (value.is_string()) {
        out = {Json::Kind::string, std::string(value.get_string()), {}, {}};
    } else if (value.is_bool()) {
        out = {
            Json::Kind::boolean, value.get_bool() ? "true" : "false", {}, {}};
    } else {
        out = {Json::Kind::number, number_text(value), {}, {}};
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

bool same(json::value const& left, Json const& right)
{
    if (is_null(left))
        return right.is(Json::Kind::null);
    if (left.is_number())
        return right.is(Json::Kind::number) && same_number(left, right.text);
    if (left.is_structured())
        return same_parts(left, right, [](auto const& one, auto const& other) {
            return same(one, other);
        });
    return same_word(left, right);
}

bool open_says(json::value const& decoded, Json const& value)
{
    if (value.is(Json::Kind::number))
        return open_number_says(decoded, value.text);
    if (value.is(Json::Kind::object) || value.is(Json::Kind::array))
        return same_parts(decoded, value, open_says);
    return same_word(decoded, value);
}

} // namespace fuzz
