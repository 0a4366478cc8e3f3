#include "json.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace airudder::conformance {

Json const* Json::find(std::string_view name) const noexcept
{
    for (auto member = members.rbegin(); member != members.rend(); ++member)
        if (member->name == name)
            return &member->value;
    return nullptr;
}

std::string_view Json::word(std::string_view name) const noexcept
{
    auto const* value = find(name);
    return value && value->is(Kind::string) ? std::string_view(value->text)
                                            : std::string_view();
}

// Written out: clang 14 crashes on the defaulted one.
bool Json::operator==(Json const& other) const
{
    return kind == other.kind && text == other.text &&
           elements == other.elements && members == other.members;
}

std::string write_string(std::string_view text)
{
    std::string out = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", c);
            out += escape;
        } else {
            out += c;
        }
    }
    return out += '"';
}

namespace {

void write(std::string& out, Json const& value)
{
    char const* separator = "";
    switch (value.kind) {
    case Json::Kind::null: out += "null"; break;
    case Json::Kind::boolean:
    case Json::Kind::number: out += value.text; break;
    case Json::Kind::string: out += write_string(value.text); break;
    case Json::Kind::array:
        out += '[';
        for (auto const& element : value.elements) {
            out += separator;
            separator = ",";
            write(out, element);
        }
        out += ']';
        break;
    case Json::Kind::object:
        out += '{';
        for (auto const& [name, member] : value.members) {
            out += separator;
            separator = ",";
            out += write_string(name) + ':';
            write(out, member);
        }
        out += '}';
        break;
    }
}

bool same_members(Json const& left, Json const& right)
{
    auto by_name = [](Json const& object) {
        std::vector<Json::Member const*> sorted;
        for (auto const& member : object.members)
            sorted.push_back(&member);
        std::ranges::stable_sort(
            sorted, {}, [](auto const* member) { return member->name; });
        return sorted;
    };
    return std::ranges::equal(
        by_name(left), by_name(right), [](auto const* a, auto const* b) {
            return a->name == b->name && same_value(a->value, b->value);
        });
}

std::optional<std::size_t> index_of(std::string_view token)
{
    if (token.empty() || token.size() > 9 ||
        (token.size() > 1 && token.front() == '0') ||
        token.find_first_not_of("0123456789") != token.npos)
        return std::nullopt;
    return std::stoul(std::string(token));
}

Json const* step(Json const& value, std::string const& token)
{
    if (value.is(Json::Kind::object))
        return value.find(token);
    auto const index = index_of(token);
    return value.is(Json::Kind::array) && index &&
                   *index < value.elements.size()
               ? &value.elements[*index]
               : nullptr;
}

} // namespace

std::string write_json(Json const& value)
{
    std::string out;
    write(out, value);
    return out;
}

bool same_value(Json const& left, Json const& right)
{
    if (left.kind != right.kind || left.text != right.text)
        return false;
    if (left.is(Json::Kind::object))
        return same_members(left, right);
    return std::ranges::equal(left.elements, right.elements, same_value);
}

Json const* at(Json const& root, std::string_view pointer)
{
    auto const* value = &root;
    for (auto const& token : tokens(pointer))
        if (value)
            value = step(*value, token);
    return value;
}

Json* at(Json& root, std::string_view pointer)
{
    return const_cast<Json*>(at(std::as_const(root), pointer));
}

std::string below(std::string_view pointer, std::string_view token)
{
    std::string out(pointer);
    out += '/';
    for (char const c : token) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

std::string below(std::string_view pointer, std::size_t index)
{
    return below(pointer, std::to_string(index));
}

std::vector<std::string> tokens(std::string_view pointer)
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i < pointer.size(); ++i) {
        char const c = pointer[i];
        if (c == '/') {
            out.emplace_back();
        } else if (!out.empty() && c == '~' && i + 1 < pointer.size()) {
            out.back() += pointer[++i] == '1' ? '/' : '~';
        } else if (!out.empty()) {
            out.back() += c;
        }
    }
    return out;
}

} // namespace airudder::conformance
