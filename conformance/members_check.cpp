#include "checks.hpp"

#include <algorithm>

namespace airudder::conformance {
namespace {

bool lists(Json const* names, std::string_view name)
{
    return names && std::ranges::any_of(names->elements, [&](auto const& n) {
               return n.text == name;
           });
}

/// Compares a schema with the type generated from it.
class Comparison {
public:
    Comparison(Json const& spec, std::vector<std::string>& failures)
        : spec_(spec), failures_(failures)
    {
    }

    void
    compare(Json const& stated, Shape const& shape, std::string const& place)
    {
        ++members;
        auto const& schema = resolved(spec_, stated);
        auto const wanted = type_of(schema);
        if (shape.type != wanted)
            fail(place, "is " + wanted + ", in the header " + shape.type);
        else if (wanted == "record")
            compare_members(schema, shape, place);
        else if (wanted == "enum")
            compare_values(schema, shape, place);
        else if (wanted == "array")
            compare(*schema.find("items"), shape.items.at(0), place + "/-");
    }

    void compare_parameters(Json const* parameters, Shape const& shape)
    {
        std::vector<Shape::Member> rest = shape.members;
        for (auto const& parameter : parameters->elements) {
            if (parameter.word("in") != "query")
                continue;
            auto const* required = parameter.find("required");
            auto const name = std::string(parameter.word("name"));
            take(rest,
                 name,
                 required && required->text == "true",
                 *parameter.find("schema"),
                 below("/query", name));
        }
        for (auto const& member : rest)
            fail(below("/query", member.name), "is in the header only");
    }

    std::size_t members = 0;

private:
    void fail(std::string const& place, std::string const& what)
    {
        failures_.push_back(place + " " + what);
    }

    static std::string type_of(Json const& schema)
    {
        auto const type = std::string(schema.word("type"));
        if (type == "object")
            return is_record(schema) ? "record" : "open";
        return is_enum(schema) ? "enum" : type;
    }

    void compare_members(Json const& schema,
                         Shape const& shape,
                         std::string const& place)
    {
        auto rest = shape.members;
        for (auto const& [name, property] : schema.find("properties")->members)
            take(rest,
                 name,
                 lists(schema.find("required"), name),
                 property,
                 below(place, name));
        for (auto const& member : rest)
            fail(below(place, member.name), "is in the header only");
    }

    /// Compares the first of `rest`, which is next in the spec's order.
    void take(std::vector<Shape::Member>& rest,
              std::string const& name,
              bool required,
              Json const& schema,
              std::string const& place)
    {
        if (rest.empty() || rest.front().name != name)
            return fail(place, "is not the header's next member");
        auto const member = rest.front();
        rest.erase(rest.begin());
        if (member.required != required)
            fail(place,
                 required ? "is required, in the header optional"
                          : "is optional, in the header required");
        compare(schema, member.shape, place);
    }

    void compare_values(Json const& schema,
                        Shape const& shape,
                        std::string const& place)
    {
        std::vector<std::string> wanted;
        for (auto const& value : schema.find("enum")->elements)
            wanted.push_back(value.text);
        if (wanted != shape.values)
            fail(place, "has other enum values in the header");
    }

    Json const& spec_;
    std::vector<std::string>& failures_;
};

void compare_body(Comparison& comparison,
                  Json const* content,
                  Shape const& shape,
                  std::string const& place)
{
    if (content && !content->members.empty())
        comparison.compare(
            *content->members[0].value.find("schema"), shape, place);
}

Check check_types(Project const& project,
                  Operation const& operation,
                  OperationCase const& generated)
{
    Check check{"members", operation.name, {}, {}};
    Comparison comparison(project.spec, check.failures);
    auto const* parameters = operation.value->find("parameters");
    if (generated.in_query && parameters)
        comparison.compare_parameters(parameters, generated.request);
    else
        compare_body(comparison,
                     at(*operation.value, "/requestBody/content"),
                     generated.request,
                     "/body");
    if (generated.response)
        compare_body(comparison,
                     at(*operation.value, "/responses/200/content"),
                     *generated.response,
                     "/200");
    check.note = std::to_string(comparison.members) + " types and members";
    return check;
}

} // namespace

Checks check_members(Project const& project, Cases const& cases)
{
    Checks out;
    for (auto const& operation : project.operations)
        for (auto const& generated : cases.operations)
            if (generated.name == operation.name)
                out.push_back(check_types(project, operation, generated));
    return out;
}

} // namespace airudder::conformance
