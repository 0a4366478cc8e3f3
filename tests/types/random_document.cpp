#include "random_document.hpp"

#include <algorithm>

namespace types {
namespace {

/// The name with its letters in the other case.
std::string other_case(std::string name)
{
    for (auto& byte : name)
        if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'))
            byte = static_cast<char>(byte ^ 0x20);
    return name;
}

bool is_member(Shape const& record, std::string const& name)
{
    return std::ranges::find(record.members, name, &Shape::Member::name) !=
           record.members.end();
}

} // namespace

std::string RandomDocument::document(Shape const& shape)
{
    choose_spaces();
    return space() + record(shape) + space();
}

std::string RandomDocument::document_with_long_string(Shape const& shape,
                                                      std::size_t size)
{
    choose_spaces();
    auto all = items(shape);
    auto const name = shape.members.empty() || one_in(4)
                          ? "unknown"
                          : shape.members[below(shape.members.size())].name;
    std::erase_if(all, [&](auto const& item) { return item.first == name; });
    all.emplace_back(name, long_string(size));
    return object_of(all);
}

std::string RandomDocument::value(Shape const& shape)
{
    return one_in(8) ? RandomJson::value(2) : fitting(shape);
}

std::string RandomDocument::fitting(Shape const& shape)
{
    if (shape.type == "string")
        return string();
    if (shape.type == "integer")
        return one_in(3) ? number() : integer();
    if (shape.type == "number")
        return one_in(3) ? integer() : number();
    if (shape.type == "boolean")
        return one_in(2) ? "true" : "false";
    if (shape.type == "enum")
        return word(shape);
    if (shape.type == "integer enum")
        return one_in(3) ? number() : rank(shape);
    if (shape.type == "any")
        return RandomJson::value(3);
    if (shape.type == "map")
        return map(shape.items.front());
    if (shape.type == "open")
        return object(3);
    if (shape.type == "array")
        return list([&] { return value(shape.items.front()); });
    return record(shape);
}

std::string RandomDocument::word(Shape const& shape)
{
    if (one_in(8))
        return string();
    auto const& text = shape.values[below(shape.values.size())];
    return quoted(one_in(10) ? other_case(text) : text);
}

/// One of the values, perhaps spelled differently.
std::string RandomDocument::rank(Shape const& shape)
{
    auto const& digits = shape.values[below(shape.values.size())];
    return digits + (one_in(4) ? ".0" : one_in(4) ? "E0" : "");
}

std::string RandomDocument::map(Shape const& item)
{
    Items all;
    for (auto count = below(one_in(8) ? 40 : 4); count != 0; --count)
        add(all, one_in(2) ? name() : std::to_string(below(50)), value(item));
    return object_of(all);
}

/// A record within two others of its type is any object.
std::string RandomDocument::record(Shape const& shape)
{
    auto& levels = levels_[&shape];
    if (levels == 2)
        return object(1);
    ++levels;
    auto all = items(shape);
    --levels;
    if (one_in(2))
        std::shuffle(all.begin(), all.end(), random_);
    return object_of(all);
}

/// Repeats a name only if names may be repeated.
void RandomDocument::add(Items& items,
                         std::string const& name,
                         std::string text)
{
    auto const used = [&](auto const& item) {
        return item.first == name;
    };
    if (repeat_names_ || std::ranges::none_of(items, used))
        items.emplace_back(name, std::move(text));
}

RandomDocument::Items RandomDocument::items(Shape const& shape)
{
    Items out;
    auto const dropped = one_in(3) ? 0 : 2 + below(8);
    for (auto const& member : shape.members) {
        if (dropped != 0 && one_in(dropped))
            continue;
        auto const renamed = other_case(member.name);
        if (one_in(20) && !is_member(shape, renamed))
            add(out, renamed, value(member.shape));
        else
            add(out, member.name, value(member.shape));
    }
    add_others(out, shape);
    return out;
}

/// Adds unknown members, and repeats members.
void RandomDocument::add_others(Items& items, Shape const& shape)
{
    for (auto count = below(4); count != 0; --count)
        if (auto const unknown = name(); !is_member(shape, unknown))
            add(items, unknown, RandomJson::value(3));
    if (!repeat_names_ || shape.members.empty())
        return;
    for (auto count = below(4); count != 0; --count) {
        auto const& again = shape.members[below(shape.members.size())];
        add(items, again.name, value(again.shape));
    }
}

std::string RandomDocument::object_of(Items const& items)
{
    std::string out = "{" + space();
    auto separator = "";
    for (auto const& [name, text] : items) {
        out += separator + gap() + quoted(name) + space() + ":" + space() +
               text + space();
        separator = ",";
    }
    return out + "}";
}

std::string RandomDocument::long_string(std::size_t size)
{
    std::string out = "\"";
    while (out.size() < size)
        out += one_in(2)   ? std::string(40 + below(100), 'x')
               : one_in(2) ? "\\u0000\\ud83D\\uDE00"
                           : "\xE4\xBD\xA0\xF0\x9F\x98\x80\\\"";
    return out + '"';
}

} // namespace types
