#include "expected_issues.hpp"

#include "decimal.hpp"

#include <algorithm>
#include <set>

namespace airudder::conformance {
namespace {

/// The kind of the JSON values that fit, although some fit only in part.
Json::Kind fitting_kind(Shape const& shape)
{
    auto const& type = shape.type;
    if (type == "record" || type == "open" || type == "map")
        return Json::Kind::object;
    if (type == "array")
        return Json::Kind::array;
    if (type == "boolean")
        return Json::Kind::boolean;
    return type == "string" || type == "enum" ? Json::Kind::string
                                              : Json::Kind::number;
}

Shape::Member const* find_member(Shape const& shape, std::string const& name)
{
    auto const at =
        std::ranges::find(shape.members, name, &Shape::Member::name);
    return at == shape.members.end() ? nullptr : &*at;
}

/// Whether an open object keeps the number as an integer.
bool is_kept_integer(std::string const& number)
{
    return is_plain_integer(number) && (int64_of(number) || uint64_of(number));
}

class Inspection {
public:
    void value(Shape const& shape, Json const& value, std::string const& place)
    {
        if (shape.type == "any")
            open(value, place);
        else if (!value.is(fitting_kind(shape)))
            report(place, "wrong_type");
        else if (shape.type == "record")
            record(shape, value, place);
        else if (shape.type == "array")
            array(shape.items.front(), value, place);
        else if (shape.type == "map")
            map(shape.items.front(), value, place);
        else if (shape.type == "open")
            open(value, place);
        else if (shape.type == "enum")
            word(shape, value.text, place);
        else if (shape.type == "integer" || shape.type == "integer enum")
            integer(shape, value, place);
        else if (shape.type == "number")
            number(value, place);
    }

    std::vector<PlainIssue> found{};

private:
    void report(std::string const& place, char const* kind)
    {
        found.push_back({place, kind});
    }

    void record(Shape const& shape, Json const& value, std::string const& place)
    {
        std::set<std::string_view> seen;
        for (auto const& [name, member] : value.members) {
            auto const at = below(place, name);
            auto const* known = find_member(shape, name);
            bool const is_new = seen.insert(name).second;
            if (!is_new)
                report(at, "duplicate");
            if (known)
                this->value(known->shape, member, at);
            else if (is_new)
                report(at, "unknown_member");
        }
        for (auto const& member : shape.members)
            if (member.required && !seen.contains(member.name))
                report(below(place, member.name), "missing");
    }

    void array(Shape const& item, Json const& value, std::string const& place)
    {
        for (std::size_t i = 0; i < value.elements.size(); ++i)
            this->value(item, value.elements[i], below(place, i));
    }

    void map(Shape const& item, Json const& value, std::string const& place)
    {
        std::set<std::string_view> seen;
        for (auto const& [name, member] : value.members) {
            auto const at = below(place, name);
            if (!seen.insert(name).second)
                report(at, "duplicate");
            this->value(item, member, at);
        }
    }

    void
    integer(Shape const& shape, Json const& value, std::string const& place)
    {
        auto const number = int64_of(value.text);
        if (!number)
            report(place, "wrong_type");
        else if (shape.type == "integer enum")
            word(shape, std::to_string(*number), place);
    }

    void
    word(Shape const& shape, std::string const& text, std::string const& place)
    {
        if (std::ranges::find(shape.values, text) == shape.values.end())
            report(place, "unknown_value");
    }

    void number(Json const& value, std::string const& place)
    {
        if (!double_of(value.text))
            report(place, "wrong_type");
        else if (is_rounded(value.text))
            report(place, "rounded");
    }

    /// Any names and any values fit; numbers only as far as a double can hold
    /// them.
    void open(Json const& value, std::string const& place)
    {
        if (value.is(Json::Kind::number) && !is_kept_integer(value.text))
            number(value, place);
        for (std::size_t i = 0; i < value.elements.size(); ++i)
            open(value.elements[i], below(place, i));
        std::set<std::string_view> seen;
        for (auto const& [name, member] : value.members) {
            auto const at = below(place, name);
            if (!seen.insert(name).second)
                report(at, "duplicate");
            open(member, at);
        }
    }
};

} // namespace

std::vector<PlainIssue> expected_issues(Shape const& shape, Json const& value)
{
    Inspection inspection;
    inspection.value(shape, value, "");
    return std::move(inspection.found);
}

} // namespace airudder::conformance
