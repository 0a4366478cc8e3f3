// Sends every documented example through the generated types: what is written
// must be the same JSON value with every number spelled as in the spec. Lists the
// examples that differ and the values whose type is open. Argument: the spec.
#include "generator/diagnostics.hpp"
#include "generator/files.hpp"
#include "generator/json/json_text.hpp"

#include <airudder/airudder.hpp>

#include <algorithm>
#include <cstddef>
#include <iostream>
#include <string>

namespace {

using namespace airudder::generator;

/// The same value with the members of all objects in order.
JsonText sorted(JsonText value)
{
    for (auto& element : value.elements)
        element = sorted(std::move(element));
    for (auto& member : value.members)
        member.value = sorted(std::move(member.value));
    std::ranges::sort(value.members, {}, &JsonText::Member::name);
    return value;
}

std::string sorted_text(std::string const& text)
{
    auto read = read_json_text(text);
    auto* const value = std::get_if<JsonText>(&read);
    return value ? minified(sorted(std::move(*value))) : "not JSON: " + text;
}

/// True if a schema of the spec states no type.
bool is_any(JsonText const& schema)
{
    return std::ranges::none_of(schema.members, [](auto const& member) {
        return member.name == "type" || member.name == "$ref" ||
               member.name == "anyOf" || member.name == "enum";
    });
}

/// Prints the pointers of schemas without a type; returns their number.
std::size_t list_open_values(JsonText const& schema, std::string const& pointer)
{
    std::size_t count = 0;
    if (is_any(schema)) {
        std::cout << "open: " << pointer << '\n';
        ++count;
    }
    for (auto const& [quoted, name, value] : schema.members) {
        auto const below = child_pointer(pointer, name);
        if (name == "properties")
            for (auto const& member : value.members)
                count += list_open_values(member.value,
                                          child_pointer(below, member.name));
        else if (name == "items" || name == "additionalProperties")
            count += list_open_values(value, below);
    }
    return count;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    auto const text = content_of(argv[1]);
    auto const read = read_json_text(text.value_or(""));
    auto const* const spec = std::get_if<JsonText>(&read);
    if (!spec)
        return 2;
    std::size_t same = 0;
    std::size_t same_bytes = 0;
    std::size_t failed = 0;
    airudder::for_each(airudder::examples, [&](auto const& example) {
        using Value = typename std::decay_t<decltype(example)>::Value;
        auto const* const value = at_pointer(*spec, example.pointer);
        auto const wanted = value ? minified(*value) : std::string();
        auto const parsed =
            airudder::parse<Value>(wanted, {.max_depth = 1'000});
        auto const written =
            parsed ? airudder::serialize(*parsed) : std::string();
        same_bytes += written == wanted;
        if (parsed && sorted_text(written) == sorted_text(wanted)) {
            ++same;
            return;
        }
        ++failed;
        std::cout << "FAIL: " << example.name << "\n  is      " << wanted
                  << "\n  becomes " << written << '\n';
    });
    std::size_t open = 0;
    if (auto const* const schemas = at_pointer(*spec, "/components/schemas"))
        for (auto const& schema : schemas->members)
            open += list_open_values(schema.value, schema.name);
    std::cout << "operations   " << airudder::endpoints.size() << " endpoints, "
              << airudder::webhooks.size() << " webhooks\n"
              << "examples     " << same << " come back (" << same_bytes
              << " byte by byte), " << failed << " do not\n"
              << "open values  " << open << '\n';
    return failed == 0 ? 0 : 1;
}
