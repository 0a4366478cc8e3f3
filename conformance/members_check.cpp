#include "checks.hpp"
#include "schema.hpp"

#include <set>
#include <utility>

namespace airudder::conformance {
namespace {

using Members = std::vector<Shape::Member>;

/// Compares what the spec describes with the type generated from it.
class Comparison {
public:
    explicit Comparison(std::vector<std::string>& failures)
        : failures_(failures)
    {
    }

    void
    compare(Shape const& spec, Shape const& header, std::string const& place)
    {
        if (!compared_.emplace(&spec, &header).second)
            return;
        ++count;
        if (header.type != spec.type)
            fail(place, "is " + spec.type + ", in the header " + header.type);
        else if (spec.type == "record")
            compare_members(spec.members, header.members, place);
        else if (!spec.items.empty())
            compare(spec.items.at(0), header.items.at(0), place + "/-");
        else if (spec.values != header.values)
            fail(place, "has other enum values in the header");
    }

    /// Compares the members of a record, which must be in the same order.
    void compare_members(Members const& spec,
                         Members const& header,
                         std::string const& place)
    {
        auto next = header.begin();
        for (auto const& member : spec) {
            auto const member_place = below(place, member.name);
            if (next == header.end() || next->name != member.name)
                fail(member_place, "is not the header's next member");
            else
                compare_member(member, *next++, member_place);
        }
        for (; next != header.end(); ++next)
            fail(below(place, next->name), "is in the header only");
    }

    std::size_t count = 0; // types and members compared

private:
    void fail(std::string const& place, std::string const& what)
    {
        failures_.push_back(place + " " + what);
    }

    void compare_member(Shape::Member const& spec,
                        Shape::Member const& header,
                        std::string const& place)
    {
        if (header.required != spec.required)
            fail(place,
                 spec.required ? "is required, in the header optional"
                               : "is optional, in the header required");
        compare(spec.shape, header.shape, place);
    }

    std::vector<std::string>& failures_;

    /// A record may contain itself.
    std::set<std::pair<Shape const*, Shape const*>> compared_{};
};

Members query_members(Json const& spec, Json const& parameters)
{
    Members out;
    for (auto const& parameter : parameters.elements) {
        if (parameter.word("in") != "query")
            continue;
        auto const* required = parameter.find("required");
        out.push_back({std::string(parameter.word("name")),
                       required && required->text == "true",
                       shape_of(spec, *parameter.find("schema"))});
    }
    return out;
}

void compare_body(Comparison& comparison,
                  Json const& spec,
                  Json const* content,
                  Shape const& shape,
                  std::string const& place)
{
    if (content && !content->members.empty())
        comparison.compare(
            shape_of(spec, *content->members[0].value.find("schema")),
            shape,
            place);
}

Check check_types(Project const& project,
                  Operation const& operation,
                  OperationCase const& generated)
{
    Check check{"members", operation.name, {}, {}};
    Comparison comparison(check.failures);
    auto const* parameters = operation.value->find("parameters");
    if (generated.in_query && parameters)
        comparison.compare_members(query_members(project.spec, *parameters),
                                   generated.request.members,
                                   "/query");
    else
        compare_body(comparison,
                     project.spec,
                     at(*operation.value, "/requestBody/content"),
                     generated.request,
                     "/body");
    if (generated.response)
        compare_body(comparison,
                     project.spec,
                     at(*operation.value, "/responses/200/content"),
                     *generated.response,
                     "/200");
    check.note = std::to_string(comparison.count) + " types and members";
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
