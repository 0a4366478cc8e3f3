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
        ++count;
        // A type may lead back to itself.
        if (!compared_.emplace(&spec, &header).second)
            return;
        if (header.type != spec.type)
            fail(place, "is " + spec.type + ", in the header " + header.type);
        else if (spec.type == "record")
            compare_members(spec.members, header.members, place);
        else if (!spec.items.empty())
            compare(spec.items.at(0),
                    header.items.at(0),
                    place + (spec.type == "map" ? "/*" : "/-"));
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
    std::set<std::pair<Shape const*, Shape const*>> compared_{};
};

/// The parameters that are members of a record. Headers with a default are
/// constants.
Members
parameter_members(Json const& spec, Json const* parameters, std::string_view in)
{
    Members out;
    if (!parameters)
        return out;
    for (auto const& parameter : parameters->elements) {
        auto const& schema = *parameter.find("schema");
        if (parameter.word("in") != in ||
            (in == "header" && schema.find("default")))
            continue;
        auto const* required = parameter.find("required");
        out.push_back({std::string(parameter.word("name")),
                       required && required->text == "true",
                       shape_of(spec, schema)});
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
    else
        comparison.compare_members({}, shape.members, place);
}

/// The status whose content the response describes: the first 2xx with content.
std::string answer_status(Operation const& operation)
{
    if (auto const* responses = operation.value->find("responses"))
        for (auto const& [status, response] : responses->members)
            if (status.starts_with('2') && response.find("content"))
                return status;
    return "2xx";
}

Check check_types(Json const& spec,
                  Operation const& operation,
                  OperationCase const& generated)
{
    Check check{.kind = "members",
                .subject = operation.name,
                .operation = operation.name};
    Comparison comparison(check.failures);
    for (auto const& [part, shape, optional] : generated.parts) {
        auto const place = '/' + part;
        if (part == "body")
            compare_body(comparison,
                         spec,
                         at(*operation.value, "/requestBody/content"),
                         shape,
                         place);
        else
            comparison.compare_members(
                parameter_members(
                    spec, operation.value->find("parameters"), part),
                shape.members,
                place);
    }
    if (generated.response) {
        auto const status = answer_status(operation);
        compare_body(comparison,
                     spec,
                     at(*operation.value, "/responses/" + status + "/content"),
                     *generated.response,
                     '/' + status);
    }
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
                out.push_back(timed([&] {
                    return check_types(project.spec, operation, generated);
                }));
    return out;
}

} // namespace airudder::conformance
