#include "expected_issues.hpp"

#include "dom.hpp"
#include "numbers.hpp"

#include <algorithm>
#include <set>

namespace fuzz {
namespace {

using airudder::IssueKind;

Shape::Member const* find_member(Shape const& shape, std::string const& name)
{
    auto const at =
        std::ranges::find(shape.members, name, &Shape::Member::name);
    return at == shape.members.end() ? nullptr : &*at;
}

class Inspection {
public:
    void value(Shape const& shape,
               json_dom::Value const& value,
               std::string const& place)
    {
        if (!fits(shape, value))
            report(place, IssueKind::wrong_type);
        else if (shape.type == "record")
            record(shape, value, place);
        else if (shape.type == "array")
            array(shape.items.front(), value, place);
        else if (shape.type == "open")
            open(value, place);
        else if (shape.type == "enum")
            text(shape, value, place);
        else if (shape.type == "integer" && !int64_of(value.text))
            report(place, IssueKind::wrong_type);
        else if (shape.type == "number")
            number(value, place);
    }

    std::vector<Deviation> found{};

private:
    void report(std::string const& place, IssueKind kind)
    {
        found.push_back({place, kind});
    }

    static char kind_of(Shape const& shape)
    {
        if (shape.type == "record" || shape.type == "open")
            return '{';
        if (shape.type == "array")
            return '[';
        return shape.type == "string" || shape.type == "enum" ? '"' : '0';
    }

    static bool fits(Shape const& shape, json_dom::Value const& value)
    {
        if (shape.type == "boolean")
            return value.kind == 't' || value.kind == 'f';
        return value.kind == kind_of(shape);
    }

    void record(Shape const& shape,
                json_dom::Value const& value,
                std::string const& place)
    {
        std::set<std::string_view> seen;
        for (auto const& [name, member] : value.members) {
            auto const at = below(place, name);
            auto const known = find_member(shape, name);
            bool const is_new = seen.insert(name).second;
            if (!is_new)
                report(at, IssueKind::duplicate);
            if (known)
                this->value(known->shape, member, at);
            else if (is_new)
                report(at, IssueKind::unknown_member);
        }
        for (auto const& member : shape.members)
            if (member.required && !seen.contains(member.name))
                report(below(place, member.name), IssueKind::missing);
    }

    void array(Shape const& item,
               json_dom::Value const& value,
               std::string const& place)
    {
        for (std::size_t i = 0; i != value.elements.size(); ++i)
            this->value(
                item, value.elements[i], below(place, std::to_string(i)));
    }

    void text(Shape const& shape,
              json_dom::Value const& value,
              std::string const& at)
    {
        if (std::ranges::find(shape.values, value.text) == shape.values.end())
            report(at, IssueKind::unknown_value);
    }

    void number(json_dom::Value const& value, std::string const& place)
    {
        if (!double_of(value.text))
            report(place, IssueKind::wrong_type);
        else if (is_rounded(value.text))
            report(place, IssueKind::rounded);
    }

    void open(json_dom::Value const& value, std::string const& place)
    {
        if (value.kind == '0' && !is_held_exactly(value.text))
            number(value, place);
        for (std::size_t i = 0; i != value.elements.size(); ++i)
            open(value.elements[i], below(place, std::to_string(i)));
        std::set<std::string_view> seen;
        for (auto const& [name, member] : value.members) {
            auto const at = below(place, name);
            if (!seen.insert(name).second)
                report(at, IssueKind::duplicate);
            open(member, at);
        }
    }

    static bool is_held_exactly(std::string const& number)
    {
        return is_plain_integer(number) &&
               (int64_of(number) || uint64_of(number));
    }
};

} // namespace

std::vector<Deviation> expected_issues(Shape const& shape,
                                       json_dom::Value const& value)
{
    Inspection inspection;
    inspection.value(shape, value, "");
    return std::move(inspection.found);
}

} // namespace fuzz
