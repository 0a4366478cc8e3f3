#include "specs.hpp"

#include "generator/commands/generate.hpp"
#include "generator/diagnostics.hpp"
#include "generator/document/read_document.hpp"
#include "generator/files.hpp"
#include "generator/json/json_build.hpp"

#include <algorithm>
#include <stdexcept>

namespace airudder::generator {
namespace {

/// The container of the place that a pointer names, and its last token.
struct Slot {
    JsonText* parent{};
    std::string token{};
};

Slot slot_at(JsonText& document, std::string const& pointer)
{
    auto const slash = pointer.rfind('/');
    auto* const parent = at_pointer(document, pointer.substr(0, slash));
    if (!parent)
        throw std::runtime_error("no place " + pointer);
    return {parent, pointer_tokens(pointer).back()};
}

/// The element, or a place at the end of the array.
auto element_at(Slot const& slot)
{
    auto& elements = slot.parent->elements;
    return slot.token == "-" ? elements.end()
                             : elements.begin() + std::stol(slot.token);
}

auto member_at(Slot const& slot)
{
    return std::ranges::find(
        slot.parent->members, slot.token, &JsonText::Member::name);
}

void remove_at(JsonText& document, std::string const& pointer)
{
    auto const slot = slot_at(document, pointer);
    if (!at_pointer(document, pointer))
        throw std::runtime_error("nothing at " + pointer);
    if (slot.parent->kind == JsonText::Kind::array)
        slot.parent->elements.erase(element_at(slot));
    else
        slot.parent->members.erase(member_at(slot));
}

void add_at(JsonText& document, std::string const& pointer, JsonText value)
{
    auto const slot = slot_at(document, pointer);
    if (slot.parent->kind == JsonText::Kind::array) {
        slot.parent->elements.insert(element_at(slot), std::move(value));
        return;
    }
    auto const found = member_at(slot);
    if (found != slot.parent->members.end()) {
        found->value = std::move(value);
        return;
    }
    put(*slot.parent, slot.token, std::move(value));
}

} // namespace

JsonText test_json(std::string const& name)
{
    auto const text =
        content_of(AIRUDDER_TESTS "/generator/diff/" + name).value();
    return std::get<JsonText>(read_json_text(text));
}

JsonText const& base_spec()
{
    static auto const base = test_json("base.json");
    return base;
}

void apply_patch(JsonText& document, JsonText const& patch)
{
    for (auto const& step : patch.elements) {
        auto const text = [&](std::string const& name) {
            return string_of(*at_pointer(step, "/" + name)).value();
        };
        auto const op = text("op");
        auto const path = text("path");
        if (op == "remove") {
            remove_at(document, path);
        } else if (op == "move") {
            auto const from = text("from");
            auto value = *at_pointer(document, from);
            remove_at(document, from);
            add_at(document, path, std::move(value));
        } else {
            if (op == "replace" && !at_pointer(document, path))
                throw std::runtime_error("nothing at " + path);
            auto const slot = slot_at(document, path);
            auto const& value = *at_pointer(step, "/value");
            if (op == "replace" && slot.parent->kind == JsonText::Kind::array)
                *element_at(slot) = value;
            else
                add_at(document, path, value);
        }
    }
}

std::optional<CheckedSpec> checked(JsonText text, std::string const& name)
{
    CheckedSpec spec{.text = std::make_unique<JsonText const>(std::move(text))};
    Diagnostics diagnostics;
    auto model = make_model(name, *spec.text, diagnostics);
    if (!model)
        return std::nullopt;
    spec.model = *std::move(model);
    spec.document = read_document(*spec.text, name, diagnostics);
    return spec;
}

} // namespace airudder::generator
