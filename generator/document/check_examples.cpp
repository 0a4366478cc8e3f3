#include "../json/json_number.hpp"
#include "../json/object_reader.hpp"
#include "checks.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace airudder::generator {
namespace {

using Kind = Schema::Kind;

/// The parts of a component by their names.
struct ComponentIndex {
    std::map<std::string_view, Property const*> properties{};
    std::vector<Property const*> required{};
    std::set<std::string_view> values{};
};

/// The indices of components, each made once.
class ComponentIndices {
public:
    ComponentIndex const& of(Component const& component)
    {
        auto const [at, is_new] = all_.try_emplace(&component);
        auto& index = at->second;
        if (!is_new)
            return index;
        for (auto const& property : component.properties) {
            index.properties.emplace(property.name, &property);
            if (property.required)
                index.required.push_back(&property);
        }
        index.values.insert(component.values.begin(), component.values.end());
        return index;
    }

private:
    std::map<Component const*, ComponentIndex> all_{};
};

/// Compares one example with its schema.
class ExampleCheck {
public:
    ExampleCheck(CheckContext const& context,
                 std::set<std::string_view> const& excused,
                 ComponentIndices& indices)
        : context_(context), excused_(excused), indices_(indices)
    {
    }

    void value(Schema const& schema, Node const& node)
    {
        if (context_.diagnostics.full())
            return; // each element may lack thousands of members
        if (schema.nullable && kind_name(*node.value) == "null")
            return;
        if (auto const* const target = context_.target(schema))
            named(*target, node);
        else if (schema.kind == Kind::array)
            array(schema, node);
        else if (schema.kind == Kind::map)
            map(schema, node);
        else if (schema.kind == Kind::any)
            open(node);
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
        if (component.kind == Component::Kind::record)
            record(component, node);
        else if (component.integers)
            integer_of(component, node);
        else if (auto const text = string_of(*node.value))
            value_of(component, *text, node);
        else
            expect("a string", node);
    }

    void integer_of(Component const& component, Node const& node)
    {
        number(Kind::integer, node);
        if (kind_name(*node.value) != "a number")
            return;
        if (auto const value = int64_of(node.value->scalar))
            value_of(component, std::to_string(*value), node);
    }

    void value_of(Component const& component,
                  std::string const& value,
                  Node const& node)
    {
        if (!indices_.of(component).values.contains(value))
            report(node.pointer,
                   "expected a value of " + component.name + ", found " +
                       in_quotes(value));
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

    void map(Schema const& schema, Node const& node)
    {
        if (node.value->kind != JsonText::Kind::object) {
            expect("an object", node);
            return;
        }
        for (auto const& [name, member] : members_of(node))
            if (!schema.items.empty())
                value(schema.items.front(), member);
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

    /// Checks only numbers, because open values keep everything else.
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
        if (component.properties.empty())
            return; // it keeps every member as it is
        auto const& index = indices_.of(component);
        for (auto const& [name, member] : members_of(node)) {
            auto const property = index.properties.find(name);
            if (property == index.properties.end())
                report(member.pointer,
                       "expected a member of " + component.name);
            else
                value(property->second->schema, member);
        }
        if (!index.required.empty())
            missing(index, node);
    }

    void missing(ComponentIndex const& index, Node const& node)
    {
        std::set<std::string_view> present;
        for (auto const& member : node.value->members)
            present.insert(member.name);
        for (auto const* const property : index.required)
            if (!present.contains(property->name))
                report(node.pointer,
                       "expected the required member " +
                           in_quotes(property->name));
    }

    CheckContext const& context_;
    std::set<std::string_view> const& excused_;
    ComponentIndices& indices_;
};

void check_content(Content const& content,
                   std::set<std::string_view> const& excused,
                   CheckContext const& context,
                   ComponentIndices& indices)
{
    for (auto const& example : content.examples)
        ExampleCheck(context, excused, indices)
            .value(content.schema,
                   {.value = &example.value, .pointer = example.pointer});
}

} // namespace

void check_examples(CheckContext const& context)
{
    ComponentIndices indices;
    for (auto const& operation : context.document.operations) {
        std::set<std::string_view> excused;
        for (auto const& deviation : operation.deviations)
            excused.insert(deviation.target);
        if (operation.request)
            check_content(*operation.request, excused, context, indices);
        for (auto const& response : operation.responses)
            if (response.content)
                check_content(*response.content, excused, context, indices);
    }
}

} // namespace airudder::generator
