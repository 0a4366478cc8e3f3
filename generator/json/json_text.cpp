#include "json_text.hpp"

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <charconv>

namespace airudder::generator {
namespace {

constexpr std::size_t width = 100;

/// Appends `value` on one line, a space after ':' and ','; stops early when
/// the line gets longer than `room`.
void print_flat(std::string& out, JsonText const& value, std::size_t room)
{
    if (out.size() > room)
        return;
    char const* separator = "";
    if (value.kind == JsonText::Kind::scalar) {
        out += value.scalar;
    } else if (value.kind == JsonText::Kind::array) {
        out += '[';
        for (auto const& element : value.elements) {
            out += separator;
            print_flat(out, element, room);
            separator = ", ";
        }
        out += ']';
    } else if (value.members.empty()) {
        out += "{}";
    } else {
        out += "{ ";
        for (auto const& member : value.members) {
            out += separator;
            out += member.quoted + ": ";
            print_flat(out, member.value, room);
            separator = ", ";
        }
        out += " }";
    }
}

/// Appends `value`, which starts at `column`; `after` characters follow it.
void print_pretty(std::string& out,
                  JsonText const& value,
                  std::size_t indent,
                  std::size_t column,
                  std::size_t after)
{
    auto const room = width > column + after ? width - column - after : 0;
    std::string flat;
    print_flat(flat, value, room);
    if (value.kind == JsonText::Kind::scalar || flat.size() <= room ||
        (value.elements.empty() && value.members.empty())) {
        out += flat;
        return;
    }

    auto const inner = indent + 2;
    if (value.kind == JsonText::Kind::array) {
        out += "[\n";
        for (auto const& element : value.elements) {
            bool const last = &element == &value.elements.back();
            out.append(inner, ' ');
            print_pretty(out, element, inner, inner, !last);
            out += last ? "\n" : ",\n";
        }
        out.append(indent, ' ') += ']';
        return;
    }
    out += "{\n";
    for (auto const& member : value.members) {
        bool const last = &member == &value.members.back();
        out.append(inner, ' ') += member.quoted + ": ";
        print_pretty(
            out, member.value, inner, inner + member.quoted.size() + 2, !last);
        out += last ? "\n" : ",\n";
    }
    out.append(indent, ' ') += '}';
}

void append_minified(std::string& out, JsonText const& value)
{
    char const* separator = "";
    if (value.kind == JsonText::Kind::scalar) {
        out += value.scalar;
    } else if (value.kind == JsonText::Kind::array) {
        out += '[';
        for (auto const& element : value.elements) {
            out += separator;
            append_minified(out, element);
            separator = ",";
        }
        out += ']';
    } else {
        out += '{';
        for (auto const& member : value.members) {
            out += separator;
            out += member.quoted;
            out += ':';
            append_minified(out, member.value);
            separator = ",";
        }
        out += '}';
    }
}

/// The first token of a JSON Pointer, unescaped; removes it from `pointer`.
std::string take_token(std::string_view& pointer)
{
    pointer.remove_prefix(1);
    auto const end = std::min(pointer.find('/'), pointer.size());
    std::string token;
    for (std::size_t i = 0; i < end; ++i) {
        if (pointer[i] == '~' && i + 1 < end)
            token += pointer[++i] == '1' ? '/' : '~';
        else
            token += pointer[i];
    }
    pointer.remove_prefix(end);
    return token;
}

JsonText const* child(JsonText const& value, std::string const& token)
{
    if (value.kind == JsonText::Kind::object) {
        auto const found =
            std::ranges::find(value.members, token, &JsonText::Member::name);
        return found == value.members.end() ? nullptr : &found->value;
    }
    std::size_t index = 0;
    auto const last = token.data() + token.size();
    auto const [end, error] = std::from_chars(token.data(), last, index);
    bool const is_index = error == std::errc{} && end == last &&
                          (token == "0" || token.front() != '0');
    return is_index && index < value.elements.size() ? &value.elements[index]
                                                     : nullptr;
}

} // namespace

JsonText JsonText::of(std::string spelled)
{
    JsonText result;
    result.scalar = std::move(spelled);
    return result;
}

JsonText to_json_text(boost::json::value const& value)
{
    JsonText result;
    if (auto const* const array = value.if_array()) {
        result.kind = JsonText::Kind::array;
        for (auto const& element : *array)
            result.elements.push_back(to_json_text(element));
    } else if (auto const* const object = value.if_object()) {
        result.kind = JsonText::Kind::object;
        for (auto const& [name, member] : *object)
            result.members.push_back(
                {.quoted = boost::json::serialize(boost::json::string(name)),
                 .name = std::string(name),
                 .value = to_json_text(member)});
    } else {
        result.scalar = boost::json::serialize(value);
    }
    return result;
}

std::string minified(JsonText const& value)
{
    std::string out;
    append_minified(out, value);
    return out;
}

std::string pretty(JsonText const& value)
{
    std::string out;
    print_pretty(out, value, 0, 0, 0);
    out += '\n';
    return out;
}

JsonText const* at_pointer(JsonText const& root, std::string_view pointer)
{
    auto const* found = &root;
    if (!pointer.empty() && pointer.front() != '/')
        return nullptr;
    while (found && !pointer.empty())
        found = child(*found, take_token(pointer));
    return found;
}

JsonText* at_pointer(JsonText& root, std::string_view pointer)
{
    return const_cast<JsonText*>(
        at_pointer(static_cast<JsonText const&>(root), pointer));
}

} // namespace airudder::generator
