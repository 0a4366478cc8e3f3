#include "../json/json_number.hpp"
#include "../json/object_reader.hpp"
#include "checks.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace airudder::generator {
namespace {

using Kind = Schema::Kind;

/// Compares one example with its schema.
class ExampleCheck {
public:
    ExampleCheck(CheckContext const& context,
                 std::set<std::string_view> const& excused)
        : context_(context), excused_(excused)
    {
    }

    void value(Schema const& schema, Node const& node)
    {
        if (auto const* const target = context_.target(schema))
            named(*target, node);
        else if (schema.kind == Kind::array)
            array(schema, node);
        else if (schema.kind != Kind::ref)
            scalar(schema.kind, node);
    }

private:
    void report(std::string const& pointer, std::string_view message)
    {
        if (!excused_.contains(pointer))
            context_.report(pointer, message);
    }

    void expect(std::string_view expected, Node const& node)
    {
        auto message = "expected " + std::string(expected) + ", found ";
        report(node.pointer, message.append(kind_name(*node.value)));
    }

    void named(Component const& component, Node const& node)
    {
        if (component.kind == Component::Kind::record) {
            record(component, node);
            return;
        }
        auto const text = string_of(*node.value);
        if (!text)
            expect("a string", node);
        else if (std::ranges::find(component.values, *text) ==
                 component.values.end())
            report(node.pointer,
                   "expected a value of " + component.name + ", found " +
                       in_quotes(*text));
    }

    void array(Schema const& schema, Node const& node)
    {
        if (node.value->kind != JsonText::Kind::array) {
            expect("an array", node);
            return;
        }
        for (auto const& element : elements_of(node))
            if (!schema.items.empty())
                value(schema.items.front(), element);
    }

    void scalar(Kind kind, Node const& node)
    {
        auto const found = kind_name(*node.value);
        if (kind == Kind::string && found != "a string")
            expect("a string", node);
        else if (kind == Kind::boolean && found != "a boolean")
            expect("a boolean", node);
        else if (kind == Kind::object && found != "an object")
            expect("an object", node);
        else if (kind == Kind::object)
            open(node);
        else if (kind == Kind::integer || kind == Kind::number)
            number(kind, node);
    }

    void number(Kind kind, Node const& node)
    {
        if (kind_name(*node.value) != "a number")
            expect(kind == Kind::integer ? "an integer" : "a number", node);
        else if (kind == Kind::integer && !is_int64(node.value->scalar))
            report(node.pointer,
                   "expected an integer of 64 bits, found " +
                       in_quotes(node.value->scalar));
        else if (kind == Kind::number)
            fit(fit_of_double(node.value->scalar), node);
    }

    void fit(DoubleFit found, Node const& node)
    {
        if (found != DoubleFit::exact)
            report(node.pointer,
                   "expected " + std::string(expectation(found)) + ", found " +
                       in_quotes(node.value->scalar));
    }

    /// Checks only numbers, because open objects keep all other values.
    void open(Node const& node)
    {
        for (auto const& [name, member] : members_of(node))
            open(member);
        for (auto const& element : elements_of(node))
            open(element);
        if (kind_name(*node.value) == "a number")
            fit(fit_in_open_object(node.value->scalar), node);
    }

    void record(Component const& component, Node const& node)
    {
        if (node.value->kind != JsonText::Kind::object) {
            expect("an object", node);
            return;
        }
        std::map<std::string_view, std::size_t> places;
        for (auto const& property : component.properties)
            places.emplace(property.name, places.size());
        std::size_t next = 0;
        for (auto const& [name, member] : members_of(node)) {
            auto const place = places.find(name);
            if (place == places.end()) {
                report(member.pointer,
                       "expected a member of " + component.name);
                continue;
            }
            auto const i = place->second;
            if (i < next)
                report(member.pointer,
                       "expected the members of " + component.name +
                           " in the order of its properties");
            next = std::max(next, i);
            value(component.properties[i].schema, member);
        }
        missing(component, node);
    }

    void missing(Component const& component, Node const& node)
    {
        std::set<std::string_view> present;
        for (auto const& member : node.value->members)
            present.insert(member.name);
        for (auto const& property : component.properties)
            if (property.required && !present.contains(property.name))
                report(node.pointer,
                       "expected the required member " +
                           in_quotes(property.name));
    }

    CheckContext const& context_;
    std::set<std::string_view> const& excused_;
};

/// The default limit of `airudder::parse`.
constexpr std::size_t most_levels = 64;

std::size_t levels_of(JsonText const& value)
{
    std::size_t most = 0;
    for (auto const& member : value.members)
        most = std::max(most, levels_of(member.value));
    for (auto const& element : value.elements)
        most = std::max(most, levels_of(element));
    return value.kind == JsonText::Kind::scalar ? 0 : most + 1;
}

void check_content(Content const& content,
                   std::set<std::string_view> const& excused,
                   CheckContext const& context)
{
    for (auto const& example : content.examples) {
        ExampleCheck(context, excused)
            .value(content.schema,
                   {.value = &example.value, .pointer = example.pointer});
        if (auto const levels = levels_of(example.value); levels > most_levels)
            context.report(example.pointer,
                           "expected at most " + std::to_string(most_levels) +
                               " levels, found " + std::to_string(levels));
    }
}

} // namespace

void check_examples(CheckContext const& context)
{
    for (auto const& operation : context.document.operations) {
        std::set<std::string_view> excused;
        for (auto const& deviation : operation.deviations)
            excused.insert(deviation.target);
        if (operation.request)
            check_content(*operation.request, excused, context);
        for (auto const& response : operation.responses)
            if (response.content)
                check_content(*response.content, excused, context);
    }
}

} // namespace airudder::generator
